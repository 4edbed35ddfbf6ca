import { z } from 'zod';
import { rewardKind } from './reward-type.ts';

/** A present the merchant hands over or sends: a task on their list until they tick it. */
export const manualGift = rewardKind({
  schema: z.object({
    type: z.literal('manual-gift'),
    /** what it is, as people read it */
    gift: z.string().trim().min(1).max(120),
    /** what it costs the shop, for reckoning */
    costMinor: z.int().min(0).max(1_000_000_000),
  }),
  carrier: 'merchant',
  isProportional: false,
  isGameOfChance: false,
  amountOf: () => null,
  worthOf: (spec) => spec.costMinor,
});
