import { isDisputeNews } from '../domain/judging/later-dispute.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { KnownOrder, OrdersDeps } from './reconcile-orders.ts';

export type ChargebacksDeps<Seen extends KnownOrder> = Pick<OrdersDeps<Seen>, 'knownOrders' | 'hand'> & {
  chargebacksPage(
    shopId: ShopId,
    placedSince: Date,
    cursor: string | null,
  ): Promise<{ orders: Seen[]; nextCursor: string | null }>;
  clock: { now(): Date };
};

/** Most cards let a buyer dispute for 120 days, and the bank takes up to 75 more to decide. */
const CHARGED_BACK_WITHIN_MS = 200 * 24 * 3_600_000;

/**
 * One page of the orders with a chargeback, as a shop tells them without the optional topics: those of which it is news
 * are handed to the judge. They are searched for by that, as a chargeback moves no order's `updatedAt`. Returns where the
 * next page begins; null when it was the last.
 */
export async function compareChargebacks<Seen extends KnownOrder>(
  { chargebacksPage, knownOrders, hand, clock }: ChargebacksDeps<Seen>,
  shopId: ShopId,
  cursor: string | null,
): Promise<string | null> {
  const placedSince = new Date(clock.now().getTime() - CHARGED_BACK_WITHIN_MS);
  const { orders, nextCursor } = await chargebacksPage(shopId, placedSince, cursor);
  const known = await knownOrders(
    shopId,
    orders.map(({ facts }) => facts.orderId),
  );
  const news = orders.filter(({ facts, dispute }) => isDisputeNews(known.get(facts.orderId)?.dispute ?? null, dispute));
  if (news.length) await hand(shopId, news);
  return nextCursor;
}
