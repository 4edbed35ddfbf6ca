import type { Lot } from '../ledger/lots.ts';
import { credit, type Holder, type Moved, takeBack, topUp, transfer } from '../ledger/wallet.ts';
import { expiryOf } from '../rewards/reward-spec.ts';
import { POINTS } from '../rewards/types/reward-type.ts';
import type { LotId, PersonId, RewardId } from '../shared/ids.ts';
import { countPoints, keep, tell } from './desk.ts';
import { policyOf, termsOf } from './spent-rewards.ts';
import type { Desk, KnownReward, World } from './world.ts';

/** What our own ledger carries out: points and commission for persons, donations for causes (R3, R6, R13). */

export const isForCause = (reward: KnownReward): boolean => reward.spec.type === 'donation';

export function lotsOf(world: World, personId: PersonId, unit: string): Lot[] {
  return [...world.lots.values()].filter((lot) => lot.personId === personId && lot.unit === unit);
}

/** Writes a movement down and the lots as they are after it. */
export function post({ world, changes }: Desk, moved: Moved, rewardId: RewardId | null, id?: string): void {
  if (moved.movement.entries.length) changes.movements.push({ movement: moved.movement, rewardId, ...(id && { id }) });
  for (const lot of moved.lots) {
    world.lots.set(lot.lotId, lot);
    changes.lots.set(lot.lotId, lot);
  }
}

function holderOf(reward: KnownReward): Holder {
  if (!reward.amount) throw new Error(`reward ${reward.id} of our own ledger has no amount`);
  return { personId: reward.beneficiary, programId: reward.programId, unit: reward.amount.unit };
}

const amountIn = (reward: KnownReward): number => reward.amount?.amount ?? 0;

function lotOf(world: World, reward: KnownReward): Lot | undefined {
  return [...world.lots.values()].find((lot) => lot.rewardId === reward.id);
}

/** What was earned is the holder's to spend from now on. */
export function creditInLedger(desk: Desk, reward: KnownReward, from: 'outstanding' | 'wallet:pending'): void {
  const { world, now } = desk;
  const holder = holderOf(reward);
  const expiresAt = expiryOf(reward.spec, now, world.timeZone);
  const issued: KnownReward = { ...reward, status: 'issued', issuedAt: now, expiresAt };
  if (isForCause(reward)) {
    const [kind, account] =
      from === 'outstanding' ? (['earned', from] as const) : (['matured', 'cause:pending'] as const);
    post(desk, transfer(kind, holder, account, 'cause:available', amountIn(reward)), reward.id);
  } else {
    post(desk, credited(desk, issued, amountIn(reward), from), reward.id);
  }
  keep(desk, issued);
  countPoints(desk, reward, amountIn(reward));
  tell(desk, 'reward-earned', reward);
}

function credited(desk: Desk, reward: KnownReward, amount: number, from: 'outstanding' | 'wallet:pending'): Moved {
  const { world, now } = desk;
  const holder = holderOf(reward);
  return credit(holder, {
    from,
    amount,
    lots: lotsOf(world, reward.beneficiary, holder.unit),
    maximumBalance: maximumBalanceOf(desk, reward),
    lot: { lotId: desk.newId<LotId>(), rewardId: reward.id, earnedAt: now, expiresAt: reward.expiresAt },
    timeZone: world.timeZone,
  });
}

const maximumBalanceOf = (desk: Desk, reward: KnownReward): number | null =>
  holderOf(reward).unit === POINTS ? termsOf(desk, reward).wallet.maximumBalance : null;

/**
 * What went beyond the maximum balance is the first to go when a reward comes to less: the smaller one would have filled
 * the same room (SC-22). Returns how much that was.
 */
function takeForfeited(desk: Desk, reward: KnownReward, most: number, kind: 'adjusted' | 'taken-back'): number {
  const forfeited = Math.max(amountIn(reward) - (lotOf(desk.world, reward)?.amount ?? 0), 0);
  const taken = Math.min(most, forfeited);
  if (taken > 0) post(desk, transfer(kind, holderOf(reward), 'forfeited', 'outstanding', taken), reward.id);
  return taken;
}

/** A share of an order follows it: what it lost is taken back, what it gained is added (SC-18). */
export function adjustInLedger(desk: Desk, reward: KnownReward, by: number): KnownReward {
  const { world } = desk;
  const holder = holderOf(reward);
  const adjusted: KnownReward = { ...reward, amount: { unit: holder.unit, amount: amountIn(reward) + by } };
  if (reward.status === 'pending') {
    const [from, to] =
      by < 0 ? (['wallet:pending', 'outstanding'] as const) : (['outstanding', 'wallet:pending'] as const);
    post(desk, transfer('adjusted', holder, from, to, Math.abs(by)), reward.id);
    return adjusted;
  }
  const lot = lotOf(world, reward);
  if (reward.status !== 'issued') return adjusted;
  const lots = lotsOf(world, reward.beneficiary, holder.unit);
  if (by > 0 && !lot) {
    post(desk, credited(desk, reward, by, 'outstanding'), reward.id);
  } else if (by > 0 && lot) {
    // what was spent and kept when it went down is had already
    const kept = Math.max(lot.amount - amountIn(reward), 0);
    const amount = Math.max(by - kept, 0);
    post(desk, topUp(holder, { lot, amount, lots, maximumBalance: maximumBalanceOf(desk, reward) }), reward.id);
  } else {
    const amount = -by - takeForfeited(desk, reward, -by, 'adjusted');
    if (lot && amount)
      post(desk, takeBack(holder, { lot, amount, lots, policy: policyOf(desk, reward) }, 'adjusted'), reward.id);
  }
  countPoints(desk, reward, by);
  return adjusted;
}

/** Takes back what a reward brought. Returns how much of it had been spent. */
export function takeBackInLedger(desk: Desk, reward: KnownReward): number {
  const { world } = desk;
  const holder = holderOf(reward);
  const isForCharity = isForCause(reward);
  if (reward.status === 'pending') {
    const from = isForCharity ? 'cause:pending' : 'wallet:pending';
    post(desk, transfer('cancelled', holder, from, 'outstanding', amountIn(reward)), reward.id);
    return 0;
  }
  countPoints(desk, reward, -amountIn(reward));
  if (isForCharity) {
    post(desk, transfer('taken-back', holder, 'cause:available', 'outstanding', amountIn(reward)), reward.id);
    return 0;
  }
  takeForfeited(desk, reward, amountIn(reward), 'taken-back');
  const lot = lotOf(world, reward);
  if (!lot) return 0;
  const lots = lotsOf(world, reward.beneficiary, holder.unit);
  const taken = takeBack(holder, { lot, amount: lot.amount, lots, policy: policyOf(desk, reward) });
  post(desk, taken, reward.id);
  return taken.spent;
}
