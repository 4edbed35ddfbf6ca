import { z } from 'zod';
import { rewardKind } from './reward-type.ts';
import { amountMinor, minimumSubtotalMinor, validDays } from './shared-arguments.ts';

export const fixedCode = rewardKind({
  schema: z.object({
    type: z.literal('fixed-code'),
    /** in the shop's currency */
    amountMinor,
    minimumSubtotalMinor,
    validDays,
  }),
  carrier: 'shopify',
  isProportional: false,
  isGameOfChance: false,
  amountOf: (spec, { currency }) => ({ unit: currency, amount: spec.amountMinor }),
});
