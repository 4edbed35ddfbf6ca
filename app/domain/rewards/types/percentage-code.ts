import { z } from 'zod';
import { shareOf } from '../../shared/money.ts';
import { rewardKind } from './reward-type.ts';
import { minimumSubtotalMinor, validDays } from './shared-arguments.ts';

export const percentageCode = rewardKind({
  schema: z.object({
    type: z.literal('percentage-code'),
    /** 1000 = 10 % */
    basisPoints: z.int().min(1).max(10_000),
    minimumSubtotalMinor,
    validDays,
  }),
  carrier: 'shopify',
  isProportional: false,
  isGameOfChance: false,
  amountOf: () => null,
  worthOf: ({ basisPoints }, { typicalOrderMinor }) => shareOf(typicalOrderMinor, basisPoints),
});
