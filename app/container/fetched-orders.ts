import { createHash } from 'node:crypto';
import type { ShopKeys } from '../config/shop-keys.server.ts';
import type { Visit } from '../domain/judging/world.ts';
import type { Addresses } from '../domain/shared/own-address.ts';
import type { Dispute, OrderFacts } from '../domain/verdict/facts.ts';
import { hashersOf, orderSeen } from '../shopify/intake.ts';
import { disputeFromOrderNode, parseOrderNode } from '../shopify/payloads/order-node.ts';

export type OrderNode = Parameters<typeof disputeFromOrderNode>[0];
/** An order as the Admin API told it, the way the judge's inbox takes it: without personal data. */
export type FetchedOrder = {
  readonly facts: OrderFacts;
  readonly addresses: Addresses | undefined;
  readonly visit: Visit | null;
  readonly dispute: Dispute | null;
};

/** @throws UnreadablePayload */
export function fetchedOrder(node: OrderNode, keys: ShopKeys): FetchedOrder {
  const told = parseOrderNode(node, hashersOf(keys));
  const { facts, addresses, visit, dispute = null } = orderSeen(told, keys, false, disputeFromOrderNode(node));
  return { facts, addresses, visit, dispute };
}

/**
 * A row of ours with one order. The same state of an order is taken in once, whoever fetched it and when: so it is named
 * by what it says, as Shopify's `updatedAt` has whole seconds, and filed under the day it changed.
 */
export function orderRow(order: FetchedOrder) {
  const state = createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 22);
  const { orderId, updatedAt } = order.facts;
  return { eventId: `order:${orderId}:${state}`, triggeredAt: updatedAt, body: { orders: [order] } };
}
