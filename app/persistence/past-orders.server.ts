import type { ShopId } from '../domain/shared/ids.ts';
import { type AboutOrder, aboutOrderSchema } from '../domain/verdict/about-order.ts';
import type { OrderFacts } from '../domain/verdict/facts.ts';
import { type Database, prepared, run } from './database.server.ts';
import { toFacts } from './judging/rows.ts';

export type FirstPurchase = { facts: OrderFacts; about: AboutOrder | null };

const AT_ONCE = 2_000;

/** What makes its buyer a customer, as `isPurchase` has it. */
const isPurchase = (order: string) =>
  `${order}.facts->>'isTest' IS DISTINCT FROM 'true' AND ${order}.facts->>'cancelledAt' IS NULL
   AND (${order}.facts->>'originalSubtotalMinor')::bigint > 0
   AND ${order}.facts->>'financialStatus' IN ('paid', 'partially_refunded', 'refunded')`;

const FIRST = prepared(
  `SELECT o.id, o.facts, o.about FROM order_fact o
   WHERE o.shop_id = $1 AND o.id > $2 AND o.processed_at >= $3 AND ${isPurchase('o')}
     AND coalesce(o.facts->>'customerId', o.facts->>'emailHash', o.facts->>'phoneHash') IS NOT NULL
     AND coalesce((o.about->>'ordersBefore')::int, 0) = 0
     AND NOT EXISTS (
       SELECT FROM order_fact e
       WHERE e.shop_id = $1 AND e.person_id = o.person_id AND ${isPurchase('e')}
         AND (e.processed_at, length(e.id), e.id) < (o.processed_at, length(o.id), o.id))
   ORDER BY o.id LIMIT ${AT_ONCE}`,
);

const FIGURES = prepared(
  `SELECT count(*) AS orders, count(DISTINCT o.person_id) AS customers, coalesce(sum((o.facts->>'subtotalMinor')::bigint), 0) AS revenue
   FROM order_fact o
   WHERE o.shop_id = $1 AND o.processed_at >= $2 AND o.facts->>'currency' = $3 AND ${isPurchase('o')}`,
);

/**
 * Orders since an instant that were somebody's first purchase, as far as their orders are known: a batch at a time, by id.
 * An order that leads to nobody is nobody's first.
 */
export async function* firstPurchases(
  { withShopSql }: Database,
  shopId: ShopId,
  since: Date,
): AsyncGenerator<FirstPurchase[]> {
  let after = '';
  for (;;) {
    const { rows } = await withShopSql(shopId, (client) => run(client, FIRST, shopId, after, since));
    yield rows.map(({ facts, about }) => ({ facts: toFacts(facts), about: about && aboutOrderSchema.parse(about) }));
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1).id;
  }
}

/** How many bought since an instant, and for how much, in the shop's currency. */
export async function shopFigures({ withShopSql }: Database, shopId: ShopId, since: Date, currency: string) {
  const { rows } = await withShopSql(shopId, (client) => run(client, FIGURES, shopId, since, currency));
  const [{ orders, customers, revenue }] = rows;
  return { orders: Number(orders), customers: Number(customers), revenueMinor: Number(revenue) };
}
