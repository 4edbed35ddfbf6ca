import { z } from 'zod';
import { isDay } from '../shared/time.ts';

const numeric = <Kind extends string>(kind: Kind, most: number) =>
  z.object({ kind: z.literal(kind), target: z.int().min(1).max(most), dueOn: z.string().refine(isDay) });

/**
 * What a merchant wants to reach by the end of a day (P10): people who joined, the share of accepted invitations that
 * became purchases (basis points), referred revenue, what a customer may cost (minor units), or something in words.
 */
export const objectiveSchema = z.discriminatedUnion('kind', [
  numeric('enrolment', 10_000_000),
  numeric('conversion', 10_000),
  numeric('revenue', 1_000_000_000_000),
  numeric('cac', 1_000_000_000),
  z.object({ kind: z.literal('words'), words: z.string().trim().min(1).max(300), dueOn: z.string().refine(isDay) }),
]);
export type Objective = z.infer<typeof objectiveSchema>;
export type NumericKind = Exclude<Objective['kind'], 'words'>;

/** What came about since the objective was set. */
export type Since = {
  readonly advocates: number;
  readonly claims: number;
  readonly orders: number;
  readonly revenueMinor: number;
  /** rewards, software and time */
  readonly costMinor: number;
};

export type Progress = {
  /** in the objective's own unit; null = nothing to reckon it by yet */
  readonly actual: number | null;
  /** how much of it is done, 0 to 1 */
  readonly done: number;
  readonly standing: 'reached' | 'on-track' | 'behind' | 'missed' | 'too-early';
};

/** Nobody is behind on the first days. */
const FIRST_DAYS = 0.05;

/** @param elapsed the part of its time that is over, 0 to 1 */
export function progressOf(kind: NumericKind, target: number, since: Since, elapsed: number): Progress {
  const isOver = elapsed >= 1;
  const actual = actualOf(kind, since);
  if (actual === null) return { actual, done: 0, standing: isOver ? 'missed' : 'too-early' };
  const isMet = kind === 'cac' ? actual <= target : actual >= target;
  const done = kind === 'cac' ? Math.min(target / Math.max(actual, 1), 1) : Math.min(actual / target, 1);
  const isSum = kind === 'enrolment' || kind === 'revenue';
  // a sum stays reached, a rate may still fall
  if (isMet) return { actual, done: 1, standing: isSum || isOver ? 'reached' : 'on-track' };
  if (isOver) return { actual, done, standing: 'missed' };
  if (elapsed < FIRST_DAYS) return { actual, done, standing: 'too-early' };
  return { actual, done, standing: isSum && done >= elapsed ? 'on-track' : 'behind' };
}

function actualOf(kind: NumericKind, { advocates, claims, orders, revenueMinor, costMinor }: Since): number | null {
  switch (kind) {
    case 'enrolment':
      return advocates;
    case 'conversion':
      return claims === 0 ? null : Math.min(Math.floor((orders * 10_000) / claims), 10_000);
    case 'revenue':
      return revenueMinor;
    case 'cac':
      return orders === 0 ? null : Math.round(costMinor / orders);
    default:
      return kind satisfies never;
  }
}
