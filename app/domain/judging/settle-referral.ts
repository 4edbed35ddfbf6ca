import { diffGrants } from '../rewards/diff-grants.ts';
import type { ReferralId } from '../shared/ids.ts';
import { firstPurchaseCause, isOfReferral } from '../verdict/outcome.ts';
import { carryOut, matureIfDue } from './carry-out.ts';
import { standingAfter } from './referral-state.ts';
import { setSlots } from './slots.ts';
import { settleDebts } from './spent-rewards.ts';
import { type Desk, type KnownReferral, type KnownVerdict, subjectKey } from './world.ts';

/**
 * Brings what a referral has paid in line with what its verdicts grant now: rewards, ledger, places under limits, due
 * times, state and totals. Calling it again changes nothing (invariant 3).
 */
export function settleReferral(desk: Desk, referralId: ReferralId): void {
  const { world } = desk;
  const referral = world.referrals.get(referralId);
  if (!referral) return;
  const verdicts = [...world.verdicts.values()].filter((verdict) => verdict.referralId === referralId);
  const rewards = [...world.rewards.values()].filter((reward) => reward.referralId === referralId);
  const grants = verdicts.flatMap((verdict) => (verdict.outcome === 'approved' ? verdict.grants : []));

  for (const change of diffGrants(rewards, grants, currencyOf(desk, referral))) carryOut(desk, referralId, change);
  for (const reward of world.rewards.values()) if (reward.referralId === referralId) matureIfDue(desk, reward);
  settleLimits(desk, referral, verdicts);
  updateReferral(desk, referral, setDueTimes(desk, verdicts));
}

function currencyOf({ world }: Desk, { versionId }: KnownReferral): string {
  const offer = world.offers.get(versionId);
  if (!offer) throw new Error(`the offer ${versionId} of a referral was not loaded`);
  return offer.terms.currency;
}

/** The order that carries the first purchase takes its advocate's places; each level's settles what the advocate owes. */
function settleLimits(desk: Desk, referral: KnownReferral, verdicts: readonly KnownVerdict[]): void {
  const cause = firstPurchaseCause(referral.referralId);
  const carrying = carrierOf(verdicts, cause);
  // while a chargeback is open nothing is decided: the place is kept for whoever wins it (012)
  const isDisputed = verdicts.some(({ outcome, reason }) => outcome === 'held' && reason === 'chargeback');
  if (carrying || !isDisputed) setSlots(desk, referral, cause, carrying);
  const advocate = desk.world.advocates.get(referral.advocateId);
  if (!advocate) return;
  for (const one of orderCauses(desk, referral.referralId, verdicts))
    settleDebts(desk, one, advocate.personId, carrierOf(verdicts, one));
}

/** The order that carries a cause for the advocate. */
function carrierOf(verdicts: readonly KnownVerdict[], cause: string): KnownVerdict | undefined {
  return verdicts.find(
    ({ outcome, grants }) =>
      outcome === 'approved' && grants.some((grant) => grant.cause === cause && grant.side === 'advocate'),
  );
}

/** What the referral's orders pay for now, and what settled a debt before. */
function orderCauses({ world }: Desk, referralId: ReferralId, verdicts: readonly KnownVerdict[]): Set<string> {
  const granted = verdicts
    .filter(({ subject }) => subject === 'order')
    .flatMap(({ grants }) => grants.map(({ cause }) => cause));
  const settling = [...world.debts.values()].flatMap(({ settledBy }) => settledBy?.cause ?? []);
  return new Set([...granted, ...settling.filter((cause) => isOfReferral(cause, referralId))]);
}

/** A verdict falls due when the first of its rewards becomes final. Returns the verdicts as they stand then. */
function setDueTimes({ world, changes, now }: Desk, verdicts: KnownVerdict[]): KnownVerdict[] {
  return verdicts.map((verdict) => {
    const waiting =
      verdict.outcome === 'approved'
        ? verdict.grants.filter((grant) => grant.finalAt > now).map((grant) => grant.finalAt)
        : [];
    const dueAt = waiting.length ? new Date(Math.min(...waiting.map((at) => at.getTime()))) : null;
    if (dueAt?.getTime() === verdict.dueAt?.getTime()) return verdict;
    const key = subjectKey(verdict.subject, verdict.subjectId);
    const changed = { ...verdict, dueAt };
    world.verdicts.set(key, changed);
    changes.verdicts.set(key, changed);
    return changed;
  });
}

function updateReferral({ world, changes }: Desk, referral: KnownReferral, verdicts: KnownVerdict[]): void {
  const standing = standingAfter(referral, verdicts, world);
  if (JSON.stringify({ ...referral, ...standing }) === JSON.stringify(referral)) return;
  const { programId } = referral;
  const orders = Number(standing.revenueMinor !== null) - Number(referral.revenueMinor !== null);
  const revenue = (standing.revenueMinor ?? 0) - (referral.revenueMinor ?? 0);
  if (orders) changes.counters.push({ programId, metric: 'orders', amount: orders });
  if (revenue) changes.counters.push({ programId, metric: 'revenue', amount: revenue });
  const changed = { ...referral, ...standing };
  world.referrals.set(referral.referralId, changed);
  changes.referrals.set(referral.referralId, changed);
}
