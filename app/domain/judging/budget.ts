import type { OfferTerms } from '../program/offer.ts';
import { worthOf } from '../rewards/reward-spec.ts';
import type { WorthAssumptions } from '../rewards/types/reward-type.ts';
import type { ProgramId } from '../shared/ids.ts';
import { currencyDigits } from '../shared/money.ts';
import { groundInForce } from './evidence.ts';
import { termsOf } from './spent-rewards.ts';
import type { Desk, KnownReward, World } from './world.ts';

/** What a programme may cost and has committed so far, in the shop's minor units (P13, SC-25). */
export type Budget = { readonly amountMinor: number; readonly committedMinor: number };

/** The merchant hears of it when so much of the budget is committed, and when all is. */
const WARN_AT = 0.8;

export function budgetOf(world: World, programId: ProgramId, now: Date): Budget | null {
  const versionId = groundInForce(world, programId, now);
  const budget = versionId && world.offers.get(versionId)?.terms.limits.budget;
  return budget ? { amountMinor: budget.amountMinor, committedMinor: world.committedMinor.get(programId) ?? 0 } : null;
}

export function assumptionsOf(terms: OfferTerms): WorthAssumptions {
  return {
    typicalOrderMinor: terms.limits.budget?.typicalOrderMinor ?? terms.conditions.minimumSubtotalMinor,
    pointMinor: 10 ** currencyDigits(terms.currency) / terms.wallet.pointsPerUnit,
  };
}

/** What a reward takes of the budget. What is bought with points was counted when those were earned. */
export const committedBy = (desk: Desk, reward: KnownReward): number =>
  reward.referralId === null ? 0 : worthOf(reward.spec, reward.amount, assumptionsOf(termsOf(desk, reward)));

/** Adds to, or gives back to, what the reward's programme has committed; says so when a mark is passed. */
export function commit({ world, changes, now }: Desk, { programId }: KnownReward, byMinor: number): void {
  if (byMinor === 0) return;
  const before = world.committedMinor.get(programId) ?? 0;
  world.committedMinor.set(programId, before + byMinor);
  changes.committed.set(programId, (changes.committed.get(programId) ?? 0) + byMinor);
  const budget = budgetOf(world, programId, now);
  if (!budget) return;
  for (const [code, share] of [
    ['budget-warning', WARN_AT],
    ['budget-reached', 1],
  ] as const) {
    const mark = budget.amountMinor * share;
    if (before >= mark || budget.committedMinor < mark) continue;
    changes.problems.push({ key: `${code}:${programId}`, code, values: { ...budget, programId } });
  }
}
