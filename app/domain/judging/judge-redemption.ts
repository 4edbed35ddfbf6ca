import { availableIn, isExpired } from '../ledger/lots.ts';
import { redeem, undoRedemption as returnPoints } from '../ledger/wallet.ts';
import { amountOf } from '../rewards/reward-spec.ts';
import { POINTS } from '../rewards/types/reward-type.ts';
import type { LotId } from '../shared/ids.ts';
import type { RedemptionCase } from '../verdict/cases.ts';
import { decideRedemption, REDEMPTION } from '../verdict/decide-redemption.ts';
import { recordedCase } from '../verdict/replay.ts';
import { carryOut, matureIfDue, takeBack } from './carry-out.ts';
import { refuseUndo } from './desk.ts';
import { groundInForce } from './evidence.ts';
import { lotsOf, post } from './reward-ledger.ts';
import { type Desk, type JudgeEvent, subjectKey } from './world.ts';

/** Somebody exchanges points for an item of the catalogue in force: paid at once, carried out like any reward (R3, R5). */
export function judgeRedemption(desk: Desk, event: Extract<JudgeEvent, { kind: 'redeem' }>): void {
  const { world, changes, now } = desk;
  const { redemptionId, personId, programId, itemId } = event;
  const key = subjectKey('redemption', redemptionId);
  if (world.verdicts.has(key)) return;
  const owner = [...world.advocates.values()].find((one) => one.personId === personId && one.programId === programId);
  const versionId = groundInForce(world, programId, now, owner);
  const offer = versionId && world.offers.get(versionId);
  if (!offer) throw new Error(`redemption ${redemptionId} names a programme that this shop doesn't have`);

  const lots = lotsOf(world, personId, POINTS);
  const of: RedemptionCase = {
    subject: 'redemption',
    redemptionId,
    personId,
    offer,
    itemId,
    item: offer.terms.catalogue.find((item) => item.itemId === itemId) ?? null,
    available: Math.max(availableIn(lots.filter((lot) => lot.remaining < 0 || !isExpired(lot, now))), 0),
    now,
  };
  const verdict = decideRedemption(of);
  const record = {
    ...verdict,
    subject: 'redemption' as const,
    subjectId: redemptionId,
    programId,
    referralId: null,
    dueAt: null,
    inputs: recordedCase(of),
  };
  world.verdicts.set(key, record);
  changes.verdicts.set(key, record);
  const [grant] = verdict.grants;
  if (!grant || !of.item) return;

  const amount = amountOf(grant.spec, { amountMinor: 0, currency: offer.terms.currency });
  const reward = carryOut(desk, null, { kind: 'create', grant, generation: 1, amount });
  const paid = redeem({ personId, programId, unit: POINTS }, of.item.points, lots, now);
  if (!reward || !paid) throw new Error(`redemption ${redemptionId} was approved but can't be paid`);
  post(desk, paid, reward.id);
  world.redemptionParts.set(
    reward.id,
    paid.movement.entries.flatMap(({ lotId, amount: taken }) => (lotId ? [{ lotId, amount: -taken }] : [])),
  );
  matureIfDue(desk, reward);
  changes.counters.push({ programId, metric: 'redemptions', amount: 1 });
}

/**
 * The merchant takes back what was bought with points, or Shopify refused to make it. The points return once the thing
 * itself is gone: until then whoever carries it out takes it back first and says so with this same event.
 */
export function undoRedemption(desk: Desk, { rewardId }: Extract<JudgeEvent, { kind: 'undo-redemption' }>): void {
  const { world, changes, now } = desk;
  const reward = world.rewards.get(rewardId);
  const parts = world.redemptionParts.get(rewardId) ?? [];
  if (!reward || reward.rule !== REDEMPTION || !parts.length) return;
  if (reward.usedByOrder !== null || reward.keptAmount > 0) {
    refuseUndo(desk, reward);
    return;
  }
  if (reward.status !== 'reversed') {
    if (reward.wanted === 'issued') takeBack(desk, reward);
    const after = world.rewards.get(rewardId);
    if (after?.status !== 'reversed') return;
  }
  const holder = { personId: reward.beneficiary, programId: reward.programId, unit: POINTS };
  const lots = [...world.lots.values()].filter((lot) => lot.personId === reward.beneficiary);
  post(
    desk,
    returnPoints(holder, parts, lots, now, world.timeZone, () => desk.newId<LotId>()),
    rewardId,
  );
  world.redemptionParts.delete(rewardId);
  changes.counters.push({ programId: reward.programId, metric: 'redemptions', amount: -1 });
}
