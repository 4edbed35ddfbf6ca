import { z } from 'zod';
import { type Forecast, fixedCosts } from './forecast.ts';
import type { Plan } from './plan.ts';

/** What is kept of a forecast: its totals over the whole period, in minor units. */
export const predictedSchema = z.object({
  advocates: z.number(),
  orders: z.number(),
  revenueMinor: z.number(),
  costMinor: z.number(),
});
export type Predicted = z.infer<typeof predictedSchema>;

export const predictedBy = ({ advocates, orders, revenueMinor, costs }: Forecast): Predicted => ({
  advocates,
  orders,
  revenueMinor,
  costMinor: costs.totalMinor,
});

/** What came of it so far; rewards are what they cost, software and time are added as planned. */
export type Observed = {
  readonly advocates: number;
  readonly orders: number;
  readonly revenueMinor: number;
  readonly rewardsMinor: number;
};

const FIGURES = ['advocates', 'orders', 'revenueMinor', 'costMinor', 'costPerCustomerMinor'] as const;
export type Figure = (typeof FIGURES)[number];
/** One figure: over the whole period, by today if it came evenly, and as it is. Null = no customer to divide by. */
export type Comparison = {
  readonly figure: Figure;
  readonly predicted: number | null;
  readonly byNow: number | null;
  readonly actual: number | null;
};

/** Predicted against actual (A4): `elapsed` is the part of the period that is over, 0 to 1. */
export function againstActual(plan: Plan, predicted: Predicted, observed: Observed, elapsed: number): Comparison[] {
  const { softwareMinor, timeMinor } = fixedCosts(plan, plan.months * elapsed);
  const whole = withCostPerCustomer(predicted);
  const actual = withCostPerCustomer({
    ...observed,
    costMinor: observed.rewardsMinor + softwareMinor + timeMinor,
  });
  return FIGURES.map((figure) => {
    const expected = whole[figure];
    const isRatio = figure === 'costPerCustomerMinor';
    return {
      figure,
      predicted: expected,
      byNow: expected === null || isRatio ? expected : Math.round(expected * elapsed),
      actual: actual[figure],
    };
  });
}

const withCostPerCustomer = ({ advocates, orders, revenueMinor, costMinor }: Predicted) => ({
  advocates,
  orders,
  revenueMinor,
  costMinor,
  costPerCustomerMinor: orders === 0 ? null : Math.round(costMinor / orders),
});
