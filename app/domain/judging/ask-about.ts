import type { OrderQuestion } from '../verdict/about-order.ts';
import type { OrderCase } from '../verdict/cases.ts';
import type { Desk } from './world.ts';

/** What of a case Shopify must still be asked; null = nothing, and no call is made. */
export function questionOf({ history, levels }: OrderCase): OrderQuestion | null {
  // a later purchase is no first one, whatever Shopify counts
  const ordersBefore = !levels && history.canAsk && !history.complete && history.shopifyOrdersBefore === null;
  return ordersBefore ? { ordersBefore, buyer: null, advocate: null, lines: false } : null;
}

/** One query for all that is missing; its answer is a row of the inbox, with which the order is judged again. */
export function askAbout({ changes }: Desk, of: OrderCase): void {
  const question = questionOf(of);
  if (question) changes.effects.push({ kind: 'ask-about-order', orderId: of.facts.orderId, question });
}
