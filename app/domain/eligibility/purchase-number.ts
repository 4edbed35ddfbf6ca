import { lastLevel } from '../program/offer.ts';
import type { OrderCase, Rule } from '../verdict/cases.ts';

/** Which purchase of the friend's this is, among those that count. */
export const numberOf = ({ levels }: OrderCase): number => (levels?.purchasesBefore ?? 0) + 1;

/**
 * P2, SC-17: a later purchase counts up to the last level the offer has; what comes after pays nothing. Renewals of a
 * subscription count like any other. Takes the place of newness and window, which only concern the first purchase.
 */
export const purchaseNumber: Rule<OrderCase> = {
  code: 'purchase-number',
  edition: 1,
  check(of) {
    const number = numberOf(of);
    const last = lastLevel(of.offer.terms);
    return {
      outcome: number <= last ? 'pass' : 'fail',
      input: { number: Math.min(number, last + 1), renewal: of.facts.isRenewal ?? false },
      limit: { lastLevel: last },
    };
  },
};
