import { isDisputeNews } from '../domain/judging/later-dispute.ts';
import { mergeFacts } from '../domain/judging/merge-facts.ts';
import type { OrderId, ShopId } from '../domain/shared/ids.ts';
import type { Dispute, OrderFacts } from '../domain/verdict/facts.ts';
import type { Tally } from './reconcile-silence.ts';

export type KnownOrder = { readonly facts: OrderFacts; readonly dispute: Dispute | null };

/** `Seen` is an order as Shopify tells it now, with whatever the inbox takes besides. */
export type OrdersDeps<Seen extends KnownOrder> = {
  /** oldest change first; one that can't be understood is left out and logged */
  ordersPage(
    shopId: ShopId,
    window: { from: Date; until: Date },
    cursor: string | null,
  ): Promise<{ orders: Seen[]; nextCursor: string | null }>;
  knownOrders(shopId: ShopId, orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, KnownOrder>>;
  /** into the judge's inbox; the same state of an order again is not stored twice */
  hand(shopId: ShopId, orders: readonly Seen[]): Promise<unknown>;
};

/** What a fact can change within the second that Shopify's `updated_at` names. */
const CHANGES_IN_A_SECOND = ['financialStatus', 'cancelledAt', 'subtotalMinor'] as const;

/**
 * One page of the orders that changed within the window: those we don't know, or know as they were before, are handed to
 * the judge as a webhook would have been. Orders we need not judge are handed over too: they are history.
 */
export async function compareOrders<Seen extends KnownOrder>(
  { ordersPage, knownOrders, hand }: OrdersDeps<Seen>,
  shopId: ShopId,
  {
    window,
    cursor,
    settledBefore,
  }: { window: { from: Date; until: Date }; cursor: string | null; settledBefore: Date },
): Promise<{ looked: number; found: number; tally: Tally; lastChangeAt: Date | null; nextCursor: string | null }> {
  const { orders, nextCursor } = await ordersPage(shopId, window, cursor);
  const known = await knownOrders(
    shopId,
    orders.map(({ facts }) => facts.orderId),
  );
  const missed = orders.filter(({ facts }) => isNews(known.get(facts.orderId)?.facts, facts));
  // of a chargeback no webhook had to tell: its topics are optional
  const disputed = orders.filter(
    (order) => !missed.includes(order) && isDisputeNews(known.get(order.facts.orderId)?.dispute ?? null, order.dispute),
  );
  if (missed.length || disputed.length) await hand(shopId, [...missed, ...disputed]);
  const settled = (list: readonly Seen[]) => list.filter(({ facts }) => facts.updatedAt <= settledBefore).length;
  return {
    looked: orders.length,
    found: missed.length,
    tally: { changed: settled(orders), missed: settled(missed) },
    lastChangeAt: orders.at(-1)?.facts.updatedAt ?? null,
    nextCursor,
  };
}

/** Newer than what we know, or telling more within the same second. */
function isNews(known: OrderFacts | undefined, seen: OrderFacts): boolean {
  if (!known || seen.updatedAt > known.updatedAt) return true;
  const merged = mergeFacts(known, seen);
  return CHANGES_IN_A_SECOND.some((fact) => JSON.stringify(merged[fact]) !== JSON.stringify(known[fact]));
}
