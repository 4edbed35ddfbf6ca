import type { Field, Nodes } from '../context.ts';
import { badRequest, notImplemented } from '../refuse.ts';
import { bulkOperation, bulkOperationCancel, bulkOperationRunQuery, bulkOperations } from './bulk-operations.ts';
import { collection, collections } from './collections.ts';
import { customer, customerByIdentifier, customerNode, customers, customersCount } from './customers.ts';
import {
  codeDiscountNodeByCode,
  discountCodeBasicCreate,
  discountCodeDeactivate,
  discountCodeDelete,
  discountCodeFreeShippingCreate,
  discountCodeNode,
  discountNode,
  discountNodes,
  discountNodesCount,
} from './discounts.ts';
import { giftCard, giftCardCreate, giftCardDeactivate, giftCards, giftCardsCount } from './gift-cards.ts';
import { currentAppInstallation } from './installation.ts';
import { metafieldsSet } from './metafields.ts';
import { order, orderNode, orders, ordersCount } from './orders.ts';
import { product, products, variant } from './products.ts';
import {
  discountCodeRedeemCodeBulkDelete,
  discountRedeemCodeBulkAdd,
  discountRedeemCodeBulkCreation,
  job,
} from './redeem-codes.ts';
import { customerSegmentMembers, customerSegmentMembership, segment, segments } from './segments.ts';
import { shop } from './shop.ts';
import {
  storeCreditAccount,
  storeCreditAccountCredit,
  storeCreditAccountDebit,
  storeCreditTransaction,
} from './store-credit.ts';
import { tagsAdd, tagsRemove } from './tags.ts';
import { webhookSubscriptionCreate, webhookSubscriptions } from './webhook-subscriptions.ts';

const byType: Record<string, Field<{ id: string }>> = {
  Order: order,
  Customer: customer,
  DiscountNode: discountNode,
  DiscountCodeNode: discountCodeNode,
  DiscountRedeemCodeBulkCreation: discountRedeemCodeBulkCreation,
  GiftCard: giftCard,
  StoreCreditAccount: storeCreditAccount,
  StoreCreditAccountCreditTransaction: storeCreditTransaction,
  StoreCreditAccountDebitTransaction: storeCreditTransaction,
  Product: product,
  ProductVariant: variant,
  BulkOperation: bulkOperation,
  Collection: collection,
  Segment: segment,
};

const node: Field<{ id: string }> = ({ id }, context) => {
  const type = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1] ?? '';
  const load = byType[type] ?? notImplemented(`node(id) for "${id}"`);
  return load({ id }, context);
};

const MOST_NODES = 250;

/** In the order asked for, null where there is nothing (any more). */
const nodesOf: Field<{ ids: string[] }> = ({ ids }, context) => {
  if (ids.length > MOST_NODES)
    badRequest(`The input array size of ${ids.length} is greater than the maximum allowed of ${MOST_NODES}.`);
  return ids.map((id) => node({ id }, context));
};

export const nodes: Nodes = { customer: customerNode, order: orderNode };

/** Every query and mutation the dev store knows; the rest is refused by name. */
export const rootFields: Record<string, unknown> = {
  shop,
  currentAppInstallation,
  metafieldsSet,
  node,
  nodes: nodesOf,
  discountCodeBasicCreate,
  discountCodeFreeShippingCreate,
  discountCodeDeactivate,
  discountCodeDelete,
  discountRedeemCodeBulkAdd,
  discountRedeemCodeBulkCreation,
  discountCodeRedeemCodeBulkDelete,
  job,
  bulkOperationRunQuery,
  bulkOperationCancel,
  bulkOperation,
  bulkOperations,
  tagsAdd,
  tagsRemove,
  giftCardCreate,
  giftCardDeactivate,
  giftCard,
  giftCards,
  giftCardsCount,
  storeCreditAccount,
  storeCreditAccountCredit,
  storeCreditAccountDebit,
  codeDiscountNodeByCode,
  discountNode,
  discountNodes,
  discountNodesCount,
  customerByIdentifier,
  order,
  orders,
  ordersCount,
  customer,
  customers,
  customersCount,
  product,
  products,
  collection,
  collections,
  segments,
  customerSegmentMembers,
  customerSegmentMembership,
  webhookSubscriptionCreate,
  webhookSubscriptions,
};
