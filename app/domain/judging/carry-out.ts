import { transfer } from '../ledger/wallet.ts';
import type { Reward, RewardChange } from '../rewards/diff-grants.ts';
import { carrierOf } from '../rewards/reward-spec.ts';
import type { ReferralId, RewardId } from '../shared/ids.ts';
import { commit, committedBy } from './budget.ts';
import { keep, tell } from './desk.ts';
import { adjustInLedger, creditInLedger, isForCause, post, takeBackInLedger } from './reward-ledger.ts';
import { forgive, owe, policyOf } from './spent-rewards.ts';
import type { Desk, KnownReward } from './world.ts';

/** Carries out one change of a reward: the books, the ledger, who is told, what is asked of Shopify. */
export function carryOut(desk: Desk, referralId: ReferralId | null, change: RewardChange): KnownReward | null {
  switch (change.kind) {
    case 'create':
      return create(desk, referralId, change);
    case 'restore': {
      const restored: KnownReward = { ...known(change.reward), wanted: 'issued', finalAt: change.finalAt };
      keep(desk, restored);
      if (restored.usedByOrder === null) commit(desk, restored, committedBy(desk, restored));
      else forgive(desk, restored);
      return restored;
    }
    case 'retime':
      keep(desk, { ...current(desk, change.reward), finalAt: change.finalAt });
      return null;
    case 'adjust': {
      const reward = current(desk, change.reward);
      const before = committedBy(desk, reward);
      const adjusted = adjustInLedger(desk, reward, change.by);
      keep(desk, adjusted);
      commit(desk, adjusted, committedBy(desk, adjusted) - before);
      return null;
    }
    case 'reverse':
      takeBack(desk, known(change.reward));
      return null;
    default:
      return change satisfies never;
  }
}

const known = (reward: Reward) => reward as KnownReward;
const current = (desk: Desk, { id }: Reward): KnownReward => desk.world.rewards.get(id) as KnownReward;

function create(
  desk: Desk,
  referralId: ReferralId | null,
  { grant, generation, amount }: Extract<RewardChange, { kind: 'create' }>,
): KnownReward {
  const { cause, rule, side, beneficiary, spec, finalAt, versionId } = grant;
  const programId = desk.world.offers.get(versionId)?.programId;
  if (!programId) throw new Error(`the offer ${versionId} of a grant was not loaded`);
  const reward: KnownReward = {
    id: desk.newId<RewardId>(),
    cause,
    rule,
    side,
    beneficiary,
    spec,
    generation,
    amount,
    wanted: 'issued',
    status: 'pending',
    finalAt,
    referralId,
    programId,
    versionId,
    code: null,
    issuedAt: null,
    expiresAt: null,
    usedByOrder: null,
    keptAmount: 0,
    createdAt: desk.now,
  };
  const earlier = earlierGenerations(desk, reward);
  // granted after all: nothing is owed for it
  for (const one of earlier) forgive(desk, one);
  const spent = carrierOf(spec) === 'ledger' ? undefined : earlier.find(wasSpent);
  if (spent) {
    // approved again after it was spent and kept: it is what they have already (SC-20)
    const { code, issuedAt, expiresAt, usedByOrder, keptAmount } = spent;
    const again = { ...reward, status: 'issued' as const, code, issuedAt, expiresAt, usedByOrder, keptAmount };
    keep(desk, again);
    return again;
  }
  keep(desk, reward);
  commit(desk, reward, committedBy(desk, reward));
  if (finalAt > desk.now) {
    if (carrierOf(spec) === 'ledger' && amount) {
      const to = isForCause(reward) ? 'cause:pending' : 'wallet:pending';
      const { beneficiary: personId } = reward;
      const holder = { personId, programId, unit: amount.unit };
      post(desk, transfer('promised', holder, 'outstanding', to, amount.amount), reward.id);
    }
    if (side === 'advocate') tell(desk, 'reward-pending', reward);
  } else if (carrierOf(spec) === 'ledger') {
    creditInLedger(desk, reward, 'outstanding');
  }
  return current(desk, reward);
}

function earlierGenerations({ world }: Desk, reward: KnownReward): KnownReward[] {
  return [...world.rewards.values()].filter(
    ({ cause, rule, beneficiary, generation }) =>
      cause === reward.cause &&
      rule === reward.rule &&
      beneficiary === reward.beneficiary &&
      generation < reward.generation,
  );
}

/** What can't be paid in part is either spent or not. */
const wasSpent = ({ usedByOrder, keptAmount }: KnownReward): boolean => usedByOrder !== null || keptAmount > 0;

/**
 * Wanted again while Shopify was taking them back, these rewards are gone: they are on the books as taken back from now
 * on, and whatever grants them makes the next generation.
 */
export function settleGone(desk: Desk): void {
  for (const reward of desk.world.rewards.values()) {
    if (reward.wanted !== 'issued' || reward.status !== 'reversed') continue;
    keep(desk, { ...reward, wanted: 'reversed' });
    if (wasSpent(reward)) owe(desk, reward);
    else commit(desk, reward, -committedBy(desk, reward));
  }
}

/** Points and money become available, and Shopify is asked, once the waiting period is over. */
export function matureIfDue(desk: Desk, reward: KnownReward): void {
  if (reward.wanted !== 'issued' || reward.status !== 'pending' || reward.finalAt > desk.now) return;
  const carrier = carrierOf(reward.spec);
  if (carrier === 'shopify') desk.changes.effects.push({ kind: 'issue-rewards' });
  else if (carrier === 'ledger') creditInLedger(desk, reward, 'wallet:pending');
}

export function takeBack(desk: Desk, reward: KnownReward): void {
  const worth = committedBy(desk, reward);
  const reversed: KnownReward = { ...reward, wanted: 'reversed', status: 'reversed' };
  switch (carrierOf(reward.spec)) {
    case 'ledger': {
      const spent = takeBackInLedger(desk, reward);
      const isKept = spent > 0 && policyOf(desk, reward) !== 'negative-balance';
      keep(desk, { ...reversed, keptAmount: isKept ? spent : 0 });
      if (spent > 0) owe(desk, reward);
      // what was kept of it before and forgiven when it was granted again is owed again
      for (const one of earlierGenerations(desk, reward)) if (wasSpent(one)) owe(desk, one);
      // a part that was spent stays the shop's cost
      commit(
        desk,
        reward,
        isKept && reward.amount ? -Math.round(worth * (1 - spent / Math.max(reward.amount.amount, 1))) : -worth,
      );
      break;
    }
    case 'merchant': {
      const wasGiven = reward.status === 'issued';
      keep(desk, { ...reversed, keptAmount: wasGiven ? 1 : 0 });
      if (wasGiven) owe(desk, reward);
      else commit(desk, reward, -worth);
      break;
    }
    case 'shopify': {
      const wasNeverSeen = reward.status === 'pending' && reward.finalAt > desk.now;
      const isGone = wasNeverSeen || reward.status === 'expired';
      keep(desk, isGone ? reversed : { ...reward, wanted: 'reversed' });
      if (!isGone) desk.changes.effects.push({ kind: 'issue-rewards' });
      if (wasSpent(reward)) owe(desk, reward);
      // what expired unused was given back then
      else if (reward.status !== 'expired') commit(desk, reward, -worth);
      break;
    }
  }
  if (reward.side === 'advocate') tell(desk, 'reward-reversed', reward);
}
