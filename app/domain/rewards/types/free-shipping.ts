import { z } from 'zod';
import { rewardKind } from './reward-type.ts';
import { minimumSubtotalMinor, validDays } from './shared-arguments.ts';

export const freeShipping = rewardKind({
  schema: z.object({
    type: z.literal('free-shipping'),
    /** what shipping usually costs the shop, for reckoning; it does not bound the code */
    shippingMinor: z.int().min(0).max(1_000_000_000),
    minimumSubtotalMinor,
    validDays,
  }),
  carrier: 'shopify',
  isProportional: false,
  isGameOfChance: false,
  amountOf: () => null,
  worthOf: (spec) => spec.shippingMinor,
});
