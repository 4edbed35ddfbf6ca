import type { FinancialStatus, OrderFacts } from '../verdict/facts.ts';

/** How far a payment has come; of two reports of one second the further one stands. */
const PROGRESS: readonly FinancialStatus[] = [
  'unknown',
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'expired',
  'voided',
  'partially_refunded',
  'refunded',
];

/**
 * The facts that stand when a second report of an order comes in: the newer one, whatever the order of arrival (SC-15).
 * Shopify's `updated_at` has whole seconds, so of two equally old reports each fact stands that can't be undone:
 * cancelled, paid, the lower remaining subtotal. Commutative and idempotent, which is what makes replays converge.
 */
export function mergeFacts(known: OrderFacts | undefined, seen: OrderFacts): OrderFacts {
  if (!known) return seen;
  const age = seen.updatedAt.getTime() - known.updatedAt.getTime();
  if (age < 0) return keepLinks(known, seen);
  if (age > 0) return keepLinks(seen, known);
  const [a, b] = JSON.stringify(known) < JSON.stringify(seen) ? [known, seen] : [seen, known];
  return {
    ...keepLinks(a, b),
    cancelledAt: earliest(a.cancelledAt, b.cancelledAt),
    paidAt: earliest(a.paidAt, b.paidAt),
    financialStatus:
      PROGRESS.indexOf(a.financialStatus) > PROGRESS.indexOf(b.financialStatus) ? a.financialStatus : b.financialStatus,
    subtotalMinor: Math.min(a.subtotalMinor, b.subtotalMinor),
  };
}

/** A later report may lack what an earlier one said of the buyer or the cart (redaction, refetch): that isn't news. */
function keepLinks(stands: OrderFacts, other: OrderFacts): OrderFacts {
  return {
    ...stands,
    customerId: stands.customerId ?? other.customerId,
    emailHash: stands.emailHash ?? other.emailHash,
    phoneHash: stands.phoneHash ?? other.phoneHash,
    claimToken: stands.claimToken ?? other.claimToken,
    visitToken: stands.visitToken ?? other.visitToken,
    paidAt: stands.paidAt ?? (stands.financialStatus === 'pending' ? null : other.paidAt),
  };
}

const earliest = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));
