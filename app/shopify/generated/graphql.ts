/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type DiscountStatus =
  | 'ACTIVE'
  | 'EXPIRED'
  | 'SCHEDULED';

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

export type OrderDisplayFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderSortKeys =
  | 'CREATED_AT'
  | 'CURRENT_TOTAL_PRICE'
  | 'CUSTOMER_NAME'
  | 'DESTINATION'
  | 'FINANCIAL_STATUS'
  | 'FULFILLMENT_STATUS'
  | 'ID'
  | 'ORDER_NUMBER'
  | 'PO_NUMBER'
  | 'PROCESSED_AT'
  | 'RELEVANCE'
  | 'TOTAL_ITEMS_QUANTITY'
  | 'TOTAL_PRICE'
  | 'UPDATED_AT';

export type ProductDiscountsWithTagsOnSameCartLineInput = {
  add?: Array<string> | null | undefined;
  remove?: Array<string> | null | undefined;
};

export type AppInstallationQueryVariables = Exact<{ [key: string]: never; }>;


export type AppInstallationQuery = { currentAppInstallation: { id: string, accessScopes: Array<{ handle: string }> } };

export type CreateDiscountCodeMutationVariables = Exact<{
  discount: DiscountCodeBasicInput;
}>;


export type CreateDiscountCodeMutation = { discountCodeBasicCreate: { codeDiscountNode: { id: string, codeDiscount:
        | { codes: { nodes: Array<{ code: string }> } }
        | Record<PropertyKey, never>
       } | null, userErrors: Array<{ field: Array<string> | null, code: DiscountErrorCode | null, message: string }> } | null };

export type CustomerByEmailQueryVariables = Exact<{
  email: string;
}>;


export type CustomerByEmailQuery = { customerByIdentifier: { id: string, numberOfOrders: string } | null };

export type CustomerDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerDetailsQuery = { customer: { id: string, firstName: string | null, lastName: string | null, locale: string, numberOfOrders: string, tags: Array<string>, createdAt: string, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null };

export type DeactivateDiscountMutationVariables = Exact<{
  id: string | number;
}>;


export type DeactivateDiscountMutation = { discountCodeDeactivate: { codeDiscountNode: { id: string } | null, userErrors: Array<{ field: Array<string> | null, code: DiscountErrorCode | null, message: string }> } | null };

export type DiscountStatusQueryVariables = Exact<{
  id: string | number;
}>;


export type DiscountStatusQuery = { discountNode: { id: string, discount:
      | { __typename: 'DiscountAutomaticApp' }
      | { __typename: 'DiscountAutomaticBasic' }
      | { __typename: 'DiscountAutomaticBxgy' }
      | { __typename: 'DiscountAutomaticFreeShipping' }
      | { __typename: 'DiscountCodeApp' }
      | { __typename: 'DiscountCodeBasic', status: DiscountStatus }
      | { __typename: 'DiscountCodeBxgy' }
      | { __typename: 'DiscountCodeFreeShipping' }
     } | null };

export type FindDiscountByCodeQueryVariables = Exact<{
  code: string;
}>;


export type FindDiscountByCodeQuery = { codeDiscountNodeByCode: { id: string, codeDiscount:
      | { __typename: 'DiscountCodeApp' }
      | { __typename: 'DiscountCodeBasic', title: string, status: DiscountStatus, usageLimit: number | null, appliesOncePerCustomer: boolean, codes: { nodes: Array<{ code: string }> }, context:
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
            | { __typename: 'DiscountProducts' }
           }, minimumRequirement:
          | { __typename: 'DiscountMinimumQuantity' }
          | { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: { amount: string, currencyCode: string } }
         | null }
      | { __typename: 'DiscountCodeBxgy' }
      | { __typename: 'DiscountCodeFreeShipping' }
     } | null };

export type MoneyBothSidesFragment = { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } };

export type OrderByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderByIdQuery = { order: { id: string, name: string, email: string | null, phone: string | null, customerLocale: string | null, createdAt: string, processedAt: string, updatedAt: string, cancelledAt: string | null, test: boolean, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceName: string | null, discountCodes: Array<string>, customer: { id: string, firstName: string | null, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null, billingAddress: { firstName: string | null, phone: string | null, countryCodeV2: string | null } | null, subtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } } | null, currentSubtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, refundDiscrepancySet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, customAttributes: Array<{ key: string, value: string | null }> } | null };

export type OrderFieldsFragment = { id: string, name: string, email: string | null, phone: string | null, customerLocale: string | null, createdAt: string, processedAt: string, updatedAt: string, cancelledAt: string | null, test: boolean, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceName: string | null, discountCodes: Array<string>, customer: { id: string, firstName: string | null, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null, billingAddress: { firstName: string | null, phone: string | null, countryCodeV2: string | null } | null, subtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } } | null, currentSubtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, refundDiscrepancySet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, customAttributes: Array<{ key: string, value: string | null }> };

export type OrderHistoryFactsQueryVariables = Exact<{
  orderId: string | number;
}>;


export type OrderHistoryFactsQuery = { order: { id: string, customer: { id: string, numberOfOrders: string } | null, customerJourneySummary: { ready: boolean, customerOrderIndex: number | null } | null } | null };

export type OrdersPageQueryVariables = Exact<{
  after?: string | null | undefined;
  sortKey: OrderSortKeys;
  query?: string | null | undefined;
}>;


export type OrdersPageQuery = { orders: { nodes: Array<{ id: string, name: string, email: string | null, phone: string | null, customerLocale: string | null, createdAt: string, processedAt: string, updatedAt: string, cancelledAt: string | null, test: boolean, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceName: string | null, discountCodes: Array<string>, customer: { id: string, firstName: string | null, defaultEmailAddress: { emailAddress: string } | null, defaultPhoneNumber: { phoneNumber: string } | null } | null, billingAddress: { firstName: string | null, phone: string | null, countryCodeV2: string | null } | null, subtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } } | null, currentSubtotalPriceSet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, refundDiscrepancySet: { shopMoney: { amount: string, currencyCode: string }, presentmentMoney: { amount: string, currencyCode: string } }, customAttributes: Array<{ key: string, value: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopDetailsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopDetailsQuery = { shop: { id: string, name: string, myshopifyDomain: string, contactEmail: string, currencyCode: string, ianaTimezone: string, primaryDomain: { url: string }, shopAddress: { countryCodeV2: string | null }, plan: { publicDisplayName: string, partnerDevelopment: boolean } } };

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
    defaultEmailAddress {
      emailAddress
    }
    defaultPhoneNumber {
      phoneNumber
    }
  }
  billingAddress {
    firstName
    phone
    countryCodeV2
  }
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
}`, {"fragmentName":"OrderFields"}) as unknown as TypedDocumentString<OrderFieldsFragment, unknown>;
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
export const CreateDiscountCodeDocument = new TypedDocumentString(`
    mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $discount) {
    codeDiscountNode {
      id
      codeDiscount {
        ... on DiscountCodeBasic {
          codes(first: 1) {
            nodes {
              code
            }
          }
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
    `) as unknown as TypedDocumentString<CreateDiscountCodeMutation, CreateDiscountCodeMutationVariables>;
export const CustomerByEmailDocument = new TypedDocumentString(`
    query CustomerByEmail($email: String!) {
  customerByIdentifier(identifier: {emailAddress: $email}) {
    id
    numberOfOrders
  }
}
    `) as unknown as TypedDocumentString<CustomerByEmailQuery, CustomerByEmailQueryVariables>;
export const CustomerDetailsDocument = new TypedDocumentString(`
    query CustomerDetails($id: ID!) {
  customer(id: $id) {
    id
    firstName
    lastName
    defaultEmailAddress {
      emailAddress
    }
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
export const DeactivateDiscountDocument = new TypedDocumentString(`
    mutation DeactivateDiscount($id: ID!) {
  discountCodeDeactivate(id: $id) {
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
    `) as unknown as TypedDocumentString<DeactivateDiscountMutation, DeactivateDiscountMutationVariables>;
export const DiscountStatusDocument = new TypedDocumentString(`
    query DiscountStatus($id: ID!) {
  discountNode(id: $id) {
    id
    discount {
      __typename
      ... on DiscountCodeBasic {
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DiscountStatusQuery, DiscountStatusQueryVariables>;
export const FindDiscountByCodeDocument = new TypedDocumentString(`
    query FindDiscountByCode($code: String!) {
  codeDiscountNodeByCode(code: $code) {
    id
    codeDiscount {
      __typename
      ... on DiscountCodeBasic {
        title
        status
        usageLimit
        appliesOncePerCustomer
        codes(first: 2) {
          nodes {
            code
          }
        }
        context {
          __typename
          ... on DiscountCustomers {
            customers {
              id
            }
          }
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
          }
        }
        minimumRequirement {
          __typename
          ... on DiscountMinimumSubtotal {
            greaterThanOrEqualToSubtotal {
              amount
              currencyCode
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindDiscountByCodeQuery, FindDiscountByCodeQueryVariables>;
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
    defaultEmailAddress {
      emailAddress
    }
    defaultPhoneNumber {
      phoneNumber
    }
  }
  billingAddress {
    firstName
    phone
    countryCodeV2
  }
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
}`) as unknown as TypedDocumentString<OrderByIdQuery, OrderByIdQueryVariables>;
export const OrderHistoryFactsDocument = new TypedDocumentString(`
    query OrderHistoryFacts($orderId: ID!) {
  order(id: $orderId) {
    id
    customer {
      id
      numberOfOrders
    }
    customerJourneySummary {
      ready
      customerOrderIndex
    }
  }
}
    `) as unknown as TypedDocumentString<OrderHistoryFactsQuery, OrderHistoryFactsQueryVariables>;
export const OrdersPageDocument = new TypedDocumentString(`
    query OrdersPage($after: String, $sortKey: OrderSortKeys!, $query: String) {
  orders(first: 50, after: $after, sortKey: $sortKey, query: $query) {
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
    defaultEmailAddress {
      emailAddress
    }
    defaultPhoneNumber {
      phoneNumber
    }
  }
  billingAddress {
    firstName
    phone
    countryCodeV2
  }
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
}`) as unknown as TypedDocumentString<OrdersPageQuery, OrdersPageQueryVariables>;
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