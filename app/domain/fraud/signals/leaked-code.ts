import { type Signal, stepOf } from '../signal.ts';

const TYPED_IN_DAY = 3;
const TYPED_IN_WEEK = 5;

/**
 * The advocate's code stands somewhere: friends come from sites that collect codes, or a burst of people who have nothing else
 * to do with the advocate type it in.
 */
export const leakedCode: Signal = {
  code: 'leaked-code',
  edition: 1,
  group: 'pace',
  check(of) {
    const { spread, conduct } = of.trust;
    if (!spread) return null;
    const isTyped = of.subject === 'order' && of.chosen.kind === 'advocate-code';
    const isBurst = isTyped && (spread.typedDay >= TYPED_IN_DAY || spread.typedWeek >= TYPED_IN_WEEK);
    // some of very many friends look for coupons by themselves
    const isKnown = spread.collectors * 6 >= (spread.friends ?? conduct.bought);
    const collected = isKnown ? stepOf(spread.collectors, COLLECTORS) : undefined;
    const weight = Math.max(isBurst ? 50 : 0, collected?.weight ?? 0);
    return weight
      ? {
          weight,
          input: {
            typedWithinDay: spread.typedDay,
            typedWithinWeek: spread.typedWeek,
            fromCouponSites: spread.collectors,
          },
          limit: { typedWithinDay: TYPED_IN_DAY - 1, typedWithinWeek: TYPED_IN_WEEK - 1, fromCouponSites: 1 },
        }
      : null;
  },
};

const COLLECTORS = [
  [2, 50],
  [4, 75],
] as const;
