import { z } from 'zod';

/** What one shop's API budget holds, in points: https://shopify.dev/docs/api/usage/limits */
export type CallBudget = {
  readonly availablePoints: number;
  readonly maximumPoints: number;
  readonly restorePointsPerSecond: number;
  /** what the last call asked for before it ran; Shopify demands that much to be available */
  readonly requestedPoints: number;
};

const costShape = z.object({
  cost: z.object({
    requestedQueryCost: z.number(),
    throttleStatus: z.object({
      maximumAvailable: z.number(),
      currentlyAvailable: z.number(),
      restoreRate: z.number().positive(),
    }),
  }),
});

export function readBudget(extensions: unknown): CallBudget | null {
  const result = costShape.safeParse(extensions);
  if (!result.success) return null;
  const { requestedQueryCost, throttleStatus } = result.data.cost;
  return {
    availablePoints: throttleStatus.currentlyAvailable,
    maximumPoints: throttleStatus.maximumAvailable,
    restorePointsPerSecond: throttleStatus.restoreRate,
    requestedPoints: requestedQueryCost,
  };
}

/** How long until a call of that cost is let through again. */
export function waitMsFor(points: number, budget: CallBudget): number {
  const missing = Math.max(0, points - budget.availablePoints);
  return Math.ceil((missing / budget.restorePointsPerSecond) * 1000);
}
