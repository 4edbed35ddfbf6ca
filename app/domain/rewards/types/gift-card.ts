import { z } from 'zod';
import { rewardKind } from './reward-type.ts';
import { amountMinor, validMonths } from './shared-arguments.ts';

export const giftCard = rewardKind({
  schema: z.object({ type: z.literal('gift-card'), amountMinor, validMonths }),
  carrier: 'shopify',
  isProportional: false,
  isGameOfChance: false,
  isUseHidden: true,
  amountOf: (spec, { currency }) => ({ unit: currency, amount: spec.amountMinor }),
});
