import type { Side } from '../rewards/reward-spec.ts';
import type { AppealId, PersonId } from '../shared/ids.ts';
import { type DecidedSubject, HUMAN_DECISION } from './decision.ts';
import type { Outcome, RuleResult, SubjectKind } from './verdict.ts';

/**
 * A shopper asks that a human looks at what was decided automatically about them (V6): each of those concerned once per
 * subject. What they write is sealed.
 */
export type Appeal = {
  readonly appealId: AppealId;
  readonly subject: DecidedSubject;
  readonly subjectId: string;
  readonly personId: PersonId;
  readonly side: Side;
  readonly noteSealed: string | null;
  /** where to answer whoever has no address on record */
  readonly emailSealed: string | null;
  readonly locale: string;
  readonly at: Date;
  /** null = nobody has decided since */
  readonly answeredAt: Date | null;
  readonly answerSealed: string | null;
};

/** What is held by these waits for a payment or a bank, not for a human. */
export const NOBODYS_TASK: readonly string[] = ['order-standing', 'chargeback'];

type Judged = { readonly outcome: Outcome; readonly reason: string | null; readonly rules: readonly RuleResult[] };

/** Whether rules alone said no, or wait for somebody's yes: what a human said, a human has looked at. */
export function mayBeAppealed({ outcome, reason, rules }: Judged): boolean {
  if (rules.some(({ code }) => code === HUMAN_DECISION)) return false;
  if (outcome === 'rejected') return true;
  const isAsking = rules.some(({ code, input }) => code === 'newness' && input['certainty'] === 'asking-shopify');
  return outcome === 'held' && !NOBODYS_TASK.includes(reason ?? '') && !(reason === 'newness' && isAsking);
}

/** Of a referral's verdicts the one that stands in its way, as far as a shopper sees it; null = none does. */
export function inTheWay<V extends Judged & { readonly subject: SubjectKind }>(verdicts: readonly V[]): V | null {
  const of = (subject: SubjectKind) => verdicts.filter((verdict) => verdict.subject === subject);
  const isThere = (subject: SubjectKind) => of(subject).some(({ outcome }) => outcome === 'approved');
  if (isThere('order')) return null;
  const hasJoined = isThere('sign-up');
  // somebody who joined as an old customer was never to be new
  const onOrders = of('order').filter(({ reason }) => !(hasJoined && reason === 'newness'));
  const onClaims = hasJoined || isThere('claim') ? [] : of('claim');
  const [refused = []] = [onOrders, onClaims, of('sign-up')]
    .map((some) => some.filter(mayBeAppealed))
    .filter(({ length }) => length);
  return (
    refused.find(({ outcome }) => outcome === 'held') ??
    refused.find(({ reason }) => reason !== 'newness') ??
    refused[0] ??
    null
  );
}
