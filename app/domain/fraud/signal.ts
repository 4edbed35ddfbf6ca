import type { ClaimCase, OrderCase, SignUpCase } from '../verdict/cases.ts';
import type { RuleResult, RuleValue } from '../verdict/verdict.ts';
import type { Trust } from './trust.ts';

/** A case whose signals can be looked for. */
export type Suspect = (OrderCase | ClaimCase | SignUpCase) & { readonly trust: Trust };

/**
 * Signals of one group say nearly the same thing by several ways, so that together they weigh no more than the group's cap:
 * one who lives with the advocate also uses their line, and may be a spouse.
 */
export const GROUP_CAPS = {
  /** one human under two names */
  identity: 200,
  /** people who live or surf together */
  closeness: 65,
  mailbox: 80,
  /** friends of one advocate who are one another */
  ring: 110,
  pace: 75,
  conduct: 110,
  source: 60,
  timing: 20,
  risk: 60,
  /** what alone never makes anybody wait */
  hint: 15,
} as const;

/**
 * One fraud signal = one file and one line in the registry (V5). It fires with a weight, or is null. A weight never judges by
 * itself: the sum does, against the merchant's thresholds (fraud-score.ts).
 */
export type Signal = {
  readonly code: string;
  readonly edition: number;
  readonly group: keyof typeof GROUP_CAPS;
  check(of: Suspect): Fired | null;
};

export type Fired = {
  readonly weight: number;
  readonly input: Readonly<Record<string, RuleValue>>;
  readonly limit: Readonly<Record<string, RuleValue>>;
};

export const noted = ({ code, edition }: Signal, fired: Fired): RuleResult => ({
  code,
  edition,
  outcome: 'noted',
  ...fired,
});

/** The weight of the highest step that a count has reached: steps from the lowest. */
export function stepOf(count: number, steps: readonly (readonly [from: number, weight: number])[]) {
  const reached = steps.findLast(([from]) => count >= from);
  return reached && { from: reached[0], weight: reached[1] };
}
