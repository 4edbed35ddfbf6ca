/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query AboutOrder($orderId: ID!, $customerId: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!, $advocateId: ID!, $wantsAdvocate: Boolean!, $advocateSegmentIds: [ID!]!, $wantsAdvocateSegments: Boolean!, $wantsLines: Boolean!, $linesAfter: String) {\n  order(id: $orderId) {\n    id\n    updatedAt\n    risk {\n      recommendation\n      assessments {\n        riskLevel\n        provider {\n          id\n        }\n      }\n    }\n    customer {\n      ...CustomerProfile\n    }\n    customerJourneySummary {\n      ready\n      customerOrderIndex\n    }\n    lineItems(first: 20, after: $linesAfter) @include(if: $wantsLines) {\n      nodes {\n        id\n        currentQuantity\n        quantity\n        discountedTotalSet(withCodeDiscounts: true) {\n          shopMoney {\n            amount\n            currencyCode\n          }\n        }\n        product {\n          id\n          collections(first: 20) {\n            nodes {\n              id\n            }\n            pageInfo {\n              hasNextPage\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n  segments: customerSegmentMembership(\n    customerId: $customerId\n    segmentIds: $segmentIds\n  ) @include(if: $wantsSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n  advocate: customer(id: $advocateId) @include(if: $wantsAdvocate) {\n    ...CustomerProfile\n  }\n  advocateSegments: customerSegmentMembership(\n    customerId: $advocateId\n    segmentIds: $advocateSegmentIds\n  ) @include(if: $wantsAdvocateSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n}": typeof types.AboutOrderDocument,
    "query AppInstallation {\n  currentAppInstallation {\n    id\n    accessScopes {\n      handle\n    }\n  }\n}": typeof types.AppInstallationDocument,
    "fragment BulkOperationFields on BulkOperation {\n  id\n  query\n  status\n  errorCode\n  createdAt\n  rootObjectCount\n  url\n  partialDataUrl\n}": typeof types.BulkOperationFieldsFragmentDoc,
    "query BulkOperation($id: ID!) {\n  bulkOperation(id: $id) {\n    ...BulkOperationFields\n  }\n}": typeof types.BulkOperationDocument,
    "query CountCustomers($surely: String!, $atMost: String!, $timeZone: String!, $asksSurely: Boolean!, $asksAtMost: Boolean!) {\n  surely: customerSegmentMembers(first: 1, query: $surely, timezone: $timeZone) @include(if: $asksSurely) {\n    totalCount\n  }\n  atMost: customerSegmentMembers(first: 1, query: $atMost, timezone: $timeZone) @include(if: $asksAtMost) {\n    totalCount\n  }\n  customersCount(limit: null) {\n    count\n  }\n}": typeof types.CountCustomersDocument,
    "mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n  discountCodeBasicCreate(basicCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.CreateDiscountCodeDocument,
    "mutation CreateFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {\n  discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.CreateFreeShippingCodeDocument,
    "mutation CreateGiftCard($input: GiftCardCreateInput!) {\n  giftCardCreate(input: $input) {\n    giftCard {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.CreateGiftCardDocument,
    "mutation CreditStoreCredit($id: ID!, $credit: StoreCreditAccountCreditInput!) {\n  storeCreditAccountCredit(id: $id, creditInput: $credit) {\n    storeCreditAccountTransaction {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.CreditStoreCreditDocument,
    "query CustomerByEmail($email: String!, $wantsProfile: Boolean!) {\n  customerByIdentifier(identifier: {emailAddress: $email}) {\n    id\n    numberOfOrders\n    state\n    verifiedEmail\n    defaultEmailAddress {\n      emailAddress\n    }\n    accountSince: createdAt\n    ...CustomerProfile @include(if: $wantsProfile)\n  }\n}": typeof types.CustomerByEmailDocument,
    "query CustomerDetails($id: ID!) {\n  customer(id: $id) {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    verifiedEmail\n    defaultPhoneNumber {\n      phoneNumber\n    }\n    locale\n    numberOfOrders\n    tags\n    createdAt\n  }\n}": typeof types.CustomerDetailsDocument,
    "query CustomerEligibility($id: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!) {\n  customer(id: $id) {\n    ...CustomerProfile\n  }\n  segments: customerSegmentMembership(customerId: $id, segmentIds: $segmentIds) @include(if: $wantsSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n}": typeof types.CustomerEligibilityDocument,
    "query CustomerExists($id: ID!) {\n  customer(id: $id) {\n    id\n  }\n}": typeof types.CustomerExistsDocument,
    "fragment CustomerProfile on Customer {\n  id\n  numberOfOrders\n  amountSpent {\n    amount\n    currencyCode\n  }\n  tags\n  createdAt\n  defaultEmailAddress {\n    emailAddress\n    marketingState\n  }\n  defaultAddress {\n    countryCodeV2\n  }\n  lastOrder {\n    id\n    processedAt\n  }\n}": typeof types.CustomerProfileFragmentDoc,
    "mutation DeactivateDiscount($id: ID!) {\n  discountCodeDeactivate(id: $id) {\n    codeDiscountNode {\n      id\n      codeDiscount {\n        __typename\n        ... on DiscountCodeBasic {\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          asyncUsageCount\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.DeactivateDiscountDocument,
    "mutation DeactivateGiftCard($id: ID!) {\n  giftCardDeactivate(id: $id) {\n    giftCard {\n      id\n      ...GiftCardMoney\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.DeactivateGiftCardDocument,
    "mutation DebitStoreCredit($id: ID!, $debit: StoreCreditAccountDebitInput!) {\n  storeCreditAccountDebit(id: $id, debitInput: $debit) {\n    storeCreditAccountTransaction {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.DebitStoreCreditDocument,
    "fragment DiscountBuyers on DiscountContext {\n  __typename\n  ... on DiscountCustomers {\n    customers {\n      id\n    }\n  }\n}": typeof types.DiscountBuyersFragmentDoc,
    "fragment DiscountMinimum on DiscountMinimumRequirement {\n  __typename\n  ... on DiscountMinimumSubtotal {\n    greaterThanOrEqualToSubtotal {\n      amount\n      currencyCode\n    }\n  }\n}": typeof types.DiscountMinimumFragmentDoc,
    "query DiscountStatus($id: ID!) {\n  discountNode(id: $id) {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic {\n        status\n        asyncUsageCount\n      }\n      ... on DiscountCodeFreeShipping {\n        status\n        asyncUsageCount\n      }\n    }\n  }\n}": typeof types.DiscountStatusDocument,
    "query FindDiscountByCode($code: String!, $withProducts: Boolean!) {\n  codeDiscountNodeByCode(code: $code) {\n    id\n    codeDiscount {\n      __typename\n      ... on DiscountCodeBasic {\n        title\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          ...DiscountBuyers\n        }\n        customerGets {\n          value {\n            __typename\n            ... on DiscountPercentage {\n              percentage\n            }\n            ... on DiscountAmount {\n              amount {\n                amount\n                currencyCode\n              }\n              appliesOnEachItem\n            }\n          }\n          items {\n            __typename\n            ... on DiscountProducts @include(if: $withProducts) {\n              productVariants(first: 2) {\n                nodes {\n                  id\n                }\n              }\n            }\n          }\n        }\n        minimumRequirement {\n          ...DiscountMinimum\n        }\n      }\n      ... on DiscountCodeFreeShipping {\n        title\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          ...DiscountBuyers\n        }\n        destinationSelection {\n          __typename\n        }\n        maximumShippingPrice {\n          amount\n          currencyCode\n        }\n        minimumRequirement {\n          ...DiscountMinimum\n        }\n      }\n    }\n  }\n}": typeof types.FindDiscountByCodeDocument,
    "query FindGiftCards($query: String!, $after: String) {\n  giftCards(first: 25, after: $after, query: $query, reverse: true) {\n    nodes {\n      id\n      note\n      lastCharacters\n      initialValue {\n        amount\n        currencyCode\n      }\n      customer {\n        id\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.FindGiftCardsDocument,
    "fragment GiftCardMoney on GiftCard {\n  enabled\n  initialValue {\n    amount\n    currencyCode\n  }\n  balance {\n    amount\n    currencyCode\n  }\n}": typeof types.GiftCardMoneyFragmentDoc,
    "query GiftCardStatus($id: ID!) {\n  giftCard(id: $id) {\n    id\n    ...GiftCardMoney\n  }\n}": typeof types.GiftCardStatusDocument,
    "query HistoryStart {\n  bulkOperations(first: 10, sortKey: CREATED_AT) {\n    nodes {\n      ...BulkOperationFields\n    }\n  }\n  ordersCount(limit: null) {\n    count\n  }\n}": typeof types.HistoryStartDocument,
    "fragment MoneyBothSides on MoneyBag {\n  shopMoney {\n    amount\n    currencyCode\n  }\n  presentmentMoney {\n    amount\n    currencyCode\n  }\n}": typeof types.MoneyBothSidesFragmentDoc,
    "query OrderById($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n  }\n}": typeof types.OrderByIdDocument,
    "fragment OrderFields on Order {\n  id\n  name\n  email\n  phone\n  customer {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    verifiedEmail\n    defaultPhoneNumber {\n      phoneNumber\n    }\n  }\n  purchasingEntity {\n    __typename\n  }\n  billingAddress {\n    phone\n    ...PlaceAndName\n  }\n  shippingAddress {\n    ...PlaceAndName\n  }\n  clientIp\n  customerLocale\n  createdAt\n  processedAt\n  updatedAt\n  cancelledAt\n  test\n  displayFinancialStatus\n  sourceName\n  subtotalPriceSet {\n    ...MoneyBothSides\n  }\n  currentSubtotalPriceSet {\n    ...MoneyBothSides\n  }\n  refundDiscrepancySet {\n    ...MoneyBothSides\n  }\n  discountCodes\n  customAttributes {\n    key\n    value\n  }\n  disputes {\n    initiatedAs\n    status\n  }\n}": typeof types.OrderFieldsFragmentDoc,
    "query OrdersHistory {\n  orders {\n    edges {\n      node {\n        ...OrderFields\n      }\n    }\n  }\n}": typeof types.OrdersHistoryDocument,
    "query OrdersUpdatedPage($query: String!, $after: String) {\n  orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {\n    nodes {\n      ...OrderFields\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.OrdersUpdatedPageDocument,
    "fragment PlaceAndName on MailingAddress {\n  firstName\n  lastName\n  address1\n  address2\n  zip\n  city\n  countryCodeV2\n}": typeof types.PlaceAndNameFragmentDoc,
    "query RewardsInShopify($ids: [ID!]!, $withGiftCards: Boolean!) {\n  nodes(ids: $ids) {\n    __typename\n    id\n    ... on DiscountCodeNode {\n      codeDiscount {\n        __typename\n        ... on DiscountCodeBasic {\n          status\n          endsAt\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          status\n          endsAt\n          asyncUsageCount\n        }\n      }\n    }\n    ... on DiscountNode {\n      discount {\n        __typename\n        ... on DiscountCodeBasic {\n          status\n          endsAt\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          status\n          endsAt\n          asyncUsageCount\n        }\n      }\n    }\n    ... on GiftCard @include(if: $withGiftCards) {\n      enabled\n      deactivatedAt\n      expiresOn\n      initialValue {\n        amount\n        currencyCode\n      }\n      balance {\n        amount\n        currencyCode\n      }\n    }\n  }\n}": typeof types.RewardsInShopifyDocument,
    "mutation RunBulkQuery($query: String!) {\n  bulkOperationRunQuery(query: $query, groupObjects: false) {\n    bulkOperation {\n      ...BulkOperationFields\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.RunBulkQueryDocument,
    "query SegmentQueries($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    ... on Segment {\n      id\n      query\n    }\n  }\n}": typeof types.SegmentQueriesDocument,
    "query Segments {\n  segments(first: 100, sortKey: ID) {\n    nodes {\n      id\n      name\n    }\n  }\n}": typeof types.SegmentsDocument,
    "query ShopDetails {\n  shop {\n    id\n    name\n    myshopifyDomain\n    contactEmail\n    currencyCode\n    ianaTimezone\n    primaryDomain {\n      url\n    }\n    shopAddress {\n      countryCodeV2\n    }\n    plan {\n      publicDisplayName\n      partnerDevelopment\n    }\n  }\n}": typeof types.ShopDetailsDocument,
    "query StillThere($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n  }\n}": typeof types.StillThereDocument,
    "query StoreCreditAccounts($customerId: ID!) {\n  customer(id: $customerId) {\n    id\n    storeCreditAccounts(first: 20) {\n      nodes {\n        id\n        balance {\n          currencyCode\n        }\n      }\n    }\n  }\n}": typeof types.StoreCreditAccountsDocument,
    "query StoreCreditLeft($id: ID!) {\n  node(id: $id) {\n    __typename\n    ... on StoreCreditAccountCreditTransaction {\n      amount {\n        amount\n        currencyCode\n      }\n      remainingAmount {\n        amount\n        currencyCode\n      }\n      account {\n        id\n        balance {\n          amount\n          currencyCode\n        }\n      }\n    }\n  }\n}": typeof types.StoreCreditLeftDocument,
    "query StoreCreditMovements($accountId: ID!, $after: String) {\n  storeCreditAccount(id: $accountId) {\n    id\n    transactions(first: 10, after: $after, sortKey: CREATED_AT, reverse: true) {\n      nodes {\n        __typename\n        event\n        amount {\n          amount\n          currencyCode\n        }\n        ... on StoreCreditAccountCreditTransaction {\n          id\n          expiresAt\n        }\n        ... on StoreCreditAccountDebitTransaction {\n          id\n        }\n        ... on StoreCreditAccountDebitRevertTransaction {\n          id\n        }\n        ... on StoreCreditAccountExpirationTransaction {\n          creditTransaction {\n            id\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.StoreCreditMovementsDocument,
    "mutation SubscribeWebhook($topic: WebhookSubscriptionTopic!, $uri: String!) {\n  webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) {\n    webhookSubscription {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": typeof types.SubscribeWebhookDocument,
    "mutation TagCustomer($id: ID!, $tags: [String!]!) {\n  tagsAdd(id: $id, tags: $tags) {\n    node {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": typeof types.TagCustomerDocument,
    "mutation UntagCustomer($id: ID!, $tags: [String!]!) {\n  tagsRemove(id: $id, tags: $tags) {\n    node {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": typeof types.UntagCustomerDocument,
    "query WebhookSubscriptions($topics: [WebhookSubscriptionTopic!]!, $uri: String!) {\n  currentAppInstallation {\n    accessScopes {\n      handle\n    }\n  }\n  webhookSubscriptions(first: 10, topics: $topics, uri: $uri) {\n    nodes {\n      topic\n    }\n  }\n}": typeof types.WebhookSubscriptionsDocument,
    "mutation WriteOfferMetafield($metafields: [MetafieldsSetInput!]!) {\n  metafieldsSet(metafields: $metafields) {\n    metafields {\n      id\n      namespace\n      key\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.WriteOfferMetafieldDocument,
};
const documents: Documents = {
    "query AboutOrder($orderId: ID!, $customerId: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!, $advocateId: ID!, $wantsAdvocate: Boolean!, $advocateSegmentIds: [ID!]!, $wantsAdvocateSegments: Boolean!, $wantsLines: Boolean!, $linesAfter: String) {\n  order(id: $orderId) {\n    id\n    updatedAt\n    risk {\n      recommendation\n      assessments {\n        riskLevel\n        provider {\n          id\n        }\n      }\n    }\n    customer {\n      ...CustomerProfile\n    }\n    customerJourneySummary {\n      ready\n      customerOrderIndex\n    }\n    lineItems(first: 20, after: $linesAfter) @include(if: $wantsLines) {\n      nodes {\n        id\n        currentQuantity\n        quantity\n        discountedTotalSet(withCodeDiscounts: true) {\n          shopMoney {\n            amount\n            currencyCode\n          }\n        }\n        product {\n          id\n          collections(first: 20) {\n            nodes {\n              id\n            }\n            pageInfo {\n              hasNextPage\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n  segments: customerSegmentMembership(\n    customerId: $customerId\n    segmentIds: $segmentIds\n  ) @include(if: $wantsSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n  advocate: customer(id: $advocateId) @include(if: $wantsAdvocate) {\n    ...CustomerProfile\n  }\n  advocateSegments: customerSegmentMembership(\n    customerId: $advocateId\n    segmentIds: $advocateSegmentIds\n  ) @include(if: $wantsAdvocateSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n}": types.AboutOrderDocument,
    "query AppInstallation {\n  currentAppInstallation {\n    id\n    accessScopes {\n      handle\n    }\n  }\n}": types.AppInstallationDocument,
    "fragment BulkOperationFields on BulkOperation {\n  id\n  query\n  status\n  errorCode\n  createdAt\n  rootObjectCount\n  url\n  partialDataUrl\n}": types.BulkOperationFieldsFragmentDoc,
    "query BulkOperation($id: ID!) {\n  bulkOperation(id: $id) {\n    ...BulkOperationFields\n  }\n}": types.BulkOperationDocument,
    "query CountCustomers($surely: String!, $atMost: String!, $timeZone: String!, $asksSurely: Boolean!, $asksAtMost: Boolean!) {\n  surely: customerSegmentMembers(first: 1, query: $surely, timezone: $timeZone) @include(if: $asksSurely) {\n    totalCount\n  }\n  atMost: customerSegmentMembers(first: 1, query: $atMost, timezone: $timeZone) @include(if: $asksAtMost) {\n    totalCount\n  }\n  customersCount(limit: null) {\n    count\n  }\n}": types.CountCustomersDocument,
    "mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n  discountCodeBasicCreate(basicCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.CreateDiscountCodeDocument,
    "mutation CreateFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {\n  discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.CreateFreeShippingCodeDocument,
    "mutation CreateGiftCard($input: GiftCardCreateInput!) {\n  giftCardCreate(input: $input) {\n    giftCard {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.CreateGiftCardDocument,
    "mutation CreditStoreCredit($id: ID!, $credit: StoreCreditAccountCreditInput!) {\n  storeCreditAccountCredit(id: $id, creditInput: $credit) {\n    storeCreditAccountTransaction {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.CreditStoreCreditDocument,
    "query CustomerByEmail($email: String!, $wantsProfile: Boolean!) {\n  customerByIdentifier(identifier: {emailAddress: $email}) {\n    id\n    numberOfOrders\n    state\n    verifiedEmail\n    defaultEmailAddress {\n      emailAddress\n    }\n    accountSince: createdAt\n    ...CustomerProfile @include(if: $wantsProfile)\n  }\n}": types.CustomerByEmailDocument,
    "query CustomerDetails($id: ID!) {\n  customer(id: $id) {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    verifiedEmail\n    defaultPhoneNumber {\n      phoneNumber\n    }\n    locale\n    numberOfOrders\n    tags\n    createdAt\n  }\n}": types.CustomerDetailsDocument,
    "query CustomerEligibility($id: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!) {\n  customer(id: $id) {\n    ...CustomerProfile\n  }\n  segments: customerSegmentMembership(customerId: $id, segmentIds: $segmentIds) @include(if: $wantsSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n}": types.CustomerEligibilityDocument,
    "query CustomerExists($id: ID!) {\n  customer(id: $id) {\n    id\n  }\n}": types.CustomerExistsDocument,
    "fragment CustomerProfile on Customer {\n  id\n  numberOfOrders\n  amountSpent {\n    amount\n    currencyCode\n  }\n  tags\n  createdAt\n  defaultEmailAddress {\n    emailAddress\n    marketingState\n  }\n  defaultAddress {\n    countryCodeV2\n  }\n  lastOrder {\n    id\n    processedAt\n  }\n}": types.CustomerProfileFragmentDoc,
    "mutation DeactivateDiscount($id: ID!) {\n  discountCodeDeactivate(id: $id) {\n    codeDiscountNode {\n      id\n      codeDiscount {\n        __typename\n        ... on DiscountCodeBasic {\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          asyncUsageCount\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.DeactivateDiscountDocument,
    "mutation DeactivateGiftCard($id: ID!) {\n  giftCardDeactivate(id: $id) {\n    giftCard {\n      id\n      ...GiftCardMoney\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.DeactivateGiftCardDocument,
    "mutation DebitStoreCredit($id: ID!, $debit: StoreCreditAccountDebitInput!) {\n  storeCreditAccountDebit(id: $id, debitInput: $debit) {\n    storeCreditAccountTransaction {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.DebitStoreCreditDocument,
    "fragment DiscountBuyers on DiscountContext {\n  __typename\n  ... on DiscountCustomers {\n    customers {\n      id\n    }\n  }\n}": types.DiscountBuyersFragmentDoc,
    "fragment DiscountMinimum on DiscountMinimumRequirement {\n  __typename\n  ... on DiscountMinimumSubtotal {\n    greaterThanOrEqualToSubtotal {\n      amount\n      currencyCode\n    }\n  }\n}": types.DiscountMinimumFragmentDoc,
    "query DiscountStatus($id: ID!) {\n  discountNode(id: $id) {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic {\n        status\n        asyncUsageCount\n      }\n      ... on DiscountCodeFreeShipping {\n        status\n        asyncUsageCount\n      }\n    }\n  }\n}": types.DiscountStatusDocument,
    "query FindDiscountByCode($code: String!, $withProducts: Boolean!) {\n  codeDiscountNodeByCode(code: $code) {\n    id\n    codeDiscount {\n      __typename\n      ... on DiscountCodeBasic {\n        title\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          ...DiscountBuyers\n        }\n        customerGets {\n          value {\n            __typename\n            ... on DiscountPercentage {\n              percentage\n            }\n            ... on DiscountAmount {\n              amount {\n                amount\n                currencyCode\n              }\n              appliesOnEachItem\n            }\n          }\n          items {\n            __typename\n            ... on DiscountProducts @include(if: $withProducts) {\n              productVariants(first: 2) {\n                nodes {\n                  id\n                }\n              }\n            }\n          }\n        }\n        minimumRequirement {\n          ...DiscountMinimum\n        }\n      }\n      ... on DiscountCodeFreeShipping {\n        title\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          ...DiscountBuyers\n        }\n        destinationSelection {\n          __typename\n        }\n        maximumShippingPrice {\n          amount\n          currencyCode\n        }\n        minimumRequirement {\n          ...DiscountMinimum\n        }\n      }\n    }\n  }\n}": types.FindDiscountByCodeDocument,
    "query FindGiftCards($query: String!, $after: String) {\n  giftCards(first: 25, after: $after, query: $query, reverse: true) {\n    nodes {\n      id\n      note\n      lastCharacters\n      initialValue {\n        amount\n        currencyCode\n      }\n      customer {\n        id\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.FindGiftCardsDocument,
    "fragment GiftCardMoney on GiftCard {\n  enabled\n  initialValue {\n    amount\n    currencyCode\n  }\n  balance {\n    amount\n    currencyCode\n  }\n}": types.GiftCardMoneyFragmentDoc,
    "query GiftCardStatus($id: ID!) {\n  giftCard(id: $id) {\n    id\n    ...GiftCardMoney\n  }\n}": types.GiftCardStatusDocument,
    "query HistoryStart {\n  bulkOperations(first: 10, sortKey: CREATED_AT) {\n    nodes {\n      ...BulkOperationFields\n    }\n  }\n  ordersCount(limit: null) {\n    count\n  }\n}": types.HistoryStartDocument,
    "fragment MoneyBothSides on MoneyBag {\n  shopMoney {\n    amount\n    currencyCode\n  }\n  presentmentMoney {\n    amount\n    currencyCode\n  }\n}": types.MoneyBothSidesFragmentDoc,
    "query OrderById($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n  }\n}": types.OrderByIdDocument,
    "fragment OrderFields on Order {\n  id\n  name\n  email\n  phone\n  customer {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    verifiedEmail\n    defaultPhoneNumber {\n      phoneNumber\n    }\n  }\n  purchasingEntity {\n    __typename\n  }\n  billingAddress {\n    phone\n    ...PlaceAndName\n  }\n  shippingAddress {\n    ...PlaceAndName\n  }\n  clientIp\n  customerLocale\n  createdAt\n  processedAt\n  updatedAt\n  cancelledAt\n  test\n  displayFinancialStatus\n  sourceName\n  subtotalPriceSet {\n    ...MoneyBothSides\n  }\n  currentSubtotalPriceSet {\n    ...MoneyBothSides\n  }\n  refundDiscrepancySet {\n    ...MoneyBothSides\n  }\n  discountCodes\n  customAttributes {\n    key\n    value\n  }\n  disputes {\n    initiatedAs\n    status\n  }\n}": types.OrderFieldsFragmentDoc,
    "query OrdersHistory {\n  orders {\n    edges {\n      node {\n        ...OrderFields\n      }\n    }\n  }\n}": types.OrdersHistoryDocument,
    "query OrdersUpdatedPage($query: String!, $after: String) {\n  orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {\n    nodes {\n      ...OrderFields\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.OrdersUpdatedPageDocument,
    "fragment PlaceAndName on MailingAddress {\n  firstName\n  lastName\n  address1\n  address2\n  zip\n  city\n  countryCodeV2\n}": types.PlaceAndNameFragmentDoc,
    "query RewardsInShopify($ids: [ID!]!, $withGiftCards: Boolean!) {\n  nodes(ids: $ids) {\n    __typename\n    id\n    ... on DiscountCodeNode {\n      codeDiscount {\n        __typename\n        ... on DiscountCodeBasic {\n          status\n          endsAt\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          status\n          endsAt\n          asyncUsageCount\n        }\n      }\n    }\n    ... on DiscountNode {\n      discount {\n        __typename\n        ... on DiscountCodeBasic {\n          status\n          endsAt\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          status\n          endsAt\n          asyncUsageCount\n        }\n      }\n    }\n    ... on GiftCard @include(if: $withGiftCards) {\n      enabled\n      deactivatedAt\n      expiresOn\n      initialValue {\n        amount\n        currencyCode\n      }\n      balance {\n        amount\n        currencyCode\n      }\n    }\n  }\n}": types.RewardsInShopifyDocument,
    "mutation RunBulkQuery($query: String!) {\n  bulkOperationRunQuery(query: $query, groupObjects: false) {\n    bulkOperation {\n      ...BulkOperationFields\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.RunBulkQueryDocument,
    "query SegmentQueries($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    ... on Segment {\n      id\n      query\n    }\n  }\n}": types.SegmentQueriesDocument,
    "query Segments {\n  segments(first: 100, sortKey: ID) {\n    nodes {\n      id\n      name\n    }\n  }\n}": types.SegmentsDocument,
    "query ShopDetails {\n  shop {\n    id\n    name\n    myshopifyDomain\n    contactEmail\n    currencyCode\n    ianaTimezone\n    primaryDomain {\n      url\n    }\n    shopAddress {\n      countryCodeV2\n    }\n    plan {\n      publicDisplayName\n      partnerDevelopment\n    }\n  }\n}": types.ShopDetailsDocument,
    "query StillThere($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n  }\n}": types.StillThereDocument,
    "query StoreCreditAccounts($customerId: ID!) {\n  customer(id: $customerId) {\n    id\n    storeCreditAccounts(first: 20) {\n      nodes {\n        id\n        balance {\n          currencyCode\n        }\n      }\n    }\n  }\n}": types.StoreCreditAccountsDocument,
    "query StoreCreditLeft($id: ID!) {\n  node(id: $id) {\n    __typename\n    ... on StoreCreditAccountCreditTransaction {\n      amount {\n        amount\n        currencyCode\n      }\n      remainingAmount {\n        amount\n        currencyCode\n      }\n      account {\n        id\n        balance {\n          amount\n          currencyCode\n        }\n      }\n    }\n  }\n}": types.StoreCreditLeftDocument,
    "query StoreCreditMovements($accountId: ID!, $after: String) {\n  storeCreditAccount(id: $accountId) {\n    id\n    transactions(first: 10, after: $after, sortKey: CREATED_AT, reverse: true) {\n      nodes {\n        __typename\n        event\n        amount {\n          amount\n          currencyCode\n        }\n        ... on StoreCreditAccountCreditTransaction {\n          id\n          expiresAt\n        }\n        ... on StoreCreditAccountDebitTransaction {\n          id\n        }\n        ... on StoreCreditAccountDebitRevertTransaction {\n          id\n        }\n        ... on StoreCreditAccountExpirationTransaction {\n          creditTransaction {\n            id\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.StoreCreditMovementsDocument,
    "mutation SubscribeWebhook($topic: WebhookSubscriptionTopic!, $uri: String!) {\n  webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) {\n    webhookSubscription {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": types.SubscribeWebhookDocument,
    "mutation TagCustomer($id: ID!, $tags: [String!]!) {\n  tagsAdd(id: $id, tags: $tags) {\n    node {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": types.TagCustomerDocument,
    "mutation UntagCustomer($id: ID!, $tags: [String!]!) {\n  tagsRemove(id: $id, tags: $tags) {\n    node {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": types.UntagCustomerDocument,
    "query WebhookSubscriptions($topics: [WebhookSubscriptionTopic!]!, $uri: String!) {\n  currentAppInstallation {\n    accessScopes {\n      handle\n    }\n  }\n  webhookSubscriptions(first: 10, topics: $topics, uri: $uri) {\n    nodes {\n      topic\n    }\n  }\n}": types.WebhookSubscriptionsDocument,
    "mutation WriteOfferMetafield($metafields: [MetafieldsSetInput!]!) {\n  metafieldsSet(metafields: $metafields) {\n    metafields {\n      id\n      namespace\n      key\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.WriteOfferMetafieldDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AboutOrder($orderId: ID!, $customerId: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!, $advocateId: ID!, $wantsAdvocate: Boolean!, $advocateSegmentIds: [ID!]!, $wantsAdvocateSegments: Boolean!, $wantsLines: Boolean!, $linesAfter: String) {\n  order(id: $orderId) {\n    id\n    updatedAt\n    risk {\n      recommendation\n      assessments {\n        riskLevel\n        provider {\n          id\n        }\n      }\n    }\n    customer {\n      ...CustomerProfile\n    }\n    customerJourneySummary {\n      ready\n      customerOrderIndex\n    }\n    lineItems(first: 20, after: $linesAfter) @include(if: $wantsLines) {\n      nodes {\n        id\n        currentQuantity\n        quantity\n        discountedTotalSet(withCodeDiscounts: true) {\n          shopMoney {\n            amount\n            currencyCode\n          }\n        }\n        product {\n          id\n          collections(first: 20) {\n            nodes {\n              id\n            }\n            pageInfo {\n              hasNextPage\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n  segments: customerSegmentMembership(\n    customerId: $customerId\n    segmentIds: $segmentIds\n  ) @include(if: $wantsSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n  advocate: customer(id: $advocateId) @include(if: $wantsAdvocate) {\n    ...CustomerProfile\n  }\n  advocateSegments: customerSegmentMembership(\n    customerId: $advocateId\n    segmentIds: $advocateSegmentIds\n  ) @include(if: $wantsAdvocateSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n}"): typeof import('./graphql.ts').AboutOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AppInstallation {\n  currentAppInstallation {\n    id\n    accessScopes {\n      handle\n    }\n  }\n}"): typeof import('./graphql.ts').AppInstallationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment BulkOperationFields on BulkOperation {\n  id\n  query\n  status\n  errorCode\n  createdAt\n  rootObjectCount\n  url\n  partialDataUrl\n}"): typeof import('./graphql.ts').BulkOperationFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BulkOperation($id: ID!) {\n  bulkOperation(id: $id) {\n    ...BulkOperationFields\n  }\n}"): typeof import('./graphql.ts').BulkOperationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CountCustomers($surely: String!, $atMost: String!, $timeZone: String!, $asksSurely: Boolean!, $asksAtMost: Boolean!) {\n  surely: customerSegmentMembers(first: 1, query: $surely, timezone: $timeZone) @include(if: $asksSurely) {\n    totalCount\n  }\n  atMost: customerSegmentMembers(first: 1, query: $atMost, timezone: $timeZone) @include(if: $asksAtMost) {\n    totalCount\n  }\n  customersCount(limit: null) {\n    count\n  }\n}"): typeof import('./graphql.ts').CountCustomersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n  discountCodeBasicCreate(basicCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').CreateDiscountCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {\n  discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').CreateFreeShippingCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateGiftCard($input: GiftCardCreateInput!) {\n  giftCardCreate(input: $input) {\n    giftCard {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').CreateGiftCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreditStoreCredit($id: ID!, $credit: StoreCreditAccountCreditInput!) {\n  storeCreditAccountCredit(id: $id, creditInput: $credit) {\n    storeCreditAccountTransaction {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').CreditStoreCreditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerByEmail($email: String!, $wantsProfile: Boolean!) {\n  customerByIdentifier(identifier: {emailAddress: $email}) {\n    id\n    numberOfOrders\n    state\n    verifiedEmail\n    defaultEmailAddress {\n      emailAddress\n    }\n    accountSince: createdAt\n    ...CustomerProfile @include(if: $wantsProfile)\n  }\n}"): typeof import('./graphql.ts').CustomerByEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerDetails($id: ID!) {\n  customer(id: $id) {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    verifiedEmail\n    defaultPhoneNumber {\n      phoneNumber\n    }\n    locale\n    numberOfOrders\n    tags\n    createdAt\n  }\n}"): typeof import('./graphql.ts').CustomerDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerEligibility($id: ID!, $segmentIds: [ID!]!, $wantsSegments: Boolean!) {\n  customer(id: $id) {\n    ...CustomerProfile\n  }\n  segments: customerSegmentMembership(customerId: $id, segmentIds: $segmentIds) @include(if: $wantsSegments) {\n    memberships {\n      segmentId\n      isMember\n    }\n  }\n}"): typeof import('./graphql.ts').CustomerEligibilityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerExists($id: ID!) {\n  customer(id: $id) {\n    id\n  }\n}"): typeof import('./graphql.ts').CustomerExistsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment CustomerProfile on Customer {\n  id\n  numberOfOrders\n  amountSpent {\n    amount\n    currencyCode\n  }\n  tags\n  createdAt\n  defaultEmailAddress {\n    emailAddress\n    marketingState\n  }\n  defaultAddress {\n    countryCodeV2\n  }\n  lastOrder {\n    id\n    processedAt\n  }\n}"): typeof import('./graphql.ts').CustomerProfileFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeactivateDiscount($id: ID!) {\n  discountCodeDeactivate(id: $id) {\n    codeDiscountNode {\n      id\n      codeDiscount {\n        __typename\n        ... on DiscountCodeBasic {\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          asyncUsageCount\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DeactivateDiscountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeactivateGiftCard($id: ID!) {\n  giftCardDeactivate(id: $id) {\n    giftCard {\n      id\n      ...GiftCardMoney\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DeactivateGiftCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DebitStoreCredit($id: ID!, $debit: StoreCreditAccountDebitInput!) {\n  storeCreditAccountDebit(id: $id, debitInput: $debit) {\n    storeCreditAccountTransaction {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DebitStoreCreditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DiscountBuyers on DiscountContext {\n  __typename\n  ... on DiscountCustomers {\n    customers {\n      id\n    }\n  }\n}"): typeof import('./graphql.ts').DiscountBuyersFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DiscountMinimum on DiscountMinimumRequirement {\n  __typename\n  ... on DiscountMinimumSubtotal {\n    greaterThanOrEqualToSubtotal {\n      amount\n      currencyCode\n    }\n  }\n}"): typeof import('./graphql.ts').DiscountMinimumFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DiscountStatus($id: ID!) {\n  discountNode(id: $id) {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic {\n        status\n        asyncUsageCount\n      }\n      ... on DiscountCodeFreeShipping {\n        status\n        asyncUsageCount\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').DiscountStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FindDiscountByCode($code: String!, $withProducts: Boolean!) {\n  codeDiscountNodeByCode(code: $code) {\n    id\n    codeDiscount {\n      __typename\n      ... on DiscountCodeBasic {\n        title\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          ...DiscountBuyers\n        }\n        customerGets {\n          value {\n            __typename\n            ... on DiscountPercentage {\n              percentage\n            }\n            ... on DiscountAmount {\n              amount {\n                amount\n                currencyCode\n              }\n              appliesOnEachItem\n            }\n          }\n          items {\n            __typename\n            ... on DiscountProducts @include(if: $withProducts) {\n              productVariants(first: 2) {\n                nodes {\n                  id\n                }\n              }\n            }\n          }\n        }\n        minimumRequirement {\n          ...DiscountMinimum\n        }\n      }\n      ... on DiscountCodeFreeShipping {\n        title\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          ...DiscountBuyers\n        }\n        destinationSelection {\n          __typename\n        }\n        maximumShippingPrice {\n          amount\n          currencyCode\n        }\n        minimumRequirement {\n          ...DiscountMinimum\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').FindDiscountByCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FindGiftCards($query: String!, $after: String) {\n  giftCards(first: 25, after: $after, query: $query, reverse: true) {\n    nodes {\n      id\n      note\n      lastCharacters\n      initialValue {\n        amount\n        currencyCode\n      }\n      customer {\n        id\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').FindGiftCardsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment GiftCardMoney on GiftCard {\n  enabled\n  initialValue {\n    amount\n    currencyCode\n  }\n  balance {\n    amount\n    currencyCode\n  }\n}"): typeof import('./graphql.ts').GiftCardMoneyFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query GiftCardStatus($id: ID!) {\n  giftCard(id: $id) {\n    id\n    ...GiftCardMoney\n  }\n}"): typeof import('./graphql.ts').GiftCardStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query HistoryStart {\n  bulkOperations(first: 10, sortKey: CREATED_AT) {\n    nodes {\n      ...BulkOperationFields\n    }\n  }\n  ordersCount(limit: null) {\n    count\n  }\n}"): typeof import('./graphql.ts').HistoryStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment MoneyBothSides on MoneyBag {\n  shopMoney {\n    amount\n    currencyCode\n  }\n  presentmentMoney {\n    amount\n    currencyCode\n  }\n}"): typeof import('./graphql.ts').MoneyBothSidesFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OrderById($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n  }\n}"): typeof import('./graphql.ts').OrderByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment OrderFields on Order {\n  id\n  name\n  email\n  phone\n  customer {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    verifiedEmail\n    defaultPhoneNumber {\n      phoneNumber\n    }\n  }\n  purchasingEntity {\n    __typename\n  }\n  billingAddress {\n    phone\n    ...PlaceAndName\n  }\n  shippingAddress {\n    ...PlaceAndName\n  }\n  clientIp\n  customerLocale\n  createdAt\n  processedAt\n  updatedAt\n  cancelledAt\n  test\n  displayFinancialStatus\n  sourceName\n  subtotalPriceSet {\n    ...MoneyBothSides\n  }\n  currentSubtotalPriceSet {\n    ...MoneyBothSides\n  }\n  refundDiscrepancySet {\n    ...MoneyBothSides\n  }\n  discountCodes\n  customAttributes {\n    key\n    value\n  }\n  disputes {\n    initiatedAs\n    status\n  }\n}"): typeof import('./graphql.ts').OrderFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OrdersHistory {\n  orders {\n    edges {\n      node {\n        ...OrderFields\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').OrdersHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OrdersUpdatedPage($query: String!, $after: String) {\n  orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {\n    nodes {\n      ...OrderFields\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').OrdersUpdatedPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment PlaceAndName on MailingAddress {\n  firstName\n  lastName\n  address1\n  address2\n  zip\n  city\n  countryCodeV2\n}"): typeof import('./graphql.ts').PlaceAndNameFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RewardsInShopify($ids: [ID!]!, $withGiftCards: Boolean!) {\n  nodes(ids: $ids) {\n    __typename\n    id\n    ... on DiscountCodeNode {\n      codeDiscount {\n        __typename\n        ... on DiscountCodeBasic {\n          status\n          endsAt\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          status\n          endsAt\n          asyncUsageCount\n        }\n      }\n    }\n    ... on DiscountNode {\n      discount {\n        __typename\n        ... on DiscountCodeBasic {\n          status\n          endsAt\n          asyncUsageCount\n        }\n        ... on DiscountCodeFreeShipping {\n          status\n          endsAt\n          asyncUsageCount\n        }\n      }\n    }\n    ... on GiftCard @include(if: $withGiftCards) {\n      enabled\n      deactivatedAt\n      expiresOn\n      initialValue {\n        amount\n        currencyCode\n      }\n      balance {\n        amount\n        currencyCode\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RewardsInShopifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RunBulkQuery($query: String!) {\n  bulkOperationRunQuery(query: $query, groupObjects: false) {\n    bulkOperation {\n      ...BulkOperationFields\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').RunBulkQueryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query SegmentQueries($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    ... on Segment {\n      id\n      query\n    }\n  }\n}"): typeof import('./graphql.ts').SegmentQueriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Segments {\n  segments(first: 100, sortKey: ID) {\n    nodes {\n      id\n      name\n    }\n  }\n}"): typeof import('./graphql.ts').SegmentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ShopDetails {\n  shop {\n    id\n    name\n    myshopifyDomain\n    contactEmail\n    currencyCode\n    ianaTimezone\n    primaryDomain {\n      url\n    }\n    shopAddress {\n      countryCodeV2\n    }\n    plan {\n      publicDisplayName\n      partnerDevelopment\n    }\n  }\n}"): typeof import('./graphql.ts').ShopDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StillThere($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n  }\n}"): typeof import('./graphql.ts').StillThereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StoreCreditAccounts($customerId: ID!) {\n  customer(id: $customerId) {\n    id\n    storeCreditAccounts(first: 20) {\n      nodes {\n        id\n        balance {\n          currencyCode\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').StoreCreditAccountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StoreCreditLeft($id: ID!) {\n  node(id: $id) {\n    __typename\n    ... on StoreCreditAccountCreditTransaction {\n      amount {\n        amount\n        currencyCode\n      }\n      remainingAmount {\n        amount\n        currencyCode\n      }\n      account {\n        id\n        balance {\n          amount\n          currencyCode\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').StoreCreditLeftDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StoreCreditMovements($accountId: ID!, $after: String) {\n  storeCreditAccount(id: $accountId) {\n    id\n    transactions(first: 10, after: $after, sortKey: CREATED_AT, reverse: true) {\n      nodes {\n        __typename\n        event\n        amount {\n          amount\n          currencyCode\n        }\n        ... on StoreCreditAccountCreditTransaction {\n          id\n          expiresAt\n        }\n        ... on StoreCreditAccountDebitTransaction {\n          id\n        }\n        ... on StoreCreditAccountDebitRevertTransaction {\n          id\n        }\n        ... on StoreCreditAccountExpirationTransaction {\n          creditTransaction {\n            id\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').StoreCreditMovementsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SubscribeWebhook($topic: WebhookSubscriptionTopic!, $uri: String!) {\n  webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) {\n    webhookSubscription {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').SubscribeWebhookDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation TagCustomer($id: ID!, $tags: [String!]!) {\n  tagsAdd(id: $id, tags: $tags) {\n    node {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').TagCustomerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UntagCustomer($id: ID!, $tags: [String!]!) {\n  tagsRemove(id: $id, tags: $tags) {\n    node {\n      id\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').UntagCustomerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebhookSubscriptions($topics: [WebhookSubscriptionTopic!]!, $uri: String!) {\n  currentAppInstallation {\n    accessScopes {\n      handle\n    }\n  }\n  webhookSubscriptions(first: 10, topics: $topics, uri: $uri) {\n    nodes {\n      topic\n    }\n  }\n}"): typeof import('./graphql.ts').WebhookSubscriptionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WriteOfferMetafield($metafields: [MetafieldsSetInput!]!) {\n  metafieldsSet(metafields: $metafields) {\n    metafields {\n      id\n      namespace\n      key\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').WriteOfferMetafieldDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
