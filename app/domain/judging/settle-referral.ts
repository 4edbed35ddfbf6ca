import { alreadyReferred } from '../eligibility/already-referred.ts';
import { chargeback } from '../fraud/chargeback.ts';
import { FRAUD_SCORE } from '../fraud/fraud-score.ts';
import { orderSelfReferral } from '../fraud/self-referral.ts';
import { diffGrants } from '../rewards/diff-grants.ts';
import { asId, type OrderId, type ReferralId } from '../shared/ids.ts';
import { firstPurchaseCause, isOfReferral, leadCause } from '../verdict/outcome.ts';
import { carryOut, matureIfDue } from './carry-out.ts';
import { countByChannel } from './count-by-channel.ts';
import { byProcessed } from './history.ts';
import { standingAfter } from './referral-state.ts';
import { friendSlots, leadSlots, setSlots } from './slots.ts';
import { settleDebts } from './spent-rewards.ts';
import { type Desk, type KnownReferral, type KnownVerdict, subjectKey, type World } from './world.ts';

/**
 * Brings what a referral has paid in line with what its verdicts grant now: rewards, ledger, places under limits, due
 * times, state and totals. Calling it again changes nothing (invariant 3).
 */
export function settleReferral(desk: Desk, referralId: ReferralId): void {
  const { world } = desk;
  const referral = world.referrals.get(referralId);
  if (!referral) return;
  const verdicts = inTurn(
    world,
    [...world.verdicts.values()].filter((verdict) => verdict.referralId === referralId),
  );
  const rewards = [...world.rewards.values()].filter((reward) => reward.referralId === referralId);
  const granted = verdicts.flatMap((verdict) => (verdict.outcome === 'approved' ? verdict.grants : []));
  const grants = isNoLead(referral, verdicts)
    ? granted.filter(({ cause }) => cause !== leadCause(referralId))
    : granted;

  for (const change of diffGrants(rewards, grants, currencyOf(desk, referral))) carryOut(desk, referralId, change);
  for (const reward of world.rewards.values()) if (reward.referralId === referralId) matureIfDue(desk, reward);
  settleLimits(desk, referral, verdicts);
  updateReferral(desk, referral, setDueTimes(desk, verdicts));
}

/**
 * Orders as they count, claims and sign-ups by when they were made: of two that grant the same the earlier carries it,
 * whichever was loaded first.
 */
function inTurn({ orders }: World, verdicts: readonly KnownVerdict[]): KnownVerdict[] {
  const placeOf = ({ subject, subjectId, inputs }: KnownVerdict) => {
    const known = subject === 'order' ? orders.get(asId<OrderId>(subjectId))?.facts.processedAt : undefined;
    const recorded = inputs as {
      facts?: { processedAt: Date | string };
      claimedAt?: Date | string;
      joinedAt?: Date | string;
    };
    const at = known ?? recorded.facts?.processedAt ?? recorded.claimedAt ?? recorded.joinedAt;
    return { processedAt: new Date(at ?? 0), orderId: asId<OrderId>(subjectId) };
  };
  return verdicts
    .map((verdict) => ({ verdict, place: placeOf(verdict) }))
    .sort((a, b) => byProcessed(a.place, b.place))
    .map(({ verdict }) => verdict);
}

/** What an order of theirs shows of a friend that no claim could (P14). */
const FRAUD = new Set<string | null>([FRAUD_SCORE, orderSelfReferral.code, chargeback.code]);

/** Whether a friend who was taken for a lead is none: somebody we know already, or an order of theirs proved to be fraud. */
const isNoLead = ({ reason: standing }: KnownReferral, verdicts: readonly KnownVerdict[]): boolean =>
  standing === alreadyReferred.code ||
  verdicts.some(({ subject, outcome, reason }) => subject === 'order' && outcome === 'rejected' && FRAUD.has(reason));

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
  if (carrying) setSlots(desk, cause, friendSlots(desk.world, referral, cause, carrying));
  else if (!isDisputed) setSlots(desk, cause, []);
  const lead = leadCause(referral.referralId);
  setSlots(desk, lead, isNoLead(referral, verdicts) ? [] : leadSlots(desk.world, referral, lead, verdicts));
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

function updateReferral(desk: Desk, referral: KnownReferral, verdicts: KnownVerdict[]): void {
  const { world, changes } = desk;
  const standing = standingAfter(referral, verdicts, world);
  if (JSON.stringify({ ...referral, ...standing }) === JSON.stringify(referral)) return;
  const { programId } = referral;
  const orders = Number(standing.revenueMinor !== null) - Number(referral.revenueMinor !== null);
  const revenue = (standing.revenueMinor ?? 0) - (referral.revenueMinor ?? 0);
  if (orders) changes.counters.push({ programId, metric: 'orders', amount: orders });
  if (revenue) changes.counters.push({ programId, metric: 'revenue', amount: revenue });
  const changed = { ...referral, ...standing };
  countByChannel(desk, referral, changed);
  world.referrals.set(referral.referralId, changed);
  changes.referrals.set(referral.referralId, changed);
}
