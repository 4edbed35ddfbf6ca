import { z } from 'zod';
import { rewardKind } from './reward-type.ts';
import { amountMinor } from './shared-arguments.ts';

/** Money collected for a charity in somebody's name: recorded here, paid out by the merchant from the export (R13). */
export const donation = rewardKind({
  schema: z.object({
    type: z.literal('donation'),
    amountMinor,
    /** the charity, as people read it */
    cause: z.string().trim().min(1).max(80),
  }),
  carrier: 'ledger',
  isProportional: false,
  isGameOfChance: false,
  amountOf: (spec, { currency }) => ({ unit: currency, amount: spec.amountMinor }),
});
