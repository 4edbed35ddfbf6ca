import { standingOf } from '../eligibility/order-standing.ts';
import { isAfterTold } from '../shared/time.ts';
import type { EarlierOrder, OrderFacts, Whoever } from '../verdict/facts.ts';
import type { KnownOrder, World } from './world.ts';

type Placed = Pick<OrderFacts, 'processedAt' | 'orderId'>;

/** Orders in the order in which they count: Shopify's processedAt, then id (numeric, so by length first). */
export function byProcessed(a: Placed, b: Placed): number {
  return (
    a.processedAt.getTime() - b.processedAt.getTime() ||
    a.orderId.length - b.orderId.length ||
    (a.orderId < b.orderId ? -1 : a.orderId > b.orderId ? 1 : 0)
  );
}

/** Whether an order makes its buyer a customer: paid for and not called off; a refund later doesn't undo that. */
export function isPurchase(facts: OrderFacts): boolean {
  const standing = standingOf(facts.financialStatus);
  return (
    !facts.isTest &&
    !facts.cancelledAt &&
    facts.originalSubtotalMinor > 0 &&
    (standing === 'paid' || standing === 'refunded')
  );
}

/** The purchases of the same human that stand before the given one, or before the given instant, earliest first. */
export function earlierOrders(world: World, who: Whoever, before: OrderFacts | Date): EarlierOrder[] {
  const isBefore = (facts: OrderFacts) =>
    before instanceof Date ? isAfterTold(before, facts.processedAt) : byProcessed(facts, before) < 0;
  return [...world.orders.values()]
    .filter(({ facts }) => isPurchase(facts) && isBefore(facts))
    .flatMap((order) => {
      const matchedBy = matchOf(order, who);
      return matchedBy ? [{ order, matchedBy }] : [];
    })
    .sort((a, b) => byProcessed(a.order.facts, b.order.facts))
    .map(({ order: { facts }, matchedBy }) => ({
      orderId: facts.orderId,
      name: facts.name,
      processedAt: facts.processedAt,
      matchedBy,
    }));
}

function matchOf({ facts, personId }: KnownOrder, who: Whoever): EarlierOrder['matchedBy'] | null {
  if (who.customerId && facts.customerId === who.customerId) return 'customer';
  if (who.emailHash && facts.emailHash === who.emailHash) return 'email';
  if (personId === who.personId) return 'person';
  if (who.phoneHash && facts.phoneHash === who.phoneHash) return 'phone';
  return null;
}

/**
 * Orders we know of that Shopify's own count before the given one may hold, whatever became of them. It counts by
 * customer, so another account's order of the same human doesn't explain any of it.
 */
export function knownOrdersBefore(world: World, who: Whoever, before: OrderFacts | Date): number {
  let known = 0;
  for (const order of world.orders.values()) {
    const { facts } = order;
    const isBefore = before instanceof Date ? isAfterTold(before, facts.processedAt) : byProcessed(facts, before) < 0;
    const isCounted = who.customerId ? facts.customerId === who.customerId : matchOf(order, who) !== null;
    if (isBefore && isCounted && !facts.isTest) known++;
  }
  return known;
}
