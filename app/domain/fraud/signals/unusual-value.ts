import type { Fired, Signal } from '../signal.ts';

/** Within so many basis points above the minimum, or so many times what is usual. */
const JUST_OVER_BASIS_POINTS = 2_000;
const TIMES_USUAL = 10;

/** Just enough to be rewarded, or far more than people buy here. */
export const unusualValue: Signal = {
  code: 'unusual-value',
  edition: 1,
  group: 'hint',
  check(of): Fired | null {
    if (of.subject !== 'order') return null;
    const { facts, offer } = of;
    const { minimumSubtotalMinor } = offer.terms.conditions;
    const usualMinor = offer.terms.limits.budget?.typicalOrderMinor ?? null;
    const money = (amountMinor: number) => ({ amountMinor, currency: facts.currency });
    const mostMinor = Math.floor((minimumSubtotalMinor * (10_000 + JUST_OVER_BASIS_POINTS)) / 10_000);
    const subtotal = money(facts.originalSubtotalMinor);
    if (
      minimumSubtotalMinor > 0 &&
      facts.originalSubtotalMinor >= minimumSubtotalMinor &&
      facts.originalSubtotalMinor <= mostMinor
    )
      return { weight: 10, input: { subtotal }, limit: { minimum: money(minimumSubtotalMinor) } };
    if (usualMinor !== null && facts.originalSubtotalMinor > usualMinor * TIMES_USUAL)
      return { weight: 10, input: { subtotal }, limit: { usual: money(usualMinor * TIMES_USUAL) } };
    return null;
  },
};
