import type { OrderCase, Rule } from '../verdict/cases.ts';
import type { FinancialStatus } from '../verdict/facts.ts';
import type { RuleFinding, RuleResult } from '../verdict/verdict.ts';

/** P8: a reward is only for a real sale: paid, not cancelled, not a test, not free, not taken back whole. */
export const orderStanding = {
  code: 'order-standing',
  edition: 1,
  final: ['fail', 'hold'],
  check({ facts }: Pick<OrderCase, 'facts'>): RuleFinding {
    const says = (outcome: RuleResult['outcome'], standing: string): RuleFinding => ({
      outcome,
      input: { standing },
      limit: { standing: 'paid' },
    });
    if (facts.isTest) return says('fail', 'test-order');
    if (facts.cancelledAt) return says('fail', 'cancelled');
    if (facts.originalSubtotalMinor === 0) return says('fail', 'free-order');
    const byPayment = standingOf(facts.financialStatus);
    if (byPayment === 'refunded' || (byPayment === 'paid' && facts.subtotalMinor === 0))
      return says('fail', 'refunded');
    return says(byPayment === 'paid' ? 'pass' : byPayment === 'void' ? 'fail' : 'hold', byPayment);
  },
} satisfies Rule<OrderCase>;

/** Whether the payment makes an order a purchase; a new status of Shopify breaks the compile. */
export function standingOf(status: FinancialStatus): 'paid' | 'refunded' | 'void' | 'awaiting-payment' {
  switch (status) {
    case 'paid':
    case 'partially_refunded':
      return 'paid';
    case 'refunded':
      return 'refunded';
    case 'voided':
    case 'expired':
      return 'void';
    case 'pending':
    case 'authorized':
    case 'partially_paid':
    case 'unknown':
      return 'awaiting-payment';
    default:
      return status satisfies never;
  }
}
