import { z } from 'zod';
import { rewardKind } from './reward-type.ts';
import { amountMinor } from './shared-arguments.ts';

/** The same sum for each sale, sign-up or lead, owed in money like a share of an order (R1, P14). */
export const fixedCommission = rewardKind({
  schema: z.object({ type: z.literal('fixed-commission'), amountMinor }),
  carrier: 'ledger',
  isProportional: false,
  isGameOfChance: false,
  amountOf: (spec, { currency }) => ({ unit: currency, amount: spec.amountMinor }),
});
