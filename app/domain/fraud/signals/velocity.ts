import { type Signal, stepOf } from '../signal.ts';
import { MOST_COUNTED } from '../trust.ts';

/**
 * Friends of one advocate come faster than somebody can recommend to them. Many may take up an invitation at once, after a
 * party or a post; that many also pay at once is rarer.
 */
export const velocity: Signal = {
  code: 'velocity',
  edition: 1,
  group: 'pace',
  check({ subject, trust: { pace } }) {
    const inHour = stepOf(pace.hour, subject === 'order' ? ORDERS_IN_HOUR : CLAIMS_IN_HOUR);
    const inDay = subject === 'order' ? stepOf(pace.day, ORDERS_IN_DAY) : undefined;
    const weight = Math.max(inHour?.weight ?? 0, inDay?.weight ?? 0);
    return weight
      ? { weight, input: { withinHour: pace.hour, withinDay: pace.day }, limit: { withinHour: 2, withinDay: 5 } }
      : null;
  },
};

const ORDERS_IN_HOUR = [
  [3, 20],
  [6, 40],
  [10, 55],
] as const;
const ORDERS_IN_DAY = [
  [6, 20],
  [10, 40],
  [15, 55],
] as const;
const CLAIMS_IN_HOUR = [[MOST_COUNTED, 50]] as const;
