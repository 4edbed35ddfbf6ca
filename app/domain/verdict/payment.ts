import { standingOf } from '../eligibility/order-standing.ts';
import type { OrderFacts } from './facts.ts';

/** When an order was told of first as unpaid, and as paid. */
export function paymentSeen({
  financialStatus,
  updatedAt,
  unpaidSeenAt,
  paidSeenAt,
}: Pick<OrderFacts, 'financialStatus' | 'updatedAt' | 'unpaidSeenAt' | 'paidSeenAt'>): { unpaid?: Date; paid?: Date } {
  const standing = standingOf(financialStatus);
  const isPaid = standing === 'paid' || standing === 'refunded';
  const unpaid =
    unpaidSeenAt ?? (standing === 'awaiting-payment' && financialStatus !== 'unknown' ? updatedAt : undefined);
  const paid = paidSeenAt ?? (isPaid ? updatedAt : undefined);
  return { ...(unpaid && { unpaid }), ...(paid && { paid }) };
}

/**
 * When an order was paid. Shopify tells that it is, not since when: one that was told of as unpaid before was paid when it
 * was told of as paid, any other when it was made.
 */
export function paymentAt(facts: OrderFacts): Date {
  const { unpaid, paid } = paymentSeen(facts);
  return unpaid && paid && unpaid < paid ? paid : (facts.paidAt ?? facts.processedAt);
}
