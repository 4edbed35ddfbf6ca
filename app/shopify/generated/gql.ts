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
    "query AppInstallation {\n  currentAppInstallation {\n    id\n    accessScopes {\n      handle\n    }\n  }\n}": typeof types.AppInstallationDocument,
    "mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n  discountCodeBasicCreate(basicCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n      codeDiscount {\n        ... on DiscountCodeBasic {\n          codes(first: 1) {\n            nodes {\n              code\n            }\n          }\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.CreateDiscountCodeDocument,
    "query CustomerByEmail($email: String!) {\n  customerByIdentifier(identifier: {emailAddress: $email}) {\n    id\n    numberOfOrders\n  }\n}": typeof types.CustomerByEmailDocument,
    "query CustomerDetails($id: ID!) {\n  customer(id: $id) {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    defaultPhoneNumber {\n      phoneNumber\n    }\n    locale\n    numberOfOrders\n    tags\n    createdAt\n  }\n}": typeof types.CustomerDetailsDocument,
    "mutation DeactivateDiscount($id: ID!) {\n  discountCodeDeactivate(id: $id) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.DeactivateDiscountDocument,
    "query DiscountStatus($id: ID!) {\n  discountNode(id: $id) {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic {\n        status\n      }\n    }\n  }\n}": typeof types.DiscountStatusDocument,
    "query FindDiscountByCode($code: String!) {\n  codeDiscountNodeByCode(code: $code) {\n    id\n    codeDiscount {\n      __typename\n      ... on DiscountCodeBasic {\n        title\n        status\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          __typename\n          ... on DiscountCustomers {\n            customers {\n              id\n            }\n          }\n        }\n        customerGets {\n          value {\n            __typename\n            ... on DiscountPercentage {\n              percentage\n            }\n            ... on DiscountAmount {\n              amount {\n                amount\n                currencyCode\n              }\n              appliesOnEachItem\n            }\n          }\n          items {\n            __typename\n          }\n        }\n        minimumRequirement {\n          __typename\n          ... on DiscountMinimumSubtotal {\n            greaterThanOrEqualToSubtotal {\n              amount\n              currencyCode\n            }\n          }\n        }\n      }\n    }\n  }\n}": typeof types.FindDiscountByCodeDocument,
    "fragment MoneyBothSides on MoneyBag {\n  shopMoney {\n    amount\n    currencyCode\n  }\n  presentmentMoney {\n    amount\n    currencyCode\n  }\n}": typeof types.MoneyBothSidesFragmentDoc,
    "query OrderById($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n  }\n}": typeof types.OrderByIdDocument,
    "fragment OrderFields on Order {\n  id\n  name\n  email\n  phone\n  customer {\n    id\n    firstName\n    defaultEmailAddress {\n      emailAddress\n    }\n    defaultPhoneNumber {\n      phoneNumber\n    }\n  }\n  billingAddress {\n    firstName\n    phone\n    countryCodeV2\n  }\n  customerLocale\n  createdAt\n  processedAt\n  updatedAt\n  cancelledAt\n  test\n  displayFinancialStatus\n  sourceName\n  subtotalPriceSet {\n    ...MoneyBothSides\n  }\n  currentSubtotalPriceSet {\n    ...MoneyBothSides\n  }\n  refundDiscrepancySet {\n    ...MoneyBothSides\n  }\n  discountCodes\n  customAttributes {\n    key\n    value\n  }\n}": typeof types.OrderFieldsFragmentDoc,
    "query OrderHistoryFacts($orderId: ID!) {\n  order(id: $orderId) {\n    id\n    customer {\n      id\n      numberOfOrders\n    }\n    customerJourneySummary {\n      ready\n      customerOrderIndex\n    }\n  }\n}": typeof types.OrderHistoryFactsDocument,
    "query OrdersPage($after: String, $sortKey: OrderSortKeys!, $query: String) {\n  orders(first: 50, after: $after, sortKey: $sortKey, query: $query) {\n    nodes {\n      ...OrderFields\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.OrdersPageDocument,
    "query ShopDetails {\n  shop {\n    id\n    name\n    myshopifyDomain\n    contactEmail\n    currencyCode\n    ianaTimezone\n    primaryDomain {\n      url\n    }\n    shopAddress {\n      countryCodeV2\n    }\n    plan {\n      publicDisplayName\n      partnerDevelopment\n    }\n  }\n}": typeof types.ShopDetailsDocument,
    "mutation WriteOfferMetafield($metafields: [MetafieldsSetInput!]!) {\n  metafieldsSet(metafields: $metafields) {\n    metafields {\n      id\n      namespace\n      key\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.WriteOfferMetafieldDocument,
};
const documents: Documents = {
    "query AppInstallation {\n  currentAppInstallation {\n    id\n    accessScopes {\n      handle\n    }\n  }\n}": types.AppInstallationDocument,
    "mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n  discountCodeBasicCreate(basicCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n      codeDiscount {\n        ... on DiscountCodeBasic {\n          codes(first: 1) {\n            nodes {\n              code\n            }\n          }\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.CreateDiscountCodeDocument,
    "query CustomerByEmail($email: String!) {\n  customerByIdentifier(identifier: {emailAddress: $email}) {\n    id\n    numberOfOrders\n  }\n}": types.CustomerByEmailDocument,
    "query CustomerDetails($id: ID!) {\n  customer(id: $id) {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    defaultPhoneNumber {\n      phoneNumber\n    }\n    locale\n    numberOfOrders\n    tags\n    createdAt\n  }\n}": types.CustomerDetailsDocument,
    "mutation DeactivateDiscount($id: ID!) {\n  discountCodeDeactivate(id: $id) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.DeactivateDiscountDocument,
    "query DiscountStatus($id: ID!) {\n  discountNode(id: $id) {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic {\n        status\n      }\n    }\n  }\n}": types.DiscountStatusDocument,
    "query FindDiscountByCode($code: String!) {\n  codeDiscountNodeByCode(code: $code) {\n    id\n    codeDiscount {\n      __typename\n      ... on DiscountCodeBasic {\n        title\n        status\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          __typename\n          ... on DiscountCustomers {\n            customers {\n              id\n            }\n          }\n        }\n        customerGets {\n          value {\n            __typename\n            ... on DiscountPercentage {\n              percentage\n            }\n            ... on DiscountAmount {\n              amount {\n                amount\n                currencyCode\n              }\n              appliesOnEachItem\n            }\n          }\n          items {\n            __typename\n          }\n        }\n        minimumRequirement {\n          __typename\n          ... on DiscountMinimumSubtotal {\n            greaterThanOrEqualToSubtotal {\n              amount\n              currencyCode\n            }\n          }\n        }\n      }\n    }\n  }\n}": types.FindDiscountByCodeDocument,
    "fragment MoneyBothSides on MoneyBag {\n  shopMoney {\n    amount\n    currencyCode\n  }\n  presentmentMoney {\n    amount\n    currencyCode\n  }\n}": types.MoneyBothSidesFragmentDoc,
    "query OrderById($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n  }\n}": types.OrderByIdDocument,
    "fragment OrderFields on Order {\n  id\n  name\n  email\n  phone\n  customer {\n    id\n    firstName\n    defaultEmailAddress {\n      emailAddress\n    }\n    defaultPhoneNumber {\n      phoneNumber\n    }\n  }\n  billingAddress {\n    firstName\n    phone\n    countryCodeV2\n  }\n  customerLocale\n  createdAt\n  processedAt\n  updatedAt\n  cancelledAt\n  test\n  displayFinancialStatus\n  sourceName\n  subtotalPriceSet {\n    ...MoneyBothSides\n  }\n  currentSubtotalPriceSet {\n    ...MoneyBothSides\n  }\n  refundDiscrepancySet {\n    ...MoneyBothSides\n  }\n  discountCodes\n  customAttributes {\n    key\n    value\n  }\n}": types.OrderFieldsFragmentDoc,
    "query OrderHistoryFacts($orderId: ID!) {\n  order(id: $orderId) {\n    id\n    customer {\n      id\n      numberOfOrders\n    }\n    customerJourneySummary {\n      ready\n      customerOrderIndex\n    }\n  }\n}": types.OrderHistoryFactsDocument,
    "query OrdersPage($after: String, $sortKey: OrderSortKeys!, $query: String) {\n  orders(first: 50, after: $after, sortKey: $sortKey, query: $query) {\n    nodes {\n      ...OrderFields\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.OrdersPageDocument,
    "query ShopDetails {\n  shop {\n    id\n    name\n    myshopifyDomain\n    contactEmail\n    currencyCode\n    ianaTimezone\n    primaryDomain {\n      url\n    }\n    shopAddress {\n      countryCodeV2\n    }\n    plan {\n      publicDisplayName\n      partnerDevelopment\n    }\n  }\n}": types.ShopDetailsDocument,
    "mutation WriteOfferMetafield($metafields: [MetafieldsSetInput!]!) {\n  metafieldsSet(metafields: $metafields) {\n    metafields {\n      id\n      namespace\n      key\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.WriteOfferMetafieldDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AppInstallation {\n  currentAppInstallation {\n    id\n    accessScopes {\n      handle\n    }\n  }\n}"): typeof import('./graphql.ts').AppInstallationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {\n  discountCodeBasicCreate(basicCodeDiscount: $discount) {\n    codeDiscountNode {\n      id\n      codeDiscount {\n        ... on DiscountCodeBasic {\n          codes(first: 1) {\n            nodes {\n              code\n            }\n          }\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').CreateDiscountCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerByEmail($email: String!) {\n  customerByIdentifier(identifier: {emailAddress: $email}) {\n    id\n    numberOfOrders\n  }\n}"): typeof import('./graphql.ts').CustomerByEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerDetails($id: ID!) {\n  customer(id: $id) {\n    id\n    firstName\n    lastName\n    defaultEmailAddress {\n      emailAddress\n    }\n    defaultPhoneNumber {\n      phoneNumber\n    }\n    locale\n    numberOfOrders\n    tags\n    createdAt\n  }\n}"): typeof import('./graphql.ts').CustomerDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeactivateDiscount($id: ID!) {\n  discountCodeDeactivate(id: $id) {\n    codeDiscountNode {\n      id\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DeactivateDiscountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DiscountStatus($id: ID!) {\n  discountNode(id: $id) {\n    id\n    discount {\n      __typename\n      ... on DiscountCodeBasic {\n        status\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').DiscountStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FindDiscountByCode($code: String!) {\n  codeDiscountNodeByCode(code: $code) {\n    id\n    codeDiscount {\n      __typename\n      ... on DiscountCodeBasic {\n        title\n        status\n        usageLimit\n        appliesOncePerCustomer\n        codes(first: 2) {\n          nodes {\n            code\n          }\n        }\n        context {\n          __typename\n          ... on DiscountCustomers {\n            customers {\n              id\n            }\n          }\n        }\n        customerGets {\n          value {\n            __typename\n            ... on DiscountPercentage {\n              percentage\n            }\n            ... on DiscountAmount {\n              amount {\n                amount\n                currencyCode\n              }\n              appliesOnEachItem\n            }\n          }\n          items {\n            __typename\n          }\n        }\n        minimumRequirement {\n          __typename\n          ... on DiscountMinimumSubtotal {\n            greaterThanOrEqualToSubtotal {\n              amount\n              currencyCode\n            }\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').FindDiscountByCodeDocument;
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
export function graphql(source: "fragment OrderFields on Order {\n  id\n  name\n  email\n  phone\n  customer {\n    id\n    firstName\n    defaultEmailAddress {\n      emailAddress\n    }\n    defaultPhoneNumber {\n      phoneNumber\n    }\n  }\n  billingAddress {\n    firstName\n    phone\n    countryCodeV2\n  }\n  customerLocale\n  createdAt\n  processedAt\n  updatedAt\n  cancelledAt\n  test\n  displayFinancialStatus\n  sourceName\n  subtotalPriceSet {\n    ...MoneyBothSides\n  }\n  currentSubtotalPriceSet {\n    ...MoneyBothSides\n  }\n  refundDiscrepancySet {\n    ...MoneyBothSides\n  }\n  discountCodes\n  customAttributes {\n    key\n    value\n  }\n}"): typeof import('./graphql.ts').OrderFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OrderHistoryFacts($orderId: ID!) {\n  order(id: $orderId) {\n    id\n    customer {\n      id\n      numberOfOrders\n    }\n    customerJourneySummary {\n      ready\n      customerOrderIndex\n    }\n  }\n}"): typeof import('./graphql.ts').OrderHistoryFactsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OrdersPage($after: String, $sortKey: OrderSortKeys!, $query: String) {\n  orders(first: 50, after: $after, sortKey: $sortKey, query: $query) {\n    nodes {\n      ...OrderFields\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').OrdersPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ShopDetails {\n  shop {\n    id\n    name\n    myshopifyDomain\n    contactEmail\n    currencyCode\n    ianaTimezone\n    primaryDomain {\n      url\n    }\n    shopAddress {\n      countryCodeV2\n    }\n    plan {\n      publicDisplayName\n      partnerDevelopment\n    }\n  }\n}"): typeof import('./graphql.ts').ShopDetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WriteOfferMetafield($metafields: [MetafieldsSetInput!]!) {\n  metafieldsSet(metafields: $metafields) {\n    metafields {\n      id\n      namespace\n      key\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').WriteOfferMetafieldDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
