import { type MovementKind, movePoints } from '../ledger/points.ts';
import { diffGrants, type RewardChange } from '../rewards/diff-grants.ts';
import type { ReferralId, RewardId } from '../shared/ids.ts';
import { addDaysInZone, addMonthsInZone, monthInZone } from '../shared/time.ts';
import { firstPurchaseCause } from '../verdict/outcome.ts';
import { standingAfter } from './referral-state.ts';
import {
  type CapSlot,
  type Desk,
  type KnownReferral,
  type KnownReward,
  type KnownVerdict,
  type MessageIntent,
  subjectKey,
} from './world.ts';

/**
 * Brings what a referral has paid in line with what its verdicts grant now: rewards, ledger, cap slots, due times,
 * state and totals. Calling it again changes nothing (invariant 3).
 */
export function settleReferral(desk: Desk, referralId: ReferralId): void {
  const { world } = desk;
  const referral = world.referrals.get(referralId);
  if (!referral) return;
  const verdicts = [...world.verdicts.values()].filter((verdict) => verdict.referralId === referralId);
  const rewards = [...world.rewards.values()].filter((reward) => reward.referralId === referralId);
  const grants = verdicts.flatMap((verdict) => (verdict.outcome === 'approved' ? verdict.grants : []));

  for (const change of diffGrants(rewards, grants)) carryOut(desk, referral, change);
  for (const reward of world.rewards.values()) if (reward.referralId === referralId) matureIfDue(desk, reward);
  takeSlots(desk, referral, verdicts);
  updateReferral(desk, referral, setDueTimes(desk, verdicts));
}

function carryOut(desk: Desk, referral: KnownReferral, change: RewardChange): void {
  switch (change.kind) {
    case 'create': {
      const { grant, generation } = change;
      const reward: KnownReward = {
        id: desk.newId<RewardId>(),
        cause: grant.cause,
        rule: grant.rule,
        side: grant.side,
        beneficiary: grant.beneficiary,
        spec: grant.spec,
        generation,
        wanted: 'issued',
        status: 'pending',
        finalAt: grant.finalAt,
        referralId: referral.referralId,
        programId: referral.programId,
        versionId: grant.versionId,
        code: null,
        issuedAt: null,
        expiresAt: null,
        createdAt: desk.now,
      };
      keep(desk, reward);
      if (grant.finalAt > desk.now) {
        if (reward.spec.type === 'points') move(desk, 'points-promised', reward, reward.spec.points);
        if (grant.side === 'advocate') tell(desk, 'reward-pending', reward);
      } else if (reward.spec.type === 'points') {
        makeAvailable(desk, reward, 'points-earned', reward.spec);
      }
      return;
    }
    case 'restore':
      keep(desk, { ...(change.reward as KnownReward), wanted: 'issued', finalAt: change.finalAt });
      return;
    case 'retime':
      keep(desk, { ...(change.reward as KnownReward), finalAt: change.finalAt });
      return;
    case 'reverse':
      takeBack(desk, change.reward as KnownReward);
      return;
    default:
      change satisfies never;
  }
}

function takeBack(desk: Desk, reward: KnownReward): void {
  const wasNeverSeen = reward.status === 'pending' && reward.finalAt > desk.now;
  if (reward.spec.type === 'points') {
    move(desk, reward.status === 'issued' ? 'points-taken-back' : 'points-cancelled', reward, reward.spec.points);
    keep(desk, { ...reward, wanted: 'reversed', status: 'reversed' });
    if (reward.status === 'issued')
      desk.changes.counters.push({ programId: reward.programId, metric: 'points', amount: -reward.spec.points });
  } else if (wasNeverSeen) {
    keep(desk, { ...reward, wanted: 'reversed', status: 'reversed' });
  } else {
    keep(desk, { ...reward, wanted: 'reversed' });
    desk.changes.effects.push({ kind: 'issue-rewards' });
  }
  if (reward.side === 'advocate') tell(desk, 'reward-reversed', reward);
}

/** Points become available, and codes are asked for, once the waiting period is over. */
function matureIfDue(desk: Desk, reward: KnownReward): void {
  if (reward.wanted !== 'issued' || reward.status !== 'pending' || reward.finalAt > desk.now) return;
  const { spec } = reward;
  if (spec.type !== 'points') {
    desk.changes.effects.push({ kind: 'issue-rewards' });
    return;
  }
  makeAvailable(desk, reward, 'points-matured', spec);
}

function makeAvailable(
  desk: Desk,
  reward: KnownReward,
  kind: 'points-earned' | 'points-matured',
  spec: Extract<KnownReward['spec'], { type: 'points' }>,
): void {
  move(desk, kind, reward, spec.points);
  keep(desk, {
    ...reward,
    status: 'issued',
    issuedAt: desk.now,
    expiresAt: spec.validMonths === null ? null : addMonthsInZone(desk.now, spec.validMonths, desk.world.timeZone),
  });
  desk.changes.counters.push({ programId: reward.programId, metric: 'points', amount: spec.points });
  tell(desk, 'reward-earned', reward);
}

/** When a code issued now stops working. */
export function codeExpiry(spec: KnownReward['spec'], issuedAt: Date, timeZone: string): Date | null {
  return spec.type === 'points' || spec.validDays === null ? null : addDaysInZone(issuedAt, spec.validDays, timeZone);
}

function takeSlots(desk: Desk, referral: KnownReferral, verdicts: KnownVerdict[]): void {
  const { world, changes } = desk;
  const cause = firstPurchaseCause(referral.referralId);
  const carrying = verdicts.find(
    (verdict) =>
      verdict.outcome === 'approved' &&
      verdict.grants.some((grant) => grant.cause === cause && grant.side === 'advocate' && !grant.withheld),
  );
  const processedAt = carrying && world.orders.get(carrying.subjectId as never)?.facts.processedAt;
  const wanted = processedAt
    ? { advocateId: referral.advocateId, period: monthInZone(processedAt, world.timeZone), cause }
    : null;
  const held = world.capSlots.filter((one) => one.cause === cause);
  // a slot that comes and goes within one batch was never there: what is written is the difference
  for (const slot of held) {
    if (wanted && isSameSlot(slot, wanted)) continue;
    remove(world.capSlots, slot);
    if (!remove(changes.slotsTaken, slot)) changes.slotsFreed.push(slot);
  }
  if (!wanted || held.some((slot) => isSameSlot(slot, wanted))) return;
  world.capSlots.push(wanted);
  if (!remove(changes.slotsFreed, wanted)) changes.slotsTaken.push(wanted);
}

const isSameSlot = (a: CapSlot, b: CapSlot): boolean =>
  a.advocateId === b.advocateId && a.period === b.period && a.cause === b.cause;

function remove(slots: CapSlot[], slot: CapSlot): boolean {
  const at = slots.findIndex((one) => isSameSlot(one, slot));
  if (at >= 0) slots.splice(at, 1);
  return at >= 0;
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

function keep({ world, changes }: Desk, reward: KnownReward): void {
  world.rewards.set(reward.id, reward);
  changes.rewards.set(reward.id, reward);
}

function move({ changes }: Desk, kind: MovementKind, reward: KnownReward, points: number): void {
  changes.movements.push({ movement: movePoints(kind, reward.beneficiary, points), rewardId: reward.id });
}

function tell({ changes }: Desk, kind: MessageIntent['kind'], reward: KnownReward): void {
  changes.messages.push({
    dedupeKey: `${kind}:${reward.id}`,
    kind,
    personId: reward.beneficiary,
    referralId: reward.referralId,
    rewardId: reward.id,
  });
  changes.effects.push({ kind: 'send-messages' });
}
