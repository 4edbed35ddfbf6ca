import { z } from 'zod';
import { currencyDigits } from '../../shared/money.ts';
import { POINTS, type RewardBase, rewardKind } from './reward-type.ts';
import { validMonths } from './shared-arguments.ts';

/** Points for each whole unit of the currency spent, rounded down (SC-23: 59.90 → 59). */
export const pointsPerAmount = rewardKind({
  schema: z.object({
    type: z.literal('points-per-amount'),
    /** points for one euro, one dollar, one yen */
    pointsPerUnit: z.int().min(1).max(10_000),
    validMonths,
  }),
  carrier: 'ledger',
  isProportional: true,
  isGameOfChance: false,
  amountOf: ({ pointsPerUnit }, base) => ({ unit: POINTS, amount: wholeUnits(base) * pointsPerUnit }),
});

const wholeUnits = ({ amountMinor, currency }: RewardBase): number =>
  Math.floor(Math.max(amountMinor, 0) / 10 ** currencyDigits(currency));
