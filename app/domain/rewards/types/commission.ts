import { z } from 'zod';
import { shareOf } from '../../shared/money.ts';
import { rewardKind } from './reward-type.ts';

/** A share of the friend's order, owed in money: recorded here, paid out by the merchant from the export (R1, SC-18). */
export const commission = rewardKind({
  schema: z.object({
    type: z.literal('commission'),
    /** 1000 = 10 % of the subtotal after discounts and refunds */
    basisPoints: z.int().min(1).max(10_000),
  }),
  carrier: 'ledger',
  isProportional: true,
  isGameOfChance: false,
  amountOf: ({ basisPoints }, { amountMinor, currency }) => ({
    unit: currency,
    amount: shareOf(Math.max(amountMinor, 0), basisPoints),
  }),
});
