import type { OrderCase, Rule } from '../verdict/cases.ts';
import type { RuleFinding, RuleValue } from '../verdict/verdict.ts';
import { countedSubtotal } from './purchase-conditions.ts';

/**
 * P3: subtotal after discounts and refunds, without shipping, in shop money, reaches the offer's minimum (SC-01 to 03, 18).
 * What the purchase's conditions leave out doesn't count.
 */
export const minimumSubtotal: Rule<OrderCase> = {
  code: 'minimum-subtotal',
  edition: 1,
  check(of): RuleFinding {
    const { facts, offer } = of;
    const minimumMinor = offer.terms.conditions.minimumSubtotalMinor;
    const { currency } = facts;
    const input: Record<string, RuleValue> = { subtotal: { amountMinor: facts.subtotalMinor, currency } };
    if (facts.presentmentCurrency !== currency) {
      input.paid = { amountMinor: facts.presentmentSubtotalMinor, currency: facts.presentmentCurrency };
    }
    const { surelyMinor, atMostMinor } = countedSubtotal(of);
    if (surelyMinor !== facts.subtotalMinor) input.counted = { amountMinor: surelyMinor, currency };
    const limit = { minimum: { amountMinor: minimumMinor, currency: offer.terms.currency } };
    if (currency !== offer.terms.currency) {
      return {
        outcome: 'fail',
        input,
        limit,
        wouldQualify: { key: 'currency', values: { currency: offer.terms.currency } },
      };
    }
    const missingMinor = minimumMinor - surelyMinor;
    if (missingMinor <= 0) return { outcome: 'pass', input, limit };
    if (atMostMinor >= minimumMinor) return { outcome: 'hold', input, limit };
    return {
      outcome: 'fail',
      input,
      limit,
      wouldQualify: { key: 'more', values: { missing: { amountMinor: missingMinor, currency } } },
    };
  },
};
