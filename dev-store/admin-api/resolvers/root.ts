import type { Field, Nodes } from '../context.ts';
import { notImplemented } from '../refuse.ts';
import { customer, customerByIdentifier, customerNode, customers } from './customers.ts';
import {
  codeDiscountNodeByCode,
  discountCodeBasicCreate,
  discountCodeDeactivate,
  discountCodeDelete,
  discountNode,
  discountNodes,
  discountNodesCount,
} from './discounts.ts';
import { currentAppInstallation } from './installation.ts';
import { metafieldsSet } from './metafields.ts';
import { order, orderNode, orders, ordersCount } from './orders.ts';
import { product, products } from './products.ts';
import { shop } from './shop.ts';
import { webhookSubscriptions } from './webhook-subscriptions.ts';

const byType: Record<string, Field<{ id: string }>> = {
  Order: order,
  Customer: customer,
  DiscountNode: discountNode,
  Product: product,
};

const node: Field<{ id: string }> = ({ id }, context) => {
  const type = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1] ?? '';
  const load = byType[type] ?? notImplemented(`node(id) for "${id}"`);
  return load({ id }, context);
};

export const nodes: Nodes = { customer: customerNode, order: orderNode };

/** Every query and mutation the dev store knows; the rest is refused by name. */
export const rootFields: Record<string, unknown> = {
  shop,
  currentAppInstallation,
  metafieldsSet,
  node,
  discountCodeBasicCreate,
  discountCodeDeactivate,
  discountCodeDelete,
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
  product,
  products,
  webhookSubscriptions,
};
