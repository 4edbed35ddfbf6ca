import { z } from 'zod';
import { rewardKind } from './reward-type.ts';

/** Exclusive access: a tag on the customer, which the shop's own rules (collections, segments, apps) act on. */
export const customerTag = rewardKind({
  schema: z.object({
    type: z.literal('customer-tag'),
    /** Shopify takes 255 characters and splits at commas */
    tag: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .regex(/^[^,]+$/),
    /** what it opens, in the merchant's words to people */
    label: z.string().trim().min(1).max(80),
  }),
  carrier: 'shopify',
  isProportional: false,
  isGameOfChance: false,
  amountOf: () => null,
  worthOf: () => 0,
});
