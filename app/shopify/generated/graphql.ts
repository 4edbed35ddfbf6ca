/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type BulkOperationErrorCode =
  | 'ACCESS_DENIED'
  | 'INTERNAL_SERVER_ERROR'
  | 'TIMEOUT';

export type BulkOperationStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'COMPLETED'
  | 'CREATED'
  | 'EXPIRED'
  | 'FAILED'
  | 'RUNNING';

export type BulkOperationUserErrorCode =
  | 'INVALID'
  | 'LIMIT_REACHED'
  | 'OPERATION_IN_PROGRESS';

export type CustomerEmailAddressMarketingState =
  | 'INVALID'
  | 'NOT_SUBSCRIBED'
  | 'PENDING'
  | 'SUBSCRIBED'
  | 'UNSUBSCRIBED';

export type CustomerState =
  | 'DECLINED'
  | 'DISABLED'
  | 'ENABLED'
  | 'INVITED';

export type DiscountAmountInput = {
  amount?: string | null | undefined;
  appliesOnEachItem?: boolean | null | undefined;
};

export type DiscountBuyerSelection =
  | 'ALL';

export type DiscountCodeBasicInput = {
  appliesOncePerCustomer?: boolean | null | undefined;
  code?: string | null | undefined;
  combinesWith?: DiscountCombinesWithInput | null | undefined;
  context?: DiscountContextInput | null | undefined;
  customerGets?: DiscountCustomerGetsInput | null | undefined;
  /** @deprecated Use `context` instead. */
  customerSelection?: DiscountCustomerSelectionInput | null | undefined;
  endsAt?: string | null | undefined;
  minimumRequirement?: DiscountMinimumRequirementInput | null | undefined;
  recurringCycleLimit?: number | null | undefined;
  startsAt?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  title?: string | null | undefined;
  usageLimit?: number | null | undefined;
};

export type DiscountCodeFreeShippingInput = {
  appliesOnOneTimePurchase?: boolean | null | undefined;
  appliesOnSubscription?: boolean | null | undefined;
  appliesOncePerCustomer?: boolean | null | undefined;
  code?: string | null | undefined;
  combinesWith?: DiscountCombinesWithInput | null | undefined;
  context?: DiscountContextInput | null | undefined;
  /** @deprecated Use `context` instead. */
  customerSelection?: DiscountCustomerSelectionInput | null | undefined;
  destination?: DiscountShippingDestinationSelectionInput | null | undefined;
  endsAt?: string | null | undefined;
  maximumShippingPrice?: string | null | undefined;
  minimumRequirement?: DiscountMinimumRequirementInput | null | undefined;
  recurringCycleLimit?: number | null | undefined;
  startsAt?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  title?: string | null | undefined;
  usageLimit?: number | null | undefined;
};

export type DiscountCollectionsInput = {
  add?: Array<string | number> | null | undefined;
  remove?: Array<string | number> | null | undefined;
};

export type DiscountCombinesWithInput = {
  orderDiscounts?: boolean | null | undefined;
  productDiscounts?: boolean | null | undefined;
  productDiscountsWithTagsOnSameCartLine?: ProductDiscountsWithTagsOnSameCartLineInput | null | undefined;
  shippingDiscounts?: boolean | null | undefined;
};

export type DiscountContextInput =
  {   all: DiscountBuyerSelection; customerSegments?: never; customers?: never; markets?: never; }
  |  { all?: never;   customerSegments: DiscountCustomerSegmentsInput; customers?: never; markets?: never; }
  |  { all?: never; customerSegments?: never;   customers: DiscountCustomersInput; markets?: never; }
  |  { all?: never; customerSegments?: never; customers?: never;   markets: DiscountMarketsInput; };

export type DiscountCountriesInput = {
  add?: Array<string> | null | undefined;
  includeRestOfWorld?: boolean | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type DiscountCustomerGetsInput = {
  appliesOnOneTimePurchase?: boolean | null | undefined;
  appliesOnSubscription?: boolean | null | undefined;
  items?: DiscountItemsInput | null | undefined;
  value?: DiscountCustomerGetsValueInput | null | undefined;
};

export type DiscountCustomerGetsValueInput = {
  discountAmount?: DiscountAmountInput | null | undefined;
  discountOnQuantity?: DiscountOnQuantityInput | null | undefined;
  percentage?: number | null | undefined;
};

export type DiscountCustomerSegmentsInput = {
  add?: Array<string | number> | null | undefined;
  remove?: Array<string | number> | null | undefined;
};

export type DiscountCustomerSelectionInput = {
  all?: boolean | null | undefined;
  customerSegments?: DiscountCustomerSegmentsInput | null | undefined;
  customers?: DiscountCustomersInput | null | undefined;
};

export type DiscountCustomersInput = {
  add?: Array<string | number> | null | undefined;
  remove?: Array<string | number> | null | undefined;
};

export type DiscountEffectInput = {
  amount?: string | null | undefined;
  percentage?: number | null | undefined;
};

export type DiscountErrorCode =
  | 'ACTIVE_PERIOD_OVERLAP'
  | 'APPLIES_ON_NOTHING'
  | 'BLANK'
  | 'CONFLICT'
  | 'DISCOUNT_NOT_COMPATIBLE_WITH_CONDITION_TYPES'
  | 'DUPLICATE'
  | 'END_DATE_BEFORE_START_DATE'
  | 'EQUAL_TO'
  | 'EXCEEDED_MAX'
  | 'GREATER_THAN'
  | 'GREATER_THAN_OR_EQUAL_TO'
  | 'IMPLICIT_DUPLICATE'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS'
  | 'INVALID_DISCOUNT_CLASS_FOR_PRICE_RULE'
  | 'INVALID_PRODUCT_DISCOUNTS_FALSE_WITH_EXISTING_TAGS_ON_SAME_CART_LINE'
  | 'INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS'
  | 'INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_WITHOUT_PRODUCT_DISCOUNTS'
  | 'INVALID_TAG_LENGTH'
  | 'LESS_THAN'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'MAX_APP_DISCOUNTS'
  | 'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT'
  | 'MISSING_ARGUMENT'
  | 'MISSING_FUNCTION_IDENTIFIER'
  | 'MULTIPLE_FUNCTION_IDENTIFIERS'
  | 'MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS'
  | 'PRESENT'
  | 'PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_NOT_ENTITLED'
  | 'RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_MANY_ARGUMENTS'
  | 'TOO_MANY_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE'
  | 'TOO_MANY_TAGS'
  | 'TOO_SHORT'
  | 'VALUE_OUTSIDE_RANGE';

export type DiscountItemsInput = {
  all?: boolean | null | undefined;
  collections?: DiscountCollectionsInput | null | undefined;
  products?: DiscountProductsInput | null | undefined;
};

export type DiscountMarketsInput = {
  add?: Array<string | number> | null | undefined;
  remove?: Array<string | number> | null | undefined;
};

export type DiscountMinimumQuantityInput = {
  greaterThanOrEqualToQuantity?: string | null | undefined;
};

export type DiscountMinimumRequirementInput = {
  quantity?: DiscountMinimumQuantityInput | null | undefined;
  subtotal?: DiscountMinimumSubtotalInput | null | undefined;
};

export type DiscountMinimumSubtotalInput = {
  greaterThanOrEqualToSubtotal?: string | null | undefined;
};

export type DiscountOnQuantityInput = {
  effect?: DiscountEffectInput | null | undefined;
  quantity?: string | null | undefined;
};

export type DiscountProductsInput = {
  productVariantsToAdd?: Array<string | number> | null | undefined;
  productVariantsToRemove?: Array<string | number> | null | undefined;
  productsToAdd?: Array<string | number> | null | undefined;
  productsToRemove?: Array<string | number> | null | undefined;
};

export type DiscountShippingDestinationSelectionInput = {
  all?: boolean | null | undefined;
  countries?: DiscountCountriesInput | null | undefined;
};

export type DiscountStatus =
  | 'ACTIVE'
  | 'EXPIRED'
  | 'SCHEDULED';

export type DisputeStatus =
  | 'ACCEPTED'
  | 'CHARGE_REFUNDED'
  | 'LOST'
  | 'NEEDS_RESPONSE'
  | 'PREVENTED'
  | 'UNDER_REVIEW'
  | 'WON';

export type DisputeType =
  | 'CHARGEBACK'
  | 'INQUIRY';

export type GiftCardCreateInput = {
  code?: string | null | undefined;
  crossCurrencyRedemptionStrategy?: GiftCardCrossCurrencyRedemptionStrategy | null | undefined;
  customerId?: string | number | null | undefined;
  expiresOn?: string | null | undefined;
  initialAmount?: MoneyInput | null | undefined;
  /** @deprecated Use `initialAmount` instead. */
  initialValue?: string | null | undefined;
  note?: string | null | undefined;
  recipientAttributes?: GiftCardRecipientInput | null | undefined;
  templateSuffix?: string | null | undefined;
};

export type GiftCardCrossCurrencyRedemptionStrategy =
  | 'MARKET_FX'
  | 'NONE'
  | 'SPOT_FX';

export type GiftCardDeactivateUserErrorCode =
  | 'GIFT_CARD_NOT_FOUND';

export type GiftCardErrorCode =
  | 'CUSTOMER_NOT_FOUND'
  | 'GIFT_CARD_LIMIT_EXCEEDED'
  | 'GREATER_THAN'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'MISSING_ARGUMENT'
  | 'RECIPIENT_NOT_FOUND'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT';

export type GiftCardRecipientInput = {
  id: string | number;
  message?: string | null | undefined;
  preferredName?: string | null | undefined;
  sendNotificationAt?: string | null | undefined;
};

export type MetafieldsSetInput = {
  compareDigest?: string | null | undefined;
  key: string;
  namespace?: string | null | undefined;
  ownerId: string | number;
  type?: string | null | undefined;
  value: string;
};

export type MetafieldsSetUserErrorCode =
  | 'APP_NOT_AUTHORIZED'
  | 'BLANK'
  | 'CAPABILITY_VIOLATION'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMPARE_DIGEST'
  | 'INVALID_TYPE'
  | 'INVALID_VALUE'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'PRESENT'
  | 'STALE_OBJECT'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT';

export type MoneyInput = {
  amount: string;
  currencyCode: string;
};

export type OrderDisplayFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderRiskRecommendationResult =
  | 'ACCEPT'
  | 'CANCEL'
  | 'INVESTIGATE'
  | 'NONE';

export type ProductDiscountsWithTagsOnSameCartLineInput = {
  add?: Array<string> | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type RiskAssessmentResult =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'NONE'
  | 'PENDING';

export type StoreCreditAccountCreditInput = {
  creditAmount: MoneyInput;
  expiresAt?: string | null | undefined;
  notify?: boolean | null | undefined;
};

export type StoreCreditAccountCreditUserErrorCode =
  | 'ACCOUNT_NOT_FOUND'
  | 'CREDIT_LIMIT_EXCEEDED'
  | 'EXPIRES_AT_IN_PAST'
  | 'MISMATCHING_CURRENCY'
  | 'NEGATIVE_OR_ZERO_AMOUNT'
  | 'OWNER_NOT_FOUND'
  | 'UNSUPPORTED_CURRENCY';

export type StoreCreditAccountDebitInput = {
  debitAmount: MoneyInput;
};

export type StoreCreditAccountDebitUserErrorCode =
  | 'ACCOUNT_NOT_FOUND'
  | 'INSUFFICIENT_FUNDS'
  | 'MISMATCHING_CURRENCY'
  | 'NEGATIVE_OR_ZERO_AMOUNT';

export type StoreCreditSystemEvent =
  | 'ADJUSTMENT'
  | 'ORDER_CANCELLATION'
  | 'ORDER_PAYMENT'
  | 'ORDER_REFUND'
  | 'PAYMENT_FAILURE'
  | 'PAYMENT_RETURNED'
  | 'TAX_FINALIZATION';

export type WebhookSubscriptionTopic =
  | 'APP_PURCHASES_ONE_TIME_UPDATE'
  | 'APP_SCOPES_UPDATE'
  | 'APP_SUBSCRIPTIONS_APPROACHING_CAPPED_AMOUNT'
  | 'APP_SUBSCRIPTIONS_UPDATE'
  | 'APP_UNINSTALLED'
  | 'AUDIT_EVENTS_ADMIN_API_ACTIVITY'
  | 'BULK_OPERATIONS_FINISH'
  | 'CARTS_CREATE'
  | 'CARTS_UPDATE'
  | 'CHANNELS_DELETE'
  | 'CHECKOUTS_CREATE'
  | 'CHECKOUTS_DELETE'
  | 'CHECKOUTS_UPDATE'
  | 'COLLECTIONS_CREATE'
  | 'COLLECTIONS_DELETE'
  | 'COLLECTIONS_UPDATE'
  | 'COLLECTION_LISTINGS_ADD'
  | 'COLLECTION_LISTINGS_REMOVE'
  | 'COLLECTION_LISTINGS_UPDATE'
  | 'COLLECTION_PUBLICATIONS_CREATE'
  | 'COLLECTION_PUBLICATIONS_DELETE'
  | 'COLLECTION_PUBLICATIONS_UPDATE'
  | 'COMPANIES_CREATE'
  | 'COMPANIES_DELETE'
  | 'COMPANIES_UPDATE'
  | 'COMPANY_CONTACTS_CREATE'
  | 'COMPANY_CONTACTS_DELETE'
  | 'COMPANY_CONTACTS_UPDATE'
  | 'COMPANY_CONTACT_ROLES_ASSIGN'
  | 'COMPANY_CONTACT_ROLES_REVOKE'
  | 'COMPANY_LOCATIONS_CREATE'
  | 'COMPANY_LOCATIONS_DELETE'
  | 'COMPANY_LOCATIONS_UPDATE'
  | 'CUSTOMERS_CREATE'
  | 'CUSTOMERS_DELETE'
  | 'CUSTOMERS_DISABLE'
  | 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE'
  | 'CUSTOMERS_ENABLE'
  | 'CUSTOMERS_MARKETING_CONSENT_UPDATE'
  | 'CUSTOMERS_MERGE'
  | 'CUSTOMERS_PURCHASING_SUMMARY'
  | 'CUSTOMERS_UPDATE'
  | 'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE'
  | 'CUSTOMER_ACCOUNT_SETTINGS_UPDATE'
  | 'CUSTOMER_GROUPS_CREATE'
  | 'CUSTOMER_GROUPS_DELETE'
  | 'CUSTOMER_GROUPS_UPDATE'
  | 'CUSTOMER_JOINED_SEGMENT'
  | 'CUSTOMER_LEFT_SEGMENT'
  | 'CUSTOMER_PAYMENT_METHODS_CREATE'
  | 'CUSTOMER_PAYMENT_METHODS_REVOKE'
  | 'CUSTOMER_PAYMENT_METHODS_UPDATE'
  | 'CUSTOMER_TAGS_ADDED'
  | 'CUSTOMER_TAGS_REMOVED'
  | 'DELIVERY_PROMISE_SETTINGS_UPDATE'
  | 'DISCOUNTS_CREATE'
  | 'DISCOUNTS_DELETE'
  | 'DISCOUNTS_REDEEMCODE_ADDED'
  | 'DISCOUNTS_REDEEMCODE_REMOVED'
  | 'DISCOUNTS_UPDATE'
  | 'DISPUTES_CREATE'
  | 'DISPUTES_UPDATE'
  | 'DOMAINS_CREATE'
  | 'DOMAINS_DESTROY'
  | 'DOMAINS_UPDATE'
  | 'DRAFT_ORDERS_CREATE'
  | 'DRAFT_ORDERS_DELETE'
  | 'DRAFT_ORDERS_UPDATE'
  | 'FINANCE_APP_STAFF_MEMBER_DELETE'
  | 'FINANCE_APP_STAFF_MEMBER_GRANT'
  | 'FINANCE_APP_STAFF_MEMBER_REVOKE'
  | 'FINANCE_APP_STAFF_MEMBER_UPDATE'
  | 'FINANCE_KYC_INFORMATION_UPDATE'
  | 'FULFILLMENTS_CREATE'
  | 'FULFILLMENTS_UPDATE'
  | 'FULFILLMENT_EVENTS_CREATE'
  | 'FULFILLMENT_EVENTS_DELETE'
  | 'FULFILLMENT_HOLDS_ADDED'
  | 'FULFILLMENT_HOLDS_RELEASED'
  | 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_ACCEPTED'
  | 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_REJECTED'
  | 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_SUBMITTED'
  | 'FULFILLMENT_ORDERS_CANCELLED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_ACCEPTED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_REJECTED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_SUBMITTED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_SERVICE_FAILED_TO_COMPLETE'
  | 'FULFILLMENT_ORDERS_HOLD_RELEASED'
  | 'FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_LOCAL_DELIVERY'
  | 'FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_PICKUP'
  | 'FULFILLMENT_ORDERS_MANUALLY_REPORTED_PROGRESS_STOPPED'
  | 'FULFILLMENT_ORDERS_MERGED'
  | 'FULFILLMENT_ORDERS_MOVED'
  | 'FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE'
  | 'FULFILLMENT_ORDERS_PLACED_ON_HOLD'
  | 'FULFILLMENT_ORDERS_PROGRESS_REPORTED'
  | 'FULFILLMENT_ORDERS_RESCHEDULED'
  | 'FULFILLMENT_ORDERS_SCHEDULED_FULFILLMENT_ORDER_READY'
  | 'FULFILLMENT_ORDERS_SPLIT'
  | 'INVENTORY_ITEMS_CREATE'
  | 'INVENTORY_ITEMS_DELETE'
  | 'INVENTORY_ITEMS_UPDATE'
  | 'INVENTORY_LEVELS_CONNECT'
  | 'INVENTORY_LEVELS_DISCONNECT'
  | 'INVENTORY_LEVELS_UPDATE'
  | 'INVENTORY_SHIPMENTS_ADD_ITEMS'
  | 'INVENTORY_SHIPMENTS_CREATE'
  | 'INVENTORY_SHIPMENTS_DELETE'
  | 'INVENTORY_SHIPMENTS_MARK_IN_TRANSIT'
  | 'INVENTORY_SHIPMENTS_RECEIVE_ITEMS'
  | 'INVENTORY_SHIPMENTS_REMOVE_ITEMS'
  | 'INVENTORY_SHIPMENTS_UPDATE_ITEM_QUANTITIES'
  | 'INVENTORY_SHIPMENTS_UPDATE_TRACKING'
  | 'INVENTORY_TRANSFERS_ADD_ITEMS'
  | 'INVENTORY_TRANSFERS_CANCEL'
  | 'INVENTORY_TRANSFERS_COMPLETE'
  | 'INVENTORY_TRANSFERS_READY_TO_SHIP'
  | 'INVENTORY_TRANSFERS_REMOVE_ITEMS'
  | 'INVENTORY_TRANSFERS_UPDATED'
  | 'INVENTORY_TRANSFERS_UPDATE_ITEM_QUANTITIES'
  | 'LOCALES_CREATE'
  | 'LOCALES_DESTROY'
  | 'LOCALES_UPDATE'
  | 'LOCATIONS_ACTIVATE'
  | 'LOCATIONS_CREATE'
  | 'LOCATIONS_DEACTIVATE'
  | 'LOCATIONS_DELETE'
  | 'LOCATIONS_UPDATE'
  | 'MARKETS_BACKUP_REGION_UPDATE'
  | 'MARKETS_CREATE'
  | 'MARKETS_DELETE'
  | 'MARKETS_UPDATE'
  | 'METAFIELD_DEFINITIONS_CREATE'
  | 'METAFIELD_DEFINITIONS_DELETE'
  | 'METAFIELD_DEFINITIONS_UPDATE'
  | 'METAOBJECTS_CREATE'
  | 'METAOBJECTS_DELETE'
  | 'METAOBJECTS_UPDATE'
  | 'ORDERS_CANCELLED'
  | 'ORDERS_CREATE'
  | 'ORDERS_DELETE'
  | 'ORDERS_EDITED'
  | 'ORDERS_FULFILLED'
  | 'ORDERS_LINK_REQUESTED'
  | 'ORDERS_PAID'
  | 'ORDERS_PARTIALLY_FULFILLED'
  | 'ORDERS_RISK_ASSESSMENT_CHANGED'
  | 'ORDERS_SHOPIFY_PROTECT_ELIGIBILITY_CHANGED'
  | 'ORDERS_UPDATED'
  | 'ORDER_TRANSACTIONS_CREATE'
  | 'PAYMENT_SCHEDULES_DUE'
  | 'PAYMENT_TERMS_CREATE'
  | 'PAYMENT_TERMS_DELETE'
  | 'PAYMENT_TERMS_UPDATE'
  | 'PRODUCTS_CREATE'
  | 'PRODUCTS_DELETE'
  | 'PRODUCTS_UPDATE'
  | 'PRODUCT_FEEDS_CREATE'
  | 'PRODUCT_FEEDS_FULL_SYNC'
  | 'PRODUCT_FEEDS_FULL_SYNC_FINISH'
  | 'PRODUCT_FEEDS_INCREMENTAL_SYNC'
  | 'PRODUCT_FEEDS_UPDATE'
  | 'PRODUCT_LISTINGS_ADD'
  | 'PRODUCT_LISTINGS_REMOVE'
  | 'PRODUCT_LISTINGS_UPDATE'
  | 'PRODUCT_PUBLICATIONS_CREATE'
  | 'PRODUCT_PUBLICATIONS_DELETE'
  | 'PRODUCT_PUBLICATIONS_UPDATE'
  | 'PROFILES_CREATE'
  | 'PROFILES_DELETE'
  | 'PROFILES_UPDATE'
  | 'REFUNDS_CREATE'
  | 'RETURNS_APPROVE'
  | 'RETURNS_CANCEL'
  | 'RETURNS_CLOSE'
  | 'RETURNS_DECLINE'
  | 'RETURNS_PROCESS'
  | 'RETURNS_REOPEN'
  | 'RETURNS_REQUEST'
  | 'RETURNS_UPDATE'
  | 'REVERSE_DELIVERIES_ATTACH_DELIVERABLE'
  | 'REVERSE_FULFILLMENT_ORDERS_DISPOSE'
  | 'SCHEDULED_PRODUCT_LISTINGS_ADD'
  | 'SCHEDULED_PRODUCT_LISTINGS_REMOVE'
  | 'SCHEDULED_PRODUCT_LISTINGS_UPDATE'
  | 'SEGMENTS_CREATE'
  | 'SEGMENTS_DELETE'
  | 'SEGMENTS_UPDATE'
  | 'SELLING_PLAN_GROUPS_CREATE'
  | 'SELLING_PLAN_GROUPS_DELETE'
  | 'SELLING_PLAN_GROUPS_UPDATE'
  | 'SHIPPING_ADDRESSES_CREATE'
  | 'SHIPPING_ADDRESSES_UPDATE'
  | 'SHOP_UPDATE'
  | 'SUBSCRIPTION_BILLING_ATTEMPTS_CHALLENGED'
  | 'SUBSCRIPTION_BILLING_ATTEMPTS_FAILURE'
  | 'SUBSCRIPTION_BILLING_ATTEMPTS_SUCCESS'
  | 'SUBSCRIPTION_BILLING_CYCLES_SKIP'
  | 'SUBSCRIPTION_BILLING_CYCLES_UNSKIP'
  | 'SUBSCRIPTION_BILLING_CYCLE_EDITS_CREATE'
  | 'SUBSCRIPTION_BILLING_CYCLE_EDITS_DELETE'
  | 'SUBSCRIPTION_BILLING_CYCLE_EDITS_UPDATE'
  | 'SUBSCRIPTION_CONTRACTS_ACTIVATE'
  | 'SUBSCRIPTION_CONTRACTS_CANCEL'
  | 'SUBSCRIPTION_CONTRACTS_CREATE'
  | 'SUBSCRIPTION_CONTRACTS_EXPIRE'
  | 'SUBSCRIPTION_CONTRACTS_FAIL'
  | 'SUBSCRIPTION_CONTRACTS_PAUSE'
  | 'SUBSCRIPTION_CONTRACTS_UPDATE'
  | 'TAX_SERVICES_CREATE'
  | 'TAX_SERVICES_UPDATE'
  | 'TENDER_TRANSACTIONS_CREATE'
  | 'THEMES_CREATE'
  | 'THEMES_DELETE'
  | 'THEMES_PUBLISH'
  | 'THEMES_UPDATE'
  | 'VARIANTS_IN_STOCK'
  | 'VARIANTS_OUT_OF_STOCK';

export type AboutOrderQueryVariables = Exact<{
  orderId: string | number;
  customerId: string | number;
  segmentIds: Array<string | number> | string | number;
  wantsSegments: boolean;
  advocateId: string | number;
  wantsAdvocate: boolean;
  advocateSegmentIds: Array<string | number> | string | number;
  wantsAdvocateSegments: boolean;
  wantsLines: boolean;
  linesAfter?: string | null | undefined;
}>;


export type AboutOrderQuery = { order: { id: string, updatedAt: string, risk: { recommendation: OrderRiskRecommendationResult, assessments: Array<{ riskLevel: RiskAssessmentResult, provider: { id: string } | null }> }, customer: { id: string, numberOfOrders: string, tags: Array<string>, createdAt: string, amountSpent: { amount: string, currencyCode: string }, defaultEmailAddress: { emailAddress: string, marketingState: CustomerEmailAddressMarketingState } | null, defaultAddress: { countryCodeV2: string | null } | null, lastOrder: { id: string, processedAt: string } | null } | null, customerJourneySummary: { ready: boolean, customerOrderIndex: number | null } | null, lineItems?: { nodes: Array<{ id: string, currentQuantity: number, quantity: number, discountedTotalSet: { shopMoney: { amount: string, currencyCode: string } }, product: { id: string, collections: { nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean } } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, segments?: { memberships: Array<{ segmentId: string, isMember: boolean }> }, advocate?: { id: string, numberOfOrders: string, tags: Array<string>, createdAt: string, amountSpent: { amount: string, currencyCode: string }, defaultEmailAddress: { emailAddress: string, marketingState: CustomerEmailAddressMarketingState } | null, defaultAddress: { countryCodeV2: string | null } | null, lastOrder: { id: string, processedAt: string } | null } | null, advocateSegments?: { memberships: Array<{ segmentId: string, isMember: boolean }> } };

export type AppInstallationQueryVariables = Exact<{ [key: string]: never; }>;


export type AppInstallationQuery = { currentAppInstallation: { id: string, accessScopes: Array<{ handle: string }> } };

export type BulkOperationFieldsFragment = { id: string, query: string, status: BulkOperationStatus, errorCode: BulkOperationErrorCode | null, createdAt: string, rootObjectCount: string, url: string | null, partialDataUrl: string | null };

export type BulkOperationQueryVariables = Exact<{
  id: string | number;
}>;


export type BulkOperationQuery = { bulkOperation: { id: string, query: string, status: BulkOperationStatus, errorCode: BulkOperationErrorCode | null, createdAt: string, rootObjectCount: string, url: string | null, partialDataUrl: string | null } | null };

export type CountCustomersQueryVariables = Exact<{
  surely: string;
  atMost: string;
  timeZone: string;
  asksSurely: boolean;
  asksAtMost: boolean;
}>;


export type CountCustomersQuery = { surely?: { totalCount: number }, atMost?: { totalCount: number }, customersCount: { count: number } | null };

export type CreateDiscountCodeMutationVariables = Exact<{
  discount: DiscountCodeBasicInput;
}>;


export type CreateDiscountCodeMutation = { discountCodeBasicCreate: { codeDiscountNode: { id: string } | null, userErrors: Array<{ field: Array<string> | null, code: DiscountErrorCode | null, message: string }> } | null };

export type CreateFreeShippingCodeMutationVariables = Exact<{
  discount: DiscountCodeFreeShippingInput;
}>;


export type CreateFreeShippingCodeMutation = { discountCodeFreeShippingCreate: { codeDiscountNode: { id: string } | null, userErrors: Array<{ field: Array<string> | null, code: DiscountErrorCode | null, message: string }> } | null };

export type CreateGiftCardMutationVariables = Exact<{
  input: GiftCardCreateInput;
}>;


export type CreateGiftCardMutation = { giftCardCreate: { giftCard: { id: string } | null, userErrors: Array<{ field: Array<string> | null, code: GiftCardErrorCode | null, message: string }> } | null };

export type CreditStoreCreditMutationVariables = Exact<{
  id: string | number;
  credit: StoreCreditAccountCreditInput;
}>;


export type CreditStoreCreditMutation = { storeCreditAccountCredit: { storeCreditAccountTransaction: { id: string } | null, userErrors: Array<{ field: Array<string> | null, code: StoreCreditAccountCreditUserErrorCode | null, message: string }> } | null };

export type CustomerByEmailQueryVariables = Exact<{
  email: string;
  wantsProfile: boolean;
}>;


export type CustomerByEmailQuery = { customerByIdentifier: { id: string, numberOfOrders: string, state: CustomerState, verifiedEmail: boolean, accountSince: string, defaultEmailAddress: { emailAddress: string } | null } & { id?: string, numberOfOrders?: string, tags?: Array<string>, createdAt?: string, amountSpent?: { amount: string, currencyCode: string }, defaultEmailAddress?: { emailAddress: string, marketingState: CustomerEmailAddressMarketingState } | null, defaultAddress?: { countryCodeV2: string | null } | null, lastOrder?: { id: string, processedAt: string } | null } | null };

export type CustomerDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerDetailsQuery = { customer: { id: string, firstName: string | null, lastName: string | null, verifiedEmail: boolean, locale: string, numberOfOrders: string, tags: Array<string>, createdAt: string, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null };

export type CustomerEligibilityQueryVariables = Exact<{
  id: string | number;
  segmentIds: Array<string | number> | string | number;
  wantsSegments: boolean;
}>;


export type CustomerEligibilityQuery = { customer: { id: string, numberOfOrders: string, tags: Array<string>, createdAt: string, amountSpent: { amount: string, currencyCode: string }, defaultEmailAddress: { emailAddress: string, marketingState: CustomerEmailAddressMarketingState } | null, defaultAddress: { countryCodeV2: string | null } | null, lastOrder: { id: string, processedAt: string } | null } | null, segments?: { memberships: Array<{ segmentId: string, isMember: boolean }> } };

export type CustomerExistsQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerExistsQuery = { customer: { id: string } | null };

export type CustomerProfileFragment = { id: string, numberOfOrders: string, tags: Array<string>, createdAt: string, amountSpent: { amount: string, currencyCode: string }, defaultEmailAddress: { emailAddress: string, marketingState: CustomerEmailAddressMarketingState } | null, defaultAddress: { countryCodeV2: string | null } | null, lastOrder: { id: string, processedAt: string } | null };

export type DeactivateDiscountMutationVariables = Exact<{
  id: string | number;
}>;


export type DeactivateDiscountMutation = { discountCodeDeactivate: { codeDiscountNode: { id: string, codeDiscount:
        | { __typename: 'DiscountCodeApp' }
        | { __typename: 'DiscountCodeBasic', asyncUsageCount: number }
        | { __typename: 'DiscountCodeBxgy' }
        | { __typename: 'DiscountCodeFreeShipping', asyncUsageCount: number }
       } | null, userErrors: Array<{ field: Array<string> | null, code: DiscountErrorCode | null, message: string }> } | null };

export type DeactivateGiftCardMutationVariables = Exact<{
  id: string | number;
}>;


export type DeactivateGiftCardMutation = { giftCardDeactivate: { giftCard: { id: string, enabled: boolean, initialValue: { amount: string, currencyCode: string }, balance: { amount: string, currencyCode: string } } | null, userErrors: Array<{ field: Array<string> | null, code: GiftCardDeactivateUserErrorCode | null, message: string }> } | null };

export type DebitStoreCreditMutationVariables = Exact<{
  id: string | number;
  debit: StoreCreditAccountDebitInput;
}>;


export type DebitStoreCreditMutation = { storeCreditAccountDebit: { storeCreditAccountTransaction: { id: string } | null, userErrors: Array<{ field: Array<string> | null, code: StoreCreditAccountDebitUserErrorCode | null, message: string }> } | null };

type DiscountBuyers_DiscountBuyerSelectionAll_Fragment = { __typename: 'DiscountBuyerSelectionAll' };

type DiscountBuyers_DiscountCustomerSegments_Fragment = { __typename: 'DiscountCustomerSegments' };

type DiscountBuyers_DiscountCustomers_Fragment = { __typename: 'DiscountCustomers', customers: Array<{ id: string }> };

type DiscountBuyers_DiscountMarkets_Fragment = { __typename: 'DiscountMarkets' };

export type DiscountBuyersFragment =
  | DiscountBuyers_DiscountBuyerSelectionAll_Fragment
  | DiscountBuyers_DiscountCustomerSegments_Fragment
  | DiscountBuyers_DiscountCustomers_Fragment
  | DiscountBuyers_DiscountMarkets_Fragment
;

type DiscountMinimum_DiscountMinimumQuantity_Fragment = { __typename: 'DiscountMinimumQuantity' };

type DiscountMinimum_DiscountMinimumSubtotal_Fragment = { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: { amount: string, currencyCode: string } };

export type DiscountMinimumFragment =
  | DiscountMinimum_DiscountMinimumQuantity_Fragment
  | DiscountMinimum_DiscountMinimumSubtotal_Fragment
;

export type DiscountStatusQueryVariables = Exact<{
  id: string | number;
}>;


export type DiscountStatusQuery = { discountNode: { id: string, discount:
      | { __typename: 'DiscountAutomaticApp' }
      | { __typename: 'DiscountAutomaticBasic' }
      | { __typename: 'DiscountAutomaticBxgy' }
      | { __typename: 'DiscountAutomaticFreeShipping' }
      | { __typename: 'DiscountCodeApp' }
      | { __typename: 'DiscountCodeBasic', status: DiscountStatus, asyncUsageCount: number }
      | { __typename: 'DiscountCodeBxgy' }
      | { __typename: 'DiscountCodeFreeShipping', status: DiscountStatus, asyncUsageCount: number }
     } | null };

export type FindDiscountByCodeQueryVariables = Exact<{
  code: string;
  withProducts: boolean;
}>;


export type FindDiscountByCodeQuery = { codeDiscountNodeByCode: { id: string, codeDiscount:
      | { __typename: 'DiscountCodeApp' }
      | { __typename: 'DiscountCodeBasic', title: string, usageLimit: number | null, appliesOncePerCustomer: boolean, codes: { nodes: Array<{ code: string }> }, context:
          | { __typename: 'DiscountBuyerSelectionAll' }
          | { __typename: 'DiscountCustomerSegments' }
          | { __typename: 'DiscountCustomers', customers: Array<{ id: string }> }
          | { __typename: 'DiscountMarkets' }
        , customerGets: { value:
            | { __typename: 'DiscountAmount', appliesOnEachItem: boolean, amount: { amount: string, currencyCode: string } }
            | { __typename: 'DiscountOnQuantity' }
            | { __typename: 'DiscountPercentage', percentage: number }
          , items:
            | { __typename: 'AllDiscountItems' }
            | { __typename: 'DiscountCollections' }
            | { __typename: 'DiscountProducts' } & { productVariants?: { nodes: Array<{ id: string }> } }
           }, minimumRequirement:
          | { __typename: 'DiscountMinimumQuantity' }
          | { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: { amount: string, currencyCode: string } }
         | null }
      | { __typename: 'DiscountCodeBxgy' }
      | { __typename: 'DiscountCodeFreeShipping', title: string, usageLimit: number | null, appliesOncePerCustomer: boolean, codes: { nodes: Array<{ code: string }> }, context:
          | { __typename: 'DiscountBuyerSelectionAll' }
          | { __typename: 'DiscountCustomerSegments' }
          | { __typename: 'DiscountCustomers', customers: Array<{ id: string }> }
          | { __typename: 'DiscountMarkets' }
        , destinationSelection:
          | { __typename: 'DiscountCountries' }
          | { __typename: 'DiscountCountryAll' }
        , maximumShippingPrice: { amount: string, currencyCode: string } | null, minimumRequirement:
          | { __typename: 'DiscountMinimumQuantity' }
          | { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: { amount: string, currencyCode: string } }
         | null }
     } | null };

export type FindGiftCardsQueryVariables = Exact<{
  query: string;
  after?: string | null | undefined;
}>;


export type FindGiftCardsQuery = { giftCards: { nodes: Array<{ id: string, note: string | null, lastCharacters: string, initialValue: { amount: string, currencyCode: string }, customer: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GiftCardMoneyFragment = { enabled: boolean, initialValue: { amount: string, currencyCode: string }, balance: { amount: string, currencyCode: string } };

export type GiftCardStatusQueryVariables = Exact<{
  id: string | number;
}>;


export type GiftCardStatusQuery = { giftCard: { id: string, enabled: boolean, initialValue: { amount: string, currencyCode: string }, balance: { amount: string, currencyCode: string } } | null };

export type HistoryStartQueryVariables = Exact<{ [key: string]: never; }>;


export type HistoryStartQuery = { bulkOperations: { nodes: Array<{ id: string, query: string, status: BulkOperationStatus, errorCode: BulkOperationErrorCode | null, createdAt: string, rootObjectCount: string, url: string | null, partialDataUrl: string | null }> }, ordersCount: { count: number } | null };

export type MoneyBothSidesFragment = { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } };

export type OrderByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderByIdQuery = { order: { id: string, name: string, email: string | null, phone: string | null, clientIp: string | null, customerLocale: string | null, createdAt: string, processedAt: string, updatedAt: string, cancelledAt: string | null, test: boolean, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceName: string | null, discountCodes: Array<string>, customer: { id: string, firstName: string | null, lastName: string | null, verifiedEmail: boolean, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null, purchasingEntity:
      | { __typename: 'Customer' }
      | { __typename: 'PurchasingCompany' }
     | null, billingAddress: { phone: string | null, firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, shippingAddress: { firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, subtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } } | null, currentSubtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, refundDiscrepancySet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, customAttributes: Array<{ key: string, value: string | null }>, disputes: Array<{ initiatedAs: DisputeType, status: DisputeStatus }> } | null };

export type OrderFieldsFragment = { id: string, name: string, email: string | null, phone: string | null, clientIp: string | null, customerLocale: string | null, createdAt: string, processedAt: string, updatedAt: string, cancelledAt: string | null, test: boolean, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceName: string | null, discountCodes: Array<string>, customer: { id: string, firstName: string | null, lastName: string | null, verifiedEmail: boolean, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null, purchasingEntity:
    | { __typename: 'Customer' }
    | { __typename: 'PurchasingCompany' }
   | null, billingAddress: { phone: string | null, firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, shippingAddress: { firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, subtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } } | null, currentSubtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, refundDiscrepancySet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, customAttributes: Array<{ key: string, value: string | null }>, disputes: Array<{ initiatedAs: DisputeType, status: DisputeStatus }> };

export type OrdersHistoryQueryVariables = Exact<{ [key: string]: never; }>;


export type OrdersHistoryQuery = { orders: { edges: Array<{ node: { id: string, name: string, email: string | null, phone: string | null, clientIp: string | null, customerLocale: string | null, createdAt: string, processedAt: string, updatedAt: string, cancelledAt: string | null, test: boolean, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceName: string | null, discountCodes: Array<string>, customer: { id: string, firstName: string | null, lastName: string | null, verifiedEmail: boolean, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null, purchasingEntity:
          | { __typename: 'Customer' }
          | { __typename: 'PurchasingCompany' }
         | null, billingAddress: { phone: string | null, firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, shippingAddress: { firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, subtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } } | null, currentSubtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, refundDiscrepancySet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, customAttributes: Array<{ key: string, value: string | null }>, disputes: Array<{ initiatedAs: DisputeType, status: DisputeStatus }> } }> } };

export type OrdersUpdatedPageQueryVariables = Exact<{
  query: string;
  after?: string | null | undefined;
}>;


export type OrdersUpdatedPageQuery = { orders: { nodes: Array<{ id: string, name: string, email: string | null, phone: string | null, clientIp: string | null, customerLocale: string | null, createdAt: string, processedAt: string, updatedAt: string, cancelledAt: string | null, test: boolean, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceName: string | null, discountCodes: Array<string>, customer: { id: string, firstName: string | null, lastName: string | null, verifiedEmail: boolean, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null, purchasingEntity:
        | { __typename: 'Customer' }
        | { __typename: 'PurchasingCompany' }
       | null, billingAddress: { phone: string | null, firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, shippingAddress: { firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null } | null, subtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } } | null, currentSubtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, refundDiscrepancySet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, customAttributes: Array<{ key: string, value: string | null }>, disputes: Array<{ initiatedAs: DisputeType, status: DisputeStatus }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlaceAndNameFragment = { firstName: string | null, lastName: string | null, address1: string | null, address2: string | null, zip: string | null, city: string | null, countryCodeV2: string | null };

export type RewardsInShopifyQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  withGiftCards: boolean;
}>;


export type RewardsInShopifyQuery = { nodes: Array<
    | { __typename: 'AbandonedCheckout', id: string }
    | { __typename: 'AbandonedCheckoutLineItem', id: string }
    | { __typename: 'Abandonment', id: string }
    | { __typename: 'AddAllProductsOperation', id: string }
    | { __typename: 'AdditionalFee', id: string }
    | { __typename: 'App', id: string }
    | { __typename: 'AppCatalog', id: string }
    | { __typename: 'AppCredit', id: string }
    | { __typename: 'AppInstallation', id: string }
    | { __typename: 'AppPurchaseOneTime', id: string }
    | { __typename: 'AppRevenueAttributionRecord', id: string }
    | { __typename: 'AppSubscription', id: string }
    | { __typename: 'AppUsageRecord', id: string }
    | { __typename: 'Article', id: string }
    | { __typename: 'BasicEvent', id: string }
    | { __typename: 'Blog', id: string }
    | { __typename: 'BulkOperation', id: string }
    | { __typename: 'BusinessEntity', id: string }
    | { __typename: 'CalculatedOrder', id: string }
    | { __typename: 'CartTransform', id: string }
    | { __typename: 'CashDrawer', id: string }
    | { __typename: 'CashManagementCustomReasonCode', id: string }
    | { __typename: 'CashManagementDefaultReasonCode', id: string }
    | { __typename: 'CashManagementSystemReasonCode', id: string }
    | { __typename: 'CashTrackingAdjustment', id: string }
    | { __typename: 'CashTrackingSession', id: string }
    | { __typename: 'CatalogCsvOperation', id: string }
    | { __typename: 'Channel', id: string }
    | { __typename: 'ChannelDefinition', id: string }
    | { __typename: 'ChannelInformation', id: string }
    | { __typename: 'CheckoutAndAccountsConfiguration', id: string }
    | { __typename: 'CheckoutAndAccountsConfigurationOverride', id: string }
    | { __typename: 'CheckoutProfile', id: string }
    | { __typename: 'Collection', id: string }
    | { __typename: 'CollectionConditionsSource', id: string }
    | { __typename: 'CollectionSubCollectionsSource', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'CommentEvent', id: string }
    | { __typename: 'Company', id: string }
    | { __typename: 'CompanyAddress', id: string }
    | { __typename: 'CompanyContact', id: string }
    | { __typename: 'CompanyContactRole', id: string }
    | { __typename: 'CompanyContactRoleAssignment', id: string }
    | { __typename: 'CompanyLocation', id: string }
    | { __typename: 'CompanyLocationCatalog', id: string }
    | { __typename: 'CompanyLocationStaffMemberAssignment', id: string }
    | { __typename: 'ConsentPolicy', id: string }
    | { __typename: 'CurrencyExchangeAdjustment', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'CustomerAccountAppExtensionPage', id: string }
    | { __typename: 'CustomerAccountNativePage', id: string }
    | { __typename: 'CustomerPaymentMethod', id: string }
    | { __typename: 'CustomerSegmentMembersQuery', id: string }
    | { __typename: 'CustomerVisit', id: string }
    | { __typename: 'DeliveryCarrierService', id: string }
    | { __typename: 'DeliveryCondition', id: string }
    | { __typename: 'DeliveryCountry', id: string }
    | { __typename: 'DeliveryCustomization', id: string }
    | { __typename: 'DeliveryLocationGroup', id: string }
    | { __typename: 'DeliveryMethod', id: string }
    | { __typename: 'DeliveryMethodDefinition', id: string }
    | { __typename: 'DeliveryParticipant', id: string }
    | { __typename: 'DeliveryProfile', id: string }
    | { __typename: 'DeliveryProfileItem', id: string }
    | { __typename: 'DeliveryPromiseParticipant', id: string }
    | { __typename: 'DeliveryPromiseProvider', id: string }
    | { __typename: 'DeliveryProvince', id: string }
    | { __typename: 'DeliveryRateDefinition', id: string }
    | { __typename: 'DeliveryZone', id: string }
    | { __typename: 'DiscountAutomaticBxgy', id: string }
    | { __typename: 'DiscountAutomaticNode', id: string }
    | { __typename: 'DiscountCodeNode', id: string, codeDiscount:
        | { __typename: 'DiscountCodeApp' }
        | { __typename: 'DiscountCodeBasic', status: DiscountStatus, endsAt: string | null, asyncUsageCount: number }
        | { __typename: 'DiscountCodeBxgy' }
        | { __typename: 'DiscountCodeFreeShipping', status: DiscountStatus, endsAt: string | null, asyncUsageCount: number }
       }
    | { __typename: 'DiscountNode', id: string, discount:
        | { __typename: 'DiscountAutomaticApp' }
        | { __typename: 'DiscountAutomaticBasic' }
        | { __typename: 'DiscountAutomaticBxgy' }
        | { __typename: 'DiscountAutomaticFreeShipping' }
        | { __typename: 'DiscountCodeApp' }
        | { __typename: 'DiscountCodeBasic', status: DiscountStatus, endsAt: string | null, asyncUsageCount: number }
        | { __typename: 'DiscountCodeBxgy' }
        | { __typename: 'DiscountCodeFreeShipping', status: DiscountStatus, endsAt: string | null, asyncUsageCount: number }
       }
    | { __typename: 'DiscountRedeemCodeBulkCreation', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'DraftOrder', id: string }
    | { __typename: 'DraftOrderLineItem', id: string }
    | { __typename: 'DraftOrderTag', id: string }
    | { __typename: 'Duty', id: string }
    | { __typename: 'ExchangeLineItem', id: string }
    | { __typename: 'ExternalVideo', id: string }
    | { __typename: 'Fulfillment', id: string }
    | { __typename: 'FulfillmentConstraintRule', id: string }
    | { __typename: 'FulfillmentEvent', id: string }
    | { __typename: 'FulfillmentHold', id: string }
    | { __typename: 'FulfillmentLineItem', id: string }
    | { __typename: 'FulfillmentOrder', id: string }
    | { __typename: 'FulfillmentOrderDestination', id: string }
    | { __typename: 'FulfillmentOrderLineItem', id: string }
    | { __typename: 'FulfillmentOrderMerchantRequest', id: string }
    | { __typename: 'GenericFile', id: string }
    | { __typename: 'GiftCard', id: string }
    | { __typename: 'GiftCardCashOutTransaction', id: string }
    | { __typename: 'GiftCardCreditTransaction', id: string }
    | { __typename: 'GiftCardDebitTransaction', id: string }
    | { __typename: 'IdentityProviderSubject', id: string }
    | { __typename: 'InventoryAdjustmentGroup', id: string }
    | { __typename: 'InventoryItem', id: string }
    | { __typename: 'InventoryItemMeasurement', id: string }
    | { __typename: 'InventoryLevel', id: string }
    | { __typename: 'InventoryQuantity', id: string }
    | { __typename: 'InventoryShipment', id: string }
    | { __typename: 'InventoryShipmentLineItem', id: string }
    | { __typename: 'InventoryTransfer', id: string }
    | { __typename: 'InventoryTransferLineItem', id: string }
    | { __typename: 'LineItem', id: string }
    | { __typename: 'LineItemGroup', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'MailingAddress', id: string }
    | { __typename: 'Market', id: string }
    | { __typename: 'MarketCatalog', id: string }
    | { __typename: 'MarketRegionCountry', id: string }
    | { __typename: 'MarketRegionSubdivision', id: string }
    | { __typename: 'MarketWebPresence', id: string }
    | { __typename: 'MarketingActivity', id: string }
    | { __typename: 'MarketingEvent', id: string }
    | { __typename: 'MediaImage', id: string }
    | { __typename: 'Menu', id: string }
    | { __typename: 'Metafield', id: string }
    | { __typename: 'MetafieldDefinition', id: string }
    | { __typename: 'Metaobject', id: string }
    | { __typename: 'MetaobjectDefinition', id: string }
    | { __typename: 'Model3d', id: string }
    | { __typename: 'OnlineStoreTheme', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'OrderAdjustment', id: string }
    | { __typename: 'OrderAttributionDefinition', id: string }
    | { __typename: 'OrderCreateMandatePaymentJobResult', id: string }
    | { __typename: 'OrderDisputeSummary', id: string }
    | { __typename: 'OrderEditSession', id: string }
    | { __typename: 'OrderTransaction', id: string }
    | { __typename: 'Page', id: string }
    | { __typename: 'PaymentCustomization', id: string }
    | { __typename: 'PaymentMandate', id: string }
    | { __typename: 'PaymentSchedule', id: string }
    | { __typename: 'PaymentTerms', id: string }
    | { __typename: 'PaymentTermsTemplate', id: string }
    | { __typename: 'PointOfSaleDevice', id: string }
    | { __typename: 'PointOfSaleDevicePaymentSession', id: string }
    | { __typename: 'PriceList', id: string }
    | { __typename: 'PriceRule', id: string }
    | { __typename: 'PriceRuleDiscountCode', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'ProductBundleOperation', id: string }
    | { __typename: 'ProductDeleteOperation', id: string }
    | { __typename: 'ProductDuplicateOperation', id: string }
    | { __typename: 'ProductFeed', id: string }
    | { __typename: 'ProductOption', id: string }
    | { __typename: 'ProductOptionValue', id: string }
    | { __typename: 'ProductSetOperation', id: string }
    | { __typename: 'ProductTaxonomyNode', id: string }
    | { __typename: 'ProductVariant', id: string }
    | { __typename: 'ProductVariantComponent', id: string }
    | { __typename: 'Publication', id: string }
    | { __typename: 'PublicationResourceOperation', id: string }
    | { __typename: 'QuantityPriceBreak', id: string }
    | { __typename: 'Refund', id: string }
    | { __typename: 'RefundShippingLine', id: string }
    | { __typename: 'Return', id: string }
    | { __typename: 'ReturnLineItem', id: string }
    | { __typename: 'ReturnReasonDefinition', id: string }
    | { __typename: 'ReturnableFulfillment', id: string }
    | { __typename: 'ReverseDelivery', id: string }
    | { __typename: 'ReverseDeliveryLineItem', id: string }
    | { __typename: 'ReverseFulfillmentOrder', id: string }
    | { __typename: 'ReverseFulfillmentOrderDisposition', id: string }
    | { __typename: 'ReverseFulfillmentOrderLineItem', id: string }
    | { __typename: 'SaleAdditionalFee', id: string }
    | { __typename: 'SavedSearch', id: string }
    | { __typename: 'ScriptTag', id: string }
    | { __typename: 'Segment', id: string }
    | { __typename: 'SellingPlan', id: string }
    | { __typename: 'SellingPlanGroup', id: string }
    | { __typename: 'ServerPixel', id: string }
    | { __typename: 'ShippingLabel', id: string }
    | { __typename: 'ShippingLabelPurchaseResult', id: string }
    | { __typename: 'Shop', id: string }
    | { __typename: 'ShopAddress', id: string }
    | { __typename: 'ShopPolicy', id: string }
    | { __typename: 'ShopifyPaymentsAccount', id: string }
    | { __typename: 'ShopifyPaymentsBalanceTransaction', id: string }
    | { __typename: 'ShopifyPaymentsBankAccount', id: string }
    | { __typename: 'ShopifyPaymentsDispute', id: string }
    | { __typename: 'ShopifyPaymentsDisputeEvidence', id: string }
    | { __typename: 'ShopifyPaymentsDisputeFileUpload', id: string }
    | { __typename: 'ShopifyPaymentsDisputeFulfillment', id: string }
    | { __typename: 'ShopifyPaymentsPayout', id: string }
    | { __typename: 'StaffMember', id: string }
    | { __typename: 'StandardMetafieldDefinitionTemplate', id: string }
    | { __typename: 'StoreCreditAccount', id: string }
    | { __typename: 'StoreCreditAccountCreditTransaction', id: string }
    | { __typename: 'StoreCreditAccountDebitRevertTransaction', id: string }
    | { __typename: 'StoreCreditAccountDebitTransaction', id: string }
    | { __typename: 'StorefrontAccessToken', id: string }
    | { __typename: 'SubscriptionBillingAttempt', id: string }
    | { __typename: 'SubscriptionContract', id: string }
    | { __typename: 'SubscriptionDraft', id: string }
    | { __typename: 'TaxonomyAttribute', id: string }
    | { __typename: 'TaxonomyCategory', id: string }
    | { __typename: 'TaxonomyChoiceListAttribute', id: string }
    | { __typename: 'TaxonomyMeasurementAttribute', id: string }
    | { __typename: 'TaxonomyValue', id: string }
    | { __typename: 'TenderTransaction', id: string }
    | { __typename: 'TransactionFee', id: string }
    | { __typename: 'UnverifiedReturnLineItem', id: string }
    | { __typename: 'UrlRedirect', id: string }
    | { __typename: 'UrlRedirectImport', id: string }
    | { __typename: 'Validation', id: string }
    | { __typename: 'Video', id: string }
    | { __typename: 'WebPixel', id: string }
    | { __typename: 'WebhookSubscription', id: string }
   | null> };

export type RunBulkQueryMutationVariables = Exact<{
  query: string;
}>;


export type RunBulkQueryMutation = { bulkOperationRunQuery: { bulkOperation: { id: string, query: string, status: BulkOperationStatus, errorCode: BulkOperationErrorCode | null, createdAt: string, rootObjectCount: string, url: string | null, partialDataUrl: string | null } | null, userErrors: Array<{ code: BulkOperationUserErrorCode | null, message: string }> } | null };

export type SegmentQueriesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type SegmentQueriesQuery = { nodes: Array<
    | { id: string, query: string }
    | Record<PropertyKey, never>
   | null> };

export type SegmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type SegmentsQuery = { segments: { nodes: Array<{ id: string, name: string }> } };

export type ShopDetailsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopDetailsQuery = { shop: { id: string, name: string, myshopifyDomain: string, contactEmail: string, currencyCode: string, ianaTimezone: string, primaryDomain: { url: string }, shopAddress: { countryCodeV2: string | null }, plan: { publicDisplayName: string, partnerDevelopment: boolean } } };

export type StillThereQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type StillThereQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type StoreCreditAccountsQueryVariables = Exact<{
  customerId: string | number;
}>;


export type StoreCreditAccountsQuery = { customer: { id: string, storeCreditAccounts: { nodes: Array<{ id: string, balance: { currencyCode: string } }> } } | null };

export type StoreCreditLeftQueryVariables = Exact<{
  id: string | number;
}>;


export type StoreCreditLeftQuery = { node:
    | { __typename: 'AbandonedCheckout' }
    | { __typename: 'AbandonedCheckoutLineItem' }
    | { __typename: 'Abandonment' }
    | { __typename: 'AddAllProductsOperation' }
    | { __typename: 'AdditionalFee' }
    | { __typename: 'App' }
    | { __typename: 'AppCatalog' }
    | { __typename: 'AppCredit' }
    | { __typename: 'AppInstallation' }
    | { __typename: 'AppPurchaseOneTime' }
    | { __typename: 'AppRevenueAttributionRecord' }
    | { __typename: 'AppSubscription' }
    | { __typename: 'AppUsageRecord' }
    | { __typename: 'Article' }
    | { __typename: 'BasicEvent' }
    | { __typename: 'Blog' }
    | { __typename: 'BulkOperation' }
    | { __typename: 'BusinessEntity' }
    | { __typename: 'CalculatedOrder' }
    | { __typename: 'CartTransform' }
    | { __typename: 'CashDrawer' }
    | { __typename: 'CashManagementCustomReasonCode' }
    | { __typename: 'CashManagementDefaultReasonCode' }
    | { __typename: 'CashManagementSystemReasonCode' }
    | { __typename: 'CashTrackingAdjustment' }
    | { __typename: 'CashTrackingSession' }
    | { __typename: 'CatalogCsvOperation' }
    | { __typename: 'Channel' }
    | { __typename: 'ChannelDefinition' }
    | { __typename: 'ChannelInformation' }
    | { __typename: 'CheckoutAndAccountsConfiguration' }
    | { __typename: 'CheckoutAndAccountsConfigurationOverride' }
    | { __typename: 'CheckoutProfile' }
    | { __typename: 'Collection' }
    | { __typename: 'CollectionConditionsSource' }
    | { __typename: 'CollectionSubCollectionsSource' }
    | { __typename: 'Comment' }
    | { __typename: 'CommentEvent' }
    | { __typename: 'Company' }
    | { __typename: 'CompanyAddress' }
    | { __typename: 'CompanyContact' }
    | { __typename: 'CompanyContactRole' }
    | { __typename: 'CompanyContactRoleAssignment' }
    | { __typename: 'CompanyLocation' }
    | { __typename: 'CompanyLocationCatalog' }
    | { __typename: 'CompanyLocationStaffMemberAssignment' }
    | { __typename: 'ConsentPolicy' }
    | { __typename: 'CurrencyExchangeAdjustment' }
    | { __typename: 'Customer' }
    | { __typename: 'CustomerAccountAppExtensionPage' }
    | { __typename: 'CustomerAccountNativePage' }
    | { __typename: 'CustomerPaymentMethod' }
    | { __typename: 'CustomerSegmentMembersQuery' }
    | { __typename: 'CustomerVisit' }
    | { __typename: 'DeliveryCarrierService' }
    | { __typename: 'DeliveryCondition' }
    | { __typename: 'DeliveryCountry' }
    | { __typename: 'DeliveryCustomization' }
    | { __typename: 'DeliveryLocationGroup' }
    | { __typename: 'DeliveryMethod' }
    | { __typename: 'DeliveryMethodDefinition' }
    | { __typename: 'DeliveryParticipant' }
    | { __typename: 'DeliveryProfile' }
    | { __typename: 'DeliveryProfileItem' }
    | { __typename: 'DeliveryPromiseParticipant' }
    | { __typename: 'DeliveryPromiseProvider' }
    | { __typename: 'DeliveryProvince' }
    | { __typename: 'DeliveryRateDefinition' }
    | { __typename: 'DeliveryZone' }
    | { __typename: 'DiscountAutomaticBxgy' }
    | { __typename: 'DiscountAutomaticNode' }
    | { __typename: 'DiscountCodeNode' }
    | { __typename: 'DiscountNode' }
    | { __typename: 'DiscountRedeemCodeBulkCreation' }
    | { __typename: 'Domain' }
    | { __typename: 'DraftOrder' }
    | { __typename: 'DraftOrderLineItem' }
    | { __typename: 'DraftOrderTag' }
    | { __typename: 'Duty' }
    | { __typename: 'ExchangeLineItem' }
    | { __typename: 'ExternalVideo' }
    | { __typename: 'Fulfillment' }
    | { __typename: 'FulfillmentConstraintRule' }
    | { __typename: 'FulfillmentEvent' }
    | { __typename: 'FulfillmentHold' }
    | { __typename: 'FulfillmentLineItem' }
    | { __typename: 'FulfillmentOrder' }
    | { __typename: 'FulfillmentOrderDestination' }
    | { __typename: 'FulfillmentOrderLineItem' }
    | { __typename: 'FulfillmentOrderMerchantRequest' }
    | { __typename: 'GenericFile' }
    | { __typename: 'GiftCard' }
    | { __typename: 'GiftCardCashOutTransaction' }
    | { __typename: 'GiftCardCreditTransaction' }
    | { __typename: 'GiftCardDebitTransaction' }
    | { __typename: 'IdentityProviderSubject' }
    | { __typename: 'InventoryAdjustmentGroup' }
    | { __typename: 'InventoryItem' }
    | { __typename: 'InventoryItemMeasurement' }
    | { __typename: 'InventoryLevel' }
    | { __typename: 'InventoryQuantity' }
    | { __typename: 'InventoryShipment' }
    | { __typename: 'InventoryShipmentLineItem' }
    | { __typename: 'InventoryTransfer' }
    | { __typename: 'InventoryTransferLineItem' }
    | { __typename: 'LineItem' }
    | { __typename: 'LineItemGroup' }
    | { __typename: 'Location' }
    | { __typename: 'MailingAddress' }
    | { __typename: 'Market' }
    | { __typename: 'MarketCatalog' }
    | { __typename: 'MarketRegionCountry' }
    | { __typename: 'MarketRegionSubdivision' }
    | { __typename: 'MarketWebPresence' }
    | { __typename: 'MarketingActivity' }
    | { __typename: 'MarketingEvent' }
    | { __typename: 'MediaImage' }
    | { __typename: 'Menu' }
    | { __typename: 'Metafield' }
    | { __typename: 'MetafieldDefinition' }
    | { __typename: 'Metaobject' }
    | { __typename: 'MetaobjectDefinition' }
    | { __typename: 'Model3d' }
    | { __typename: 'OnlineStoreTheme' }
    | { __typename: 'Order' }
    | { __typename: 'OrderAdjustment' }
    | { __typename: 'OrderAttributionDefinition' }
    | { __typename: 'OrderCreateMandatePaymentJobResult' }
    | { __typename: 'OrderDisputeSummary' }
    | { __typename: 'OrderEditSession' }
    | { __typename: 'OrderTransaction' }
    | { __typename: 'Page' }
    | { __typename: 'PaymentCustomization' }
    | { __typename: 'PaymentMandate' }
    | { __typename: 'PaymentSchedule' }
    | { __typename: 'PaymentTerms' }
    | { __typename: 'PaymentTermsTemplate' }
    | { __typename: 'PointOfSaleDevice' }
    | { __typename: 'PointOfSaleDevicePaymentSession' }
    | { __typename: 'PriceList' }
    | { __typename: 'PriceRule' }
    | { __typename: 'PriceRuleDiscountCode' }
    | { __typename: 'Product' }
    | { __typename: 'ProductBundleOperation' }
    | { __typename: 'ProductDeleteOperation' }
    | { __typename: 'ProductDuplicateOperation' }
    | { __typename: 'ProductFeed' }
    | { __typename: 'ProductOption' }
    | { __typename: 'ProductOptionValue' }
    | { __typename: 'ProductSetOperation' }
    | { __typename: 'ProductTaxonomyNode' }
    | { __typename: 'ProductVariant' }
    | { __typename: 'ProductVariantComponent' }
    | { __typename: 'Publication' }
    | { __typename: 'PublicationResourceOperation' }
    | { __typename: 'QuantityPriceBreak' }
    | { __typename: 'Refund' }
    | { __typename: 'RefundShippingLine' }
    | { __typename: 'Return' }
    | { __typename: 'ReturnLineItem' }
    | { __typename: 'ReturnReasonDefinition' }
    | { __typename: 'ReturnableFulfillment' }
    | { __typename: 'ReverseDelivery' }
    | { __typename: 'ReverseDeliveryLineItem' }
    | { __typename: 'ReverseFulfillmentOrder' }
    | { __typename: 'ReverseFulfillmentOrderDisposition' }
    | { __typename: 'ReverseFulfillmentOrderLineItem' }
    | { __typename: 'SaleAdditionalFee' }
    | { __typename: 'SavedSearch' }
    | { __typename: 'ScriptTag' }
    | { __typename: 'Segment' }
    | { __typename: 'SellingPlan' }
    | { __typename: 'SellingPlanGroup' }
    | { __typename: 'ServerPixel' }
    | { __typename: 'ShippingLabel' }
    | { __typename: 'ShippingLabelPurchaseResult' }
    | { __typename: 'Shop' }
    | { __typename: 'ShopAddress' }
    | { __typename: 'ShopPolicy' }
    | { __typename: 'ShopifyPaymentsAccount' }
    | { __typename: 'ShopifyPaymentsBalanceTransaction' }
    | { __typename: 'ShopifyPaymentsBankAccount' }
    | { __typename: 'ShopifyPaymentsDispute' }
    | { __typename: 'ShopifyPaymentsDisputeEvidence' }
    | { __typename: 'ShopifyPaymentsDisputeFileUpload' }
    | { __typename: 'ShopifyPaymentsDisputeFulfillment' }
    | { __typename: 'ShopifyPaymentsPayout' }
    | { __typename: 'StaffMember' }
    | { __typename: 'StandardMetafieldDefinitionTemplate' }
    | { __typename: 'StoreCreditAccount' }
    | { __typename: 'StoreCreditAccountCreditTransaction', amount: { amount: string, currencyCode: string }, remainingAmount: { amount: string, currencyCode: string }, account: { id: string, balance: { amount: string, currencyCode: string } } }
    | { __typename: 'StoreCreditAccountDebitRevertTransaction' }
    | { __typename: 'StoreCreditAccountDebitTransaction' }
    | { __typename: 'StorefrontAccessToken' }
    | { __typename: 'SubscriptionBillingAttempt' }
    | { __typename: 'SubscriptionContract' }
    | { __typename: 'SubscriptionDraft' }
    | { __typename: 'TaxonomyAttribute' }
    | { __typename: 'TaxonomyCategory' }
    | { __typename: 'TaxonomyChoiceListAttribute' }
    | { __typename: 'TaxonomyMeasurementAttribute' }
    | { __typename: 'TaxonomyValue' }
    | { __typename: 'TenderTransaction' }
    | { __typename: 'TransactionFee' }
    | { __typename: 'UnverifiedReturnLineItem' }
    | { __typename: 'UrlRedirect' }
    | { __typename: 'UrlRedirectImport' }
    | { __typename: 'Validation' }
    | { __typename: 'Video' }
    | { __typename: 'WebPixel' }
    | { __typename: 'WebhookSubscription' }
   | null };

export type StoreCreditMovementsQueryVariables = Exact<{
  accountId: string | number;
  after?: string | null | undefined;
}>;


export type StoreCreditMovementsQuery = { storeCreditAccount: { id: string, transactions: { nodes: Array<
        | { __typename: 'StoreCreditAccountCreditTransaction', id: string, expiresAt: string | null, event: StoreCreditSystemEvent, amount: { amount: string, currencyCode: string } }
        | { __typename: 'StoreCreditAccountDebitRevertTransaction', id: string, event: StoreCreditSystemEvent, amount: { amount: string, currencyCode: string } }
        | { __typename: 'StoreCreditAccountDebitTransaction', id: string, event: StoreCreditSystemEvent, amount: { amount: string, currencyCode: string } }
        | { __typename: 'StoreCreditAccountExpirationTransaction', event: StoreCreditSystemEvent, creditTransaction: { id: string }, amount: { amount: string, currencyCode: string } }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SubscribeWebhookMutationVariables = Exact<{
  topic: WebhookSubscriptionTopic;
  uri: string;
}>;


export type SubscribeWebhookMutation = { webhookSubscriptionCreate: { webhookSubscription: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type TagCustomerMutationVariables = Exact<{
  id: string | number;
  tags: Array<string> | string;
}>;


export type TagCustomerMutation = { tagsAdd: { node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type UntagCustomerMutationVariables = Exact<{
  id: string | number;
  tags: Array<string> | string;
}>;


export type UntagCustomerMutation = { tagsRemove: { node:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type WebhookSubscriptionsQueryVariables = Exact<{
  topics: Array<WebhookSubscriptionTopic> | WebhookSubscriptionTopic;
  uri: string;
}>;


export type WebhookSubscriptionsQuery = { currentAppInstallation: { accessScopes: Array<{ handle: string }> }, webhookSubscriptions: { nodes: Array<{ topic: WebhookSubscriptionTopic }> } };

export type WriteOfferMetafieldMutationVariables = Exact<{
  metafields: Array<MetafieldsSetInput> | MetafieldsSetInput;
}>;


export type WriteOfferMetafieldMutation = { metafieldsSet: { metafields: Array<{ id: string, namespace: string, key: string }> | null, userErrors: Array<{ field: Array<string> | null, code: MetafieldsSetUserErrorCode | null, message: string }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BulkOperationFieldsFragmentDoc = new TypedDocumentString(`
    fragment BulkOperationFields on BulkOperation {
  id
  query
  status
  errorCode
  createdAt
  rootObjectCount
  url
  partialDataUrl
}
    `, {"fragmentName":"BulkOperationFields"}) as unknown as TypedDocumentString<BulkOperationFieldsFragment, unknown>;
export const CustomerProfileFragmentDoc = new TypedDocumentString(`
    fragment CustomerProfile on Customer {
  id
  numberOfOrders
  amountSpent {
    amount
    currencyCode
  }
  tags
  createdAt
  defaultEmailAddress {
    emailAddress
    marketingState
  }
  defaultAddress {
    countryCodeV2
  }
  lastOrder {
    id
    processedAt
  }
}
    `, {"fragmentName":"CustomerProfile"}) as unknown as TypedDocumentString<CustomerProfileFragment, unknown>;
export const DiscountBuyersFragmentDoc = new TypedDocumentString(`
    fragment DiscountBuyers on DiscountContext {
  __typename
  ... on DiscountCustomers {
    customers {
      id
    }
  }
}
    `, {"fragmentName":"DiscountBuyers"}) as unknown as TypedDocumentString<DiscountBuyersFragment, unknown>;
export const DiscountMinimumFragmentDoc = new TypedDocumentString(`
    fragment DiscountMinimum on DiscountMinimumRequirement {
  __typename
  ... on DiscountMinimumSubtotal {
    greaterThanOrEqualToSubtotal {
      amount
      currencyCode
    }
  }
}
    `, {"fragmentName":"DiscountMinimum"}) as unknown as TypedDocumentString<DiscountMinimumFragment, unknown>;
export const GiftCardMoneyFragmentDoc = new TypedDocumentString(`
    fragment GiftCardMoney on GiftCard {
  enabled
  initialValue {
    amount
    currencyCode
  }
  balance {
    amount
    currencyCode
  }
}
    `, {"fragmentName":"GiftCardMoney"}) as unknown as TypedDocumentString<GiftCardMoneyFragment, unknown>;
export const PlaceAndNameFragmentDoc = new TypedDocumentString(`
    fragment PlaceAndName on MailingAddress {
  firstName
  lastName
  address1
  address2
  zip
  city
  countryCodeV2
}
    `, {"fragmentName":"PlaceAndName"}) as unknown as TypedDocumentString<PlaceAndNameFragment, unknown>;
export const MoneyBothSidesFragmentDoc = new TypedDocumentString(`
    fragment MoneyBothSides on MoneyBag {
  shopMoney {
    amount
    currencyCode
  }
  presentmentMoney {
    amount
    currencyCode
  }
}
    `, {"fragmentName":"MoneyBothSides"}) as unknown as TypedDocumentString<MoneyBothSidesFragment, unknown>;
export const OrderFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderFields on Order {
  id
  name
  email
  phone
  customer {
    id
    firstName
    lastName
    defaultEmailAddress {
      emailAddress
    }
    verifiedEmail
    defaultPhoneNumber {
      phoneNumber
    }
  }
  purchasingEntity {
    __typename
  }
  billingAddress {
    phone
    ...PlaceAndName
  }
  shippingAddress {
    ...PlaceAndName
  }
  clientIp
  customerLocale
  createdAt
  processedAt
  updatedAt
  cancelledAt
  test
  displayFinancialStatus
  sourceName
  subtotalPriceSet {
    ...MoneyBothSides
  }
  currentSubtotalPriceSet {
    ...MoneyBothSides
  }
  refundDiscrepancySet {
    ...MoneyBothSides
  }
  discountCodes
  customAttributes {
    key
    value
  }
  disputes {
    initiatedAs
    status
  }
}
    fragment MoneyBothSides on MoneyBag {
  shopMoney {
    amount
    currencyCode
  }
  presentmentMoney {
    amount
    currencyCode
  }
}
fragment PlaceAndName on MailingAddress {
  firstName
  lastName
  address1
  address2
  zip
  city
  countryCodeV2
}`, {"fragmentName":"OrderFields"}) as unknown as TypedDocumentString<OrderFieldsFragment, unknown>;
export const AboutOrderDocument = new TypedDocumentString(`
    query AboutOrder($orderId: ID!, $customerId: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!, $advocateId: ID!, $wantsAdvocate: Boolean!, $advocateSegmentIds: [ID!]!, $wantsAdvocateSegments: Boolean!, $wantsLines: Boolean!, $linesAfter: String) {
  order(id: $orderId) {
    id
    updatedAt
    risk {
      recommendation
      assessments {
        riskLevel
        provider {
          id
        }
      }
    }
    customer {
      ...CustomerProfile
    }
    customerJourneySummary {
      ready
      customerOrderIndex
    }
    lineItems(first: 20, after: $linesAfter) @include(if: $wantsLines) {
      nodes {
        id
        currentQuantity
        quantity
        discountedTotalSet(withCodeDiscounts: true) {
          shopMoney {
            amount
            currencyCode
          }
        }
        product {
          id
          collections(first: 20) {
            nodes {
              id
            }
            pageInfo {
              hasNextPage
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  segments: customerSegmentMembership(
    customerId: $customerId
    segmentIds: $segmentIds
  ) @include(if: $wantsSegments) {
    memberships {
      segmentId
      isMember
    }
  }
  advocate: customer(id: $advocateId) @include(if: $wantsAdvocate) {
    ...CustomerProfile
  }
  advocateSegments: customerSegmentMembership(
    customerId: $advocateId
    segmentIds: $advocateSegmentIds
  ) @include(if: $wantsAdvocateSegments) {
    memberships {
      segmentId
      isMember
    }
  }
}
    fragment CustomerProfile on Customer {
  id
  numberOfOrders
  amountSpent {
    amount
    currencyCode
  }
  tags
  createdAt
  defaultEmailAddress {
    emailAddress
    marketingState
  }
  defaultAddress {
    countryCodeV2
  }
  lastOrder {
    id
    processedAt
  }
}`) as unknown as TypedDocumentString<AboutOrderQuery, AboutOrderQueryVariables>;
export const AppInstallationDocument = new TypedDocumentString(`
    query AppInstallation {
  currentAppInstallation {
    id
    accessScopes {
      handle
    }
  }
}
    `) as unknown as TypedDocumentString<AppInstallationQuery, AppInstallationQueryVariables>;
export const BulkOperationDocument = new TypedDocumentString(`
    query BulkOperation($id: ID!) {
  bulkOperation(id: $id) {
    ...BulkOperationFields
  }
}
    fragment BulkOperationFields on BulkOperation {
  id
  query
  status
  errorCode
  createdAt
  rootObjectCount
  url
  partialDataUrl
}`) as unknown as TypedDocumentString<BulkOperationQuery, BulkOperationQueryVariables>;
export const CountCustomersDocument = new TypedDocumentString(`
    query CountCustomers($surely: String!, $atMost: String!, $timeZone: String!, $asksSurely: Boolean!, $asksAtMost: Boolean!) {
  surely: customerSegmentMembers(first: 1, query: $surely, timezone: $timeZone) @include(if: $asksSurely) {
    totalCount
  }
  atMost: customerSegmentMembers(first: 1, query: $atMost, timezone: $timeZone) @include(if: $asksAtMost) {
    totalCount
  }
  customersCount(limit: null) {
    count
  }
}
    `) as unknown as TypedDocumentString<CountCustomersQuery, CountCustomersQueryVariables>;
export const CreateDiscountCodeDocument = new TypedDocumentString(`
    mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $discount) {
    codeDiscountNode {
      id
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateDiscountCodeMutation, CreateDiscountCodeMutationVariables>;
export const CreateFreeShippingCodeDocument = new TypedDocumentString(`
    mutation CreateFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {
  discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
    codeDiscountNode {
      id
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateFreeShippingCodeMutation, CreateFreeShippingCodeMutationVariables>;
export const CreateGiftCardDocument = new TypedDocumentString(`
    mutation CreateGiftCard($input: GiftCardCreateInput!) {
  giftCardCreate(input: $input) {
    giftCard {
      id
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateGiftCardMutation, CreateGiftCardMutationVariables>;
export const CreditStoreCreditDocument = new TypedDocumentString(`
    mutation CreditStoreCredit($id: ID!, $credit: StoreCreditAccountCreditInput!) {
  storeCreditAccountCredit(id: $id, creditInput: $credit) {
    storeCreditAccountTransaction {
      id
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreditStoreCreditMutation, CreditStoreCreditMutationVariables>;
export const CustomerByEmailDocument = new TypedDocumentString(`
    query CustomerByEmail($email: String!, $wantsProfile: Boolean!) {
  customerByIdentifier(identifier: {emailAddress: $email}) {
    id
    numberOfOrders
    state
    verifiedEmail
    defaultEmailAddress {
      emailAddress
    }
    accountSince: createdAt
    ...CustomerProfile @include(if: $wantsProfile)
  }
}
    fragment CustomerProfile on Customer {
  id
  numberOfOrders
  amountSpent {
    amount
    currencyCode
  }
  tags
  createdAt
  defaultEmailAddress {
    emailAddress
    marketingState
  }
  defaultAddress {
    countryCodeV2
  }
  lastOrder {
    id
    processedAt
  }
}`) as unknown as TypedDocumentString<CustomerByEmailQuery, CustomerByEmailQueryVariables>;
export const CustomerDetailsDocument = new TypedDocumentString(`
    query CustomerDetails($id: ID!) {
  customer(id: $id) {
    id
    firstName
    lastName
    defaultEmailAddress {
      emailAddress
    }
    verifiedEmail
    defaultPhoneNumber {
      phoneNumber
    }
    locale
    numberOfOrders
    tags
    createdAt
  }
}
    `) as unknown as TypedDocumentString<CustomerDetailsQuery, CustomerDetailsQueryVariables>;
export const CustomerEligibilityDocument = new TypedDocumentString(`
    query CustomerEligibility($id: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!) {
  customer(id: $id) {
    ...CustomerProfile
  }
  segments: customerSegmentMembership(customerId: $id, segmentIds: $segmentIds) @include(if: $wantsSegments) {
    memberships {
      segmentId
      isMember
    }
  }
}
    fragment CustomerProfile on Customer {
  id
  numberOfOrders
  amountSpent {
    amount
    currencyCode
  }
  tags
  createdAt
  defaultEmailAddress {
    emailAddress
    marketingState
  }
  defaultAddress {
    countryCodeV2
  }
  lastOrder {
    id
    processedAt
  }
}`) as unknown as TypedDocumentString<CustomerEligibilityQuery, CustomerEligibilityQueryVariables>;
export const CustomerExistsDocument = new TypedDocumentString(`
    query CustomerExists($id: ID!) {
  customer(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<CustomerExistsQuery, CustomerExistsQueryVariables>;
export const DeactivateDiscountDocument = new TypedDocumentString(`
    mutation DeactivateDiscount($id: ID!) {
  discountCodeDeactivate(id: $id) {
    codeDiscountNode {
      id
      codeDiscount {
        __typename
        ... on DiscountCodeBasic {
          asyncUsageCount
        }
        ... on DiscountCodeFreeShipping {
          asyncUsageCount
        }
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeactivateDiscountMutation, DeactivateDiscountMutationVariables>;
export const DeactivateGiftCardDocument = new TypedDocumentString(`
    mutation DeactivateGiftCard($id: ID!) {
  giftCardDeactivate(id: $id) {
    giftCard {
      id
      ...GiftCardMoney
    }
    userErrors {
      field
      code
      message
    }
  }
}
    fragment GiftCardMoney on GiftCard {
  enabled
  initialValue {
    amount
    currencyCode
  }
  balance {
    amount
    currencyCode
  }
}`) as unknown as TypedDocumentString<DeactivateGiftCardMutation, DeactivateGiftCardMutationVariables>;
export const DebitStoreCreditDocument = new TypedDocumentString(`
    mutation DebitStoreCredit($id: ID!, $debit: StoreCreditAccountDebitInput!) {
  storeCreditAccountDebit(id: $id, debitInput: $debit) {
    storeCreditAccountTransaction {
      id
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DebitStoreCreditMutation, DebitStoreCreditMutationVariables>;
export const DiscountStatusDocument = new TypedDocumentString(`
    query DiscountStatus($id: ID!) {
  discountNode(id: $id) {
    id
    discount {
      __typename
      ... on DiscountCodeBasic {
        status
        asyncUsageCount
      }
      ... on DiscountCodeFreeShipping {
        status
        asyncUsageCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DiscountStatusQuery, DiscountStatusQueryVariables>;
export const FindDiscountByCodeDocument = new TypedDocumentString(`
    query FindDiscountByCode($code: String!, $withProducts: Boolean!) {
  codeDiscountNodeByCode(code: $code) {
    id
    codeDiscount {
      __typename
      ... on DiscountCodeBasic {
        title
        usageLimit
        appliesOncePerCustomer
        codes(first: 2) {
          nodes {
            code
          }
        }
        context {
          ...DiscountBuyers
        }
        customerGets {
          value {
            __typename
            ... on DiscountPercentage {
              percentage
            }
            ... on DiscountAmount {
              amount {
                amount
                currencyCode
              }
              appliesOnEachItem
            }
          }
          items {
            __typename
            ... on DiscountProducts @include(if: $withProducts) {
              productVariants(first: 2) {
                nodes {
                  id
                }
              }
            }
          }
        }
        minimumRequirement {
          ...DiscountMinimum
        }
      }
      ... on DiscountCodeFreeShipping {
        title
        usageLimit
        appliesOncePerCustomer
        codes(first: 2) {
          nodes {
            code
          }
        }
        context {
          ...DiscountBuyers
        }
        destinationSelection {
          __typename
        }
        maximumShippingPrice {
          amount
          currencyCode
        }
        minimumRequirement {
          ...DiscountMinimum
        }
      }
    }
  }
}
    fragment DiscountBuyers on DiscountContext {
  __typename
  ... on DiscountCustomers {
    customers {
      id
    }
  }
}
fragment DiscountMinimum on DiscountMinimumRequirement {
  __typename
  ... on DiscountMinimumSubtotal {
    greaterThanOrEqualToSubtotal {
      amount
      currencyCode
    }
  }
}`) as unknown as TypedDocumentString<FindDiscountByCodeQuery, FindDiscountByCodeQueryVariables>;
export const FindGiftCardsDocument = new TypedDocumentString(`
    query FindGiftCards($query: String!, $after: String) {
  giftCards(first: 25, after: $after, query: $query, reverse: true) {
    nodes {
      id
      note
      lastCharacters
      initialValue {
        amount
        currencyCode
      }
      customer {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<FindGiftCardsQuery, FindGiftCardsQueryVariables>;
export const GiftCardStatusDocument = new TypedDocumentString(`
    query GiftCardStatus($id: ID!) {
  giftCard(id: $id) {
    id
    ...GiftCardMoney
  }
}
    fragment GiftCardMoney on GiftCard {
  enabled
  initialValue {
    amount
    currencyCode
  }
  balance {
    amount
    currencyCode
  }
}`) as unknown as TypedDocumentString<GiftCardStatusQuery, GiftCardStatusQueryVariables>;
export const HistoryStartDocument = new TypedDocumentString(`
    query HistoryStart {
  bulkOperations(first: 10, sortKey: CREATED_AT) {
    nodes {
      ...BulkOperationFields
    }
  }
  ordersCount(limit: null) {
    count
  }
}
    fragment BulkOperationFields on BulkOperation {
  id
  query
  status
  errorCode
  createdAt
  rootObjectCount
  url
  partialDataUrl
}`) as unknown as TypedDocumentString<HistoryStartQuery, HistoryStartQueryVariables>;
export const OrderByIdDocument = new TypedDocumentString(`
    query OrderById($id: ID!) {
  order(id: $id) {
    ...OrderFields
  }
}
    fragment MoneyBothSides on MoneyBag {
  shopMoney {
    amount
    currencyCode
  }
  presentmentMoney {
    amount
    currencyCode
  }
}
fragment OrderFields on Order {
  id
  name
  email
  phone
  customer {
    id
    firstName
    lastName
    defaultEmailAddress {
      emailAddress
    }
    verifiedEmail
    defaultPhoneNumber {
      phoneNumber
    }
  }
  purchasingEntity {
    __typename
  }
  billingAddress {
    phone
    ...PlaceAndName
  }
  shippingAddress {
    ...PlaceAndName
  }
  clientIp
  customerLocale
  createdAt
  processedAt
  updatedAt
  cancelledAt
  test
  displayFinancialStatus
  sourceName
  subtotalPriceSet {
    ...MoneyBothSides
  }
  currentSubtotalPriceSet {
    ...MoneyBothSides
  }
  refundDiscrepancySet {
    ...MoneyBothSides
  }
  discountCodes
  customAttributes {
    key
    value
  }
  disputes {
    initiatedAs
    status
  }
}
fragment PlaceAndName on MailingAddress {
  firstName
  lastName
  address1
  address2
  zip
  city
  countryCodeV2
}`) as unknown as TypedDocumentString<OrderByIdQuery, OrderByIdQueryVariables>;
export const OrdersHistoryDocument = new TypedDocumentString(`
    query OrdersHistory {
  orders {
    edges {
      node {
        ...OrderFields
      }
    }
  }
}
    fragment MoneyBothSides on MoneyBag {
  shopMoney {
    amount
    currencyCode
  }
  presentmentMoney {
    amount
    currencyCode
  }
}
fragment OrderFields on Order {
  id
  name
  email
  phone
  customer {
    id
    firstName
    lastName
    defaultEmailAddress {
      emailAddress
    }
    verifiedEmail
    defaultPhoneNumber {
      phoneNumber
    }
  }
  purchasingEntity {
    __typename
  }
  billingAddress {
    phone
    ...PlaceAndName
  }
  shippingAddress {
    ...PlaceAndName
  }
  clientIp
  customerLocale
  createdAt
  processedAt
  updatedAt
  cancelledAt
  test
  displayFinancialStatus
  sourceName
  subtotalPriceSet {
    ...MoneyBothSides
  }
  currentSubtotalPriceSet {
    ...MoneyBothSides
  }
  refundDiscrepancySet {
    ...MoneyBothSides
  }
  discountCodes
  customAttributes {
    key
    value
  }
  disputes {
    initiatedAs
    status
  }
}
fragment PlaceAndName on MailingAddress {
  firstName
  lastName
  address1
  address2
  zip
  city
  countryCodeV2
}`) as unknown as TypedDocumentString<OrdersHistoryQuery, OrdersHistoryQueryVariables>;
export const OrdersUpdatedPageDocument = new TypedDocumentString(`
    query OrdersUpdatedPage($query: String!, $after: String) {
  orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes {
      ...OrderFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MoneyBothSides on MoneyBag {
  shopMoney {
    amount
    currencyCode
  }
  presentmentMoney {
    amount
    currencyCode
  }
}
fragment OrderFields on Order {
  id
  name
  email
  phone
  customer {
    id
    firstName
    lastName
    defaultEmailAddress {
      emailAddress
    }
    verifiedEmail
    defaultPhoneNumber {
      phoneNumber
    }
  }
  purchasingEntity {
    __typename
  }
  billingAddress {
    phone
    ...PlaceAndName
  }
  shippingAddress {
    ...PlaceAndName
  }
  clientIp
  customerLocale
  createdAt
  processedAt
  updatedAt
  cancelledAt
  test
  displayFinancialStatus
  sourceName
  subtotalPriceSet {
    ...MoneyBothSides
  }
  currentSubtotalPriceSet {
    ...MoneyBothSides
  }
  refundDiscrepancySet {
    ...MoneyBothSides
  }
  discountCodes
  customAttributes {
    key
    value
  }
  disputes {
    initiatedAs
    status
  }
}
fragment PlaceAndName on MailingAddress {
  firstName
  lastName
  address1
  address2
  zip
  city
  countryCodeV2
}`) as unknown as TypedDocumentString<OrdersUpdatedPageQuery, OrdersUpdatedPageQueryVariables>;
export const RewardsInShopifyDocument = new TypedDocumentString(`
    query RewardsInShopify($ids: [ID!]!, $withGiftCards: Boolean!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on DiscountCodeNode {
      codeDiscount {
        __typename
        ... on DiscountCodeBasic {
          status
          endsAt
          asyncUsageCount
        }
        ... on DiscountCodeFreeShipping {
          status
          endsAt
          asyncUsageCount
        }
      }
    }
    ... on DiscountNode {
      discount {
        __typename
        ... on DiscountCodeBasic {
          status
          endsAt
          asyncUsageCount
        }
        ... on DiscountCodeFreeShipping {
          status
          endsAt
          asyncUsageCount
        }
      }
    }
    ... on GiftCard @include(if: $withGiftCards) {
      enabled
      deactivatedAt
      expiresOn
      initialValue {
        amount
        currencyCode
      }
      balance {
        amount
        currencyCode
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RewardsInShopifyQuery, RewardsInShopifyQueryVariables>;
export const RunBulkQueryDocument = new TypedDocumentString(`
    mutation RunBulkQuery($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation {
      ...BulkOperationFields
    }
    userErrors {
      code
      message
    }
  }
}
    fragment BulkOperationFields on BulkOperation {
  id
  query
  status
  errorCode
  createdAt
  rootObjectCount
  url
  partialDataUrl
}`) as unknown as TypedDocumentString<RunBulkQueryMutation, RunBulkQueryMutationVariables>;
export const SegmentQueriesDocument = new TypedDocumentString(`
    query SegmentQueries($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Segment {
      id
      query
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentQueriesQuery, SegmentQueriesQueryVariables>;
export const SegmentsDocument = new TypedDocumentString(`
    query Segments {
  segments(first: 100, sortKey: ID) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentsQuery, SegmentsQueryVariables>;
export const ShopDetailsDocument = new TypedDocumentString(`
    query ShopDetails {
  shop {
    id
    name
    myshopifyDomain
    contactEmail
    currencyCode
    ianaTimezone
    primaryDomain {
      url
    }
    shopAddress {
      countryCodeV2
    }
    plan {
      publicDisplayName
      partnerDevelopment
    }
  }
}
    `) as unknown as TypedDocumentString<ShopDetailsQuery, ShopDetailsQueryVariables>;
export const StillThereDocument = new TypedDocumentString(`
    query StillThere($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
  }
}
    `) as unknown as TypedDocumentString<StillThereQuery, StillThereQueryVariables>;
export const StoreCreditAccountsDocument = new TypedDocumentString(`
    query StoreCreditAccounts($customerId: ID!) {
  customer(id: $customerId) {
    id
    storeCreditAccounts(first: 20) {
      nodes {
        id
        balance {
          currencyCode
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StoreCreditAccountsQuery, StoreCreditAccountsQueryVariables>;
export const StoreCreditLeftDocument = new TypedDocumentString(`
    query StoreCreditLeft($id: ID!) {
  node(id: $id) {
    __typename
    ... on StoreCreditAccountCreditTransaction {
      amount {
        amount
        currencyCode
      }
      remainingAmount {
        amount
        currencyCode
      }
      account {
        id
        balance {
          amount
          currencyCode
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StoreCreditLeftQuery, StoreCreditLeftQueryVariables>;
export const StoreCreditMovementsDocument = new TypedDocumentString(`
    query StoreCreditMovements($accountId: ID!, $after: String) {
  storeCreditAccount(id: $accountId) {
    id
    transactions(first: 10, after: $after, sortKey: CREATED_AT, reverse: true) {
      nodes {
        __typename
        event
        amount {
          amount
          currencyCode
        }
        ... on StoreCreditAccountCreditTransaction {
          id
          expiresAt
        }
        ... on StoreCreditAccountDebitTransaction {
          id
        }
        ... on StoreCreditAccountDebitRevertTransaction {
          id
        }
        ... on StoreCreditAccountExpirationTransaction {
          creditTransaction {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StoreCreditMovementsQuery, StoreCreditMovementsQueryVariables>;
export const SubscribeWebhookDocument = new TypedDocumentString(`
    mutation SubscribeWebhook($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) {
    webhookSubscription {
      id
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SubscribeWebhookMutation, SubscribeWebhookMutationVariables>;
export const TagCustomerDocument = new TypedDocumentString(`
    mutation TagCustomer($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) {
    node {
      id
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TagCustomerMutation, TagCustomerMutationVariables>;
export const UntagCustomerDocument = new TypedDocumentString(`
    mutation UntagCustomer($id: ID!, $tags: [String!]!) {
  tagsRemove(id: $id, tags: $tags) {
    node {
      id
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UntagCustomerMutation, UntagCustomerMutationVariables>;
export const WebhookSubscriptionsDocument = new TypedDocumentString(`
    query WebhookSubscriptions($topics: [WebhookSubscriptionTopic!]!, $uri: String!) {
  currentAppInstallation {
    accessScopes {
      handle
    }
  }
  webhookSubscriptions(first: 10, topics: $topics, uri: $uri) {
    nodes {
      topic
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookSubscriptionsQuery, WebhookSubscriptionsQueryVariables>;
export const WriteOfferMetafieldDocument = new TypedDocumentString(`
    mutation WriteOfferMetafield($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields {
      id
      namespace
      key
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WriteOfferMetafieldMutation, WriteOfferMetafieldMutationVariables>;