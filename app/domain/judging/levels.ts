import { chooseEvidence } from '../attribution/choose-evidence.ts';
import { lastLevel } from '../program/offer.ts';
import type { ProgramId, ReferralId } from '../shared/ids.ts';
import type { OrderCase } from '../verdict/cases.ts';
import type { RuleResult, Verdict } from '../verdict/verdict.ts';
import type { StampedEvidence } from './stamped-evidence.ts';
import type { KnownVerdict, World } from './world.ts';

/** How far a friend has come in a referral, while their orders are judged one after the other (P2). */
export type Progress = {
  readonly referralId: ReferralId;
  readonly programId: ProgramId;
  /** what credited the first purchase, and so credits the later ones, under the same offer */
  readonly credit: StampedEvidence;
  /** the last purchase that pays anything */
  readonly last: number;
  /** purchases that count so far */
  purchases: number;
};

/** Takes note of a verdict: the first purchase opens the later levels, those that count bring nearer to them. */
export function advance(progress: Map<ReferralId, Progress>, of: OrderCase, verdict: Verdict): void {
  const counts = Number(verdict.outcome === 'approved');
  const known = progress.get(of.referralId);
  if (known) known.purchases += counts;
  else if (counts || wasFirst(verdict.rules, of)) {
    const { advocateId, claimId, invitedAt } = of.chosen;
    const { programId, versionId, terms } = of.offer;
    const credit = { kind: 'first-purchase' as const, advocateId, claimId, invitedAt, versionId };
    const { referralId } = of;
    progress.set(referralId, { referralId, programId, credit, last: lastLevel(terms), purchases: counts });
  }
}

/** A first purchase that was taken back afterwards: it counts no more, and still none after it is the first. */
function wasFirst(rules: readonly RuleResult[], { facts, offer }: OrderCase): boolean {
  return rules.every(({ code, outcome, input }) => {
    if (outcome !== 'fail' && outcome !== 'hold') return true;
    if (code === 'order-standing') return input.standing === 'refunded';
    if (code === 'minimum-subtotal') return facts.originalSubtotalMinor >= offer.terms.conditions.minimumSubtotalMinor;
    return code === 'chargeback';
  });
}

/** The progress a further order adds to, where the offer of the first purchase has levels beyond it. */
export function progressFor(
  world: World,
  progress: ReadonlyMap<ReferralId, Progress>,
  evidence: readonly StampedEvidence[],
): Progress | undefined {
  const strongest = chooseEvidence(evidence) as StampedEvidence | undefined;
  const programId = strongest && world.offers.get(strongest.versionId)?.programId;
  return [...progress.values()].find((one) => one.last > 1 && (!programId || one.programId === programId));
}

/**
 * Once an order carries the first purchase, those already refused for coming later stay so, and so do those after the
 * last level: no customer of many years is judged anew with each order. Any other reason may have stood for want of an
 * earlier order (invariant 3).
 */
export function staysRefused(progress: ReadonlyMap<ReferralId, Progress>, stood: KnownVerdict | undefined): boolean {
  const all = [...progress.values()];
  if (stood?.reason === 'newness')
    return all.some(({ purchases }) => purchases > 0) && all.every(({ last }) => last === 1);
  return stood?.reason === 'purchase-number' && all.some(({ purchases, last }) => purchases >= last);
}

/** Whether a verdict is on a purchase after the first. */
export const isOnLaterPurchase = ({ rules }: Pick<Verdict, 'rules'>): boolean =>
  rules.some(({ code }) => code === 'purchase-number');
