import { z } from 'zod';

const nps = z.int().min(-100).max(100);
const share = z.int().min(0).max(10_000);
const stars = z.int().min(10).max(50);

/**
 * How a shop stands before it asks its customers to recommend it (P11, S1): Net Promoter Score, customers lost in a year
 * (basis points), review score (tenths of a star). Null = not known.
 */
export const readinessSchema = z.object({
  values: z.object({ nps: nps.nullable(), churn: share.nullable(), reviews: stars.nullable() }),
  /** from where on a value is good: at least, at most, at least */
  thresholds: z.object({ nps, churn: share, reviews: stars }),
});
export type Readiness = z.infer<typeof readinessSchema>;
export type Measure = keyof Readiness['values'];

/** Nothing told yet, and what we'd call good. */
export const NOT_TOLD: Readiness = {
  values: { nps: null, churn: null, reviews: null },
  thresholds: { nps: 30, churn: 3_000, reviews: 40 },
};

export type Advice = {
  /** postpone: something is poor; go: all is good; incomplete: what is known is good; unknown: nothing is known */
  readonly advice: 'postpone' | 'go' | 'incomplete' | 'unknown';
  readonly measures: readonly {
    readonly measure: Measure;
    readonly value: number | null;
    readonly threshold: number;
    readonly is: 'good' | 'poor' | 'unknown';
  }[];
};

const MEASURES: readonly Measure[] = ['nps', 'churn', 'reviews'];

/** Advice only: whoever wants to launch all the same, may. */
export function adviceOn({ values, thresholds }: Readiness): Advice {
  const measures = MEASURES.map((measure) => {
    const [value, threshold] = [values[measure], thresholds[measure]];
    const isGood = value !== null && (measure === 'churn' ? value <= threshold : value >= threshold);
    const is = value === null ? ('unknown' as const) : isGood ? ('good' as const) : ('poor' as const);
    return { measure, value, threshold, is };
  });
  const some = (is: 'good' | 'poor' | 'unknown') => measures.some((one) => one.is === is);
  const advice = some('poor') ? 'postpone' : !some('good') ? 'unknown' : some('unknown') ? 'incomplete' : 'go';
  return { advice, measures };
}
