import { z } from 'zod';
import { POINTS, rewardKind } from './reward-type.ts';
import { validMonths } from './shared-arguments.ts';

export const points = rewardKind({
  schema: z.object({ type: z.literal('points'), points: z.int().min(1).max(10_000_000), validMonths }),
  carrier: 'ledger',
  isProportional: false,
  isGameOfChance: false,
  amountOf: (spec) => ({ unit: POINTS, amount: spec.points }),
});
