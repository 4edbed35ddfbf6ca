import { isExpired } from '../ledger/lots.ts';
import { expire, type Holder, type Moved, payFee, payOut, transfer } from '../ledger/wallet.ts';
import { isUseHidden } from '../rewards/reward-spec.ts';
import type { LotId, PersonId, RewardId } from '../shared/ids.ts';
import type { OrderFacts } from '../verdict/facts.ts';
import { commit, committedBy } from './budget.ts';
import { keep, refuseUndo, tell } from './desk.ts';
import { lotsOf, post } from './reward-ledger.ts';
import { owe } from './spent-rewards.ts';
import { causeKey, type Desk, type JudgeEvent, type KnownReward } from './world.ts';

/** What happens to rewards and points after they were given: used, spent, expired, handed over, paid out. */

/** An order carries a code of ours: it is spent, whatever becomes of the order. */
export function noteUsedCodes(desk: Desk, { codes, orderId }: OrderFacts): void {
  if (!codes.length) return;
  for (const reward of desk.world.rewards.values()) {
    if (reward.code === null || reward.usedByOrder !== null || !codes.includes(reward.code)) continue;
    const used = { ...reward, usedByOrder: orderId };
    keep(desk, used);
    const isOnItsWayBack = used.wanted === 'reversed';
    // it costs after all; where Shopify said so before, that was reckoned then
    if ((isOnItsWayBack || used.status === 'expired') && used.keptAmount === 0)
      commit(desk, used, committedBy(desk, used));
    if (isOnItsWayBack) oweUnlessPaid(desk, used);
  }
}

/** Shopify says that what was to be taken back had been spent (gift card, store credit). */
export function noteSpent(desk: Desk, rewardId: RewardId): void {
  const reward = desk.world.rewards.get(rewardId);
  if (reward?.wanted !== 'reversed' || reward.keptAmount > 0) return;
  keep(desk, { ...reward, keptAmount: reward.amount?.amount ?? 1 });
  // the order that used it may have told us before
  if (reward.usedByOrder === null) commit(desk, reward, committedBy(desk, reward));
  oweUnlessPaid(desk, reward);
}

/** What was bought with points that don't return was paid for: nothing is owed for it, and the merchant reads why. */
function oweUnlessPaid(desk: Desk, reward: KnownReward): void {
  if (!desk.world.redemptionParts.has(reward.id)) owe(desk, reward);
  else refuseUndo(desk, reward);
}

/** Points are announced before they expire and expire when their time is over (R4). */
export function expireLot(desk: Desk, lotId: LotId): void {
  const { world, changes, now } = desk;
  const lot = world.lots.get(lotId);
  if (!lot?.expiresAt || lot.dueAt === null) return;
  if (isExpired(lot, now)) {
    if (lot.remaining > 0) post(desk, expire(lot), lot.rewardId);
    else post(desk, { movement: { kind: 'expired', entries: [] }, lots: [{ ...lot, dueAt: null }] }, null);
    return;
  }
  const announced = { ...lot, dueAt: lot.expiresAt };
  world.lots.set(lotId, announced);
  changes.lots.set(lotId, announced);
  if (lot.remaining <= 0) return;
  changes.messages.push({
    dedupeKey: `points-expiring:${lotId}`,
    kind: 'points-expiring',
    personId: lot.personId,
    referralId: null,
    rewardId: lot.rewardId,
  });
  changes.effects.push({ kind: 'send-messages' });
}

/** A code nobody used in time is worth nothing any more; a card may have been spent. */
export function expireReward(desk: Desk, rewardId: RewardId): void {
  const reward = desk.world.rewards.get(rewardId);
  if (!reward?.expiresAt || reward.status !== 'issued' || reward.expiresAt > desk.now) return;
  // what is on its way back was reckoned then
  if (reward.wanted === 'reversed') return;
  keep(desk, { ...reward, status: 'expired' });
  if (reward.usedByOrder === null && !isUseHidden(reward.spec)) commit(desk, reward, -committedBy(desk, reward));
}

/** The merchant handed a gift over. */
export function giveGift(desk: Desk, { rewardId, at }: Extract<JudgeEvent, { kind: 'gift-given' }>): void {
  const reward = desk.world.rewards.get(rewardId);
  if (reward?.wanted !== 'issued' || reward.status !== 'pending') return;
  const given = { ...reward, status: 'issued' as const, issuedAt: at };
  keep(desk, given);
  tell(desk, 'reward-earned', given);
}

/** Money owed to a person or to the causes was paid outside (R1, R13). More than is owed is refused, and shown. */
export function payOutside(
  desk: Desk,
  { payoutId, personId, programId, unit, amount, at }: Extract<JudgeEvent, { kind: 'paid-out' }>,
): void {
  // a form sent twice is one payment, whatever the day
  if (desk.world.payouts.has(payoutId)) return;
  const holder = { personId: personId ?? NOBODY, programId, unit };
  const paid =
    personId === null
      ? payCauses(desk, holder, amount)
      : payOut(holder, amount, lotsOf(desk.world, personId, unit), at);
  if (!paid) {
    desk.changes.problems.push({
      key: `payout:${payoutId}`,
      code: 'payout-too-much',
      values: { amountMinor: amount, unit, personId: personId ?? '' },
    });
    return;
  }
  desk.world.payouts.add(payoutId);
  post(desk, paid, null, payoutId);
}

/** Something a partner published was approved by a human: its fee is owed (P14). Heard of twice, it is one fee. */
export function oweFee(
  desk: Desk,
  { feeId, personId, programId, unit, amount, at }: Extract<JudgeEvent, { kind: 'fee-approved' }>,
): void {
  if (desk.world.payouts.has(feeId)) return;
  desk.world.payouts.add(feeId);
  const lots = lotsOf(desk.world, personId, unit);
  post(desk, payFee({ personId, programId, unit }, { amount, lots, lotId: desk.newId<LotId>(), at }), null, feeId);
}

const NOBODY = '' as PersonId;

function payCauses({ world }: Desk, holder: Holder, amount: number): Moved | null {
  const key = causeKey(holder);
  const collected = world.causeBalances.get(key) ?? 0;
  if (collected < amount) return null;
  world.causeBalances.set(key, collected - amount);
  return transfer('paid-out', holder, 'cause:available', 'paid-out', amount);
}
