import type { DecisionId } from '../shared/ids.ts';
import type { RuleResult } from './verdict.ts';

/** What a human can decide on: what is kept by a verdict of its own and pays somebody. */
export type DecidedSubject = 'order' | 'claim' | 'sign-up';

/**
 * A human's word on a subject (V6). It is a fact like any other: added to, never changed. Who said it and why stands with
 * it in the table, not here, so that verdicts hold no names.
 */
export type Decision = {
  readonly decisionId: DecisionId;
  readonly subject: DecidedSubject;
  readonly subjectId: string;
  readonly kind: 'approve' | 'reject' | 'undo';
  /** of an undo: the decision it takes back; null otherwise */
  readonly undoes: DecisionId | null;
  readonly at: Date;
};

/** As it was given: with the name and the reason that are kept beside it. */
export type GivenDecision = Decision & {
  readonly actor: string;
  readonly reason: string;
  /** words for whoever asked that a human looks; goes to them, not on record with the decision */
  readonly answerSealed?: string | null;
};

/** The decision that a verdict follows; recorded in its case. */
export type DecisionInForce = {
  readonly kind: 'approve' | 'reject';
  readonly decisionId: DecisionId;
  readonly at: Date;
};

/** The newest decision that nobody took back, whatever the order in which they were heard of; null = none. */
export function decisionInForce(decisions: readonly Decision[]): DecisionInForce | null {
  const undone = new Set(decisions.map((decision) => decision.undoes));
  let newest: DecisionInForce | null = null;
  for (const { kind, decisionId, at } of decisions) {
    if (kind === 'undo' || undone.has(decisionId)) continue;
    const isNewer =
      !newest || at > newest.at || (at.getTime() === newest.at.getTime() && decisionId > newest.decisionId);
    if (isNewer) newest = { kind, decisionId, at };
  }
  return newest;
}

/** A rejected verdict's reason, and the receipt's line, when a human decided. */
export const HUMAN_DECISION = 'human-decision';

/** The receipt with the human's line first; what the rules found stays as they found it. */
export function withDecision(rules: readonly RuleResult[], decision: DecisionInForce | null): readonly RuleResult[] {
  if (!decision) return rules;
  const line: RuleResult = {
    code: HUMAN_DECISION,
    edition: 1,
    outcome: decision.kind === 'approve' ? 'pass' : 'fail',
    input: { decision: decision.kind, decidedAt: decision.at.toISOString() },
    limit: {},
  };
  return [line, ...rules];
}
