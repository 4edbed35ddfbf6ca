import { z } from 'zod';
import { rewardKind } from './reward-type.ts';
import { minimumSubtotalMinor, validDays } from './shared-arguments.ts';

/**
 * A code that takes the price of one piece off one product. It is an amount, not 100 %: of ten pieces in the cart only
 * one is free, and a price raised later is not given away.
 */
export const freeProduct = rewardKind({
  schema: z.object({
    type: z.literal('free-product'),
    /** gid of the product variant */
    variantId: z.string().regex(/^gid:\/\/shopify\/ProductVariant\/\d+$/),
    /** as the merchant's shop shows it when the reward was chosen */
    title: z.string().trim().min(1).max(255),
    /** its price then */
    priceMinor: z.int().min(1).max(1_000_000_000),
    minimumSubtotalMinor,
    validDays,
  }),
  carrier: 'shopify',
  isProportional: false,
  isGameOfChance: false,
  amountOf: (spec, { currency }) => ({ unit: currency, amount: spec.priceMinor }),
});
