import { z } from 'zod';
import { rewardKind } from './reward-type.ts';
import { amountMinor, validMonths } from './shared-arguments.ts';

/** Money on the customer's own account in the shop. Only who has an account can be credited. */
export const storeCredit = rewardKind({
  schema: z.object({ type: z.literal('store-credit'), amountMinor, validMonths }),
  carrier: 'shopify',
  isProportional: false,
  isGameOfChance: false,
  isUseHidden: true,
  amountOf: (spec, { currency }) => ({ unit: currency, amount: spec.amountMinor }),
});
