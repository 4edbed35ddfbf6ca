import type { SpentRewardsPolicy } from '../program/offer.ts';
import type { LotId, PersonId, ProgramId, RewardId } from '../shared/ids.ts';
import { addDaysInZone } from '../shared/time.ts';
import { type Account, type LedgerEntry, type Movement, type MovementKind, movement } from './entries.ts';
import { availableIn, draw, fillDebts, isExpired, type Lot, type Part, spend } from './lots.ts';

/** Whose value moves, in which programme and unit. */
export type Holder = { readonly personId: PersonId; readonly programId: ProgramId; readonly unit: string };

/** What a movement does: the entries to write and the lots as they are afterwards. */
export type Moved = { readonly movement: Movement; readonly lots: readonly Lot[] };

/** Points whose holder is warned this long before they expire (R4). */
export const WARN_DAYS = 30;
/** What comes back from an undone redemption after its lot has expired lives this long (SC-21). */
const RETURNED_VALID_DAYS = 30;

const entry = (
  { personId, programId, unit }: Holder,
  account: Account,
  amount: number,
  lotId: LotId | null = null,
): LedgerEntry => ({
  account,
  personId: account.startsWith('wallet:') ? personId : null,
  programId,
  unit,
  amount,
  lotId,
});

/** Value without lots going from one account to another: what waits, and what is collected for a cause. */
export function transfer(kind: MovementKind, holder: Holder, from: Account, to: Account, amount: number): Moved {
  return { movement: movement(kind, [entry(holder, from, -amount), entry(holder, to, amount)]), lots: [] };
}

/**
 * What was earned becomes the holder's to spend: it fills what they owe first, and what goes beyond the maximum balance
 * is forfeited, in the same transaction (SC-22). `from` = 'wallet:pending' once a waiting period is over.
 */
export function credit(
  holder: Holder,
  {
    from,
    amount,
    lots,
    maximumBalance,
    lot: { lotId, rewardId, earnedAt, expiresAt },
    timeZone,
  }: {
    from: 'outstanding' | 'wallet:pending';
    amount: number;
    /** the holder's lots in this unit */
    lots: readonly Lot[];
    maximumBalance: number | null;
    lot: { lotId: LotId; rewardId: RewardId | null; earnedAt: Date; expiresAt: Date | null };
    timeZone: string;
  },
): Moved {
  const credited = Math.min(amount, roomIn(lots, maximumBalance));
  const fresh: Lot = {
    ...holder,
    lotId,
    rewardId,
    earnedAt,
    expiresAt,
    amount: credited,
    remaining: credited,
    spent: 0,
    dueAt: expiresAt && firstDue(earnedAt, expiresAt, timeZone),
  };
  const changed = credited > 0 ? fillDebts(fresh, lots) : [];
  const before = new Map(lots.map((lot) => [lot.lotId, lot.remaining]));
  return {
    movement: movement(from === 'outstanding' ? 'earned' : 'matured', [
      entry(holder, from, -amount),
      ...changed.map((lot) =>
        entry(holder, 'wallet:available', lot.remaining - (before.get(lot.lotId) ?? 0), lot.lotId),
      ),
      entry(holder, 'forfeited', amount - credited),
    ]),
    lots: changed,
  };
}

const roomIn = (lots: readonly Lot[], maximumBalance: number | null): number =>
  maximumBalance === null ? Number.POSITIVE_INFINITY : Math.max(maximumBalance - availableIn(lots), 0);

/** Money agreed on for something that was done, owed at once: it hangs on no friend (P14). */
export function payFee(
  holder: Holder,
  { amount, lots, lotId, at }: { amount: number; lots: readonly Lot[]; lotId: LotId; at: Date },
): Moved {
  const lot = { lotId, rewardId: null, earnedAt: at, expiresAt: null };
  const owed = credit(holder, { from: 'outstanding', amount, lots, maximumBalance: null, lot, timeZone: 'UTC' });
  return { ...owed, movement: { ...owed.movement, kind: 'fee' } };
}

/** When its holder is warned; what is earned for less than that is only expired. */
function firstDue(earnedAt: Date, expiresAt: Date, timeZone: string): Date {
  const warnedAt = addDaysInZone(expiresAt, -WARN_DAYS, timeZone);
  return warnedAt > earnedAt ? warnedAt : expiresAt;
}

/**
 * Takes back what was earned, as far as it is still there; what was spent follows the programme's policy (R7, SC-19):
 * kept, owed by a balance below zero, or noted so that the next reward is withheld. `spent` says how much that was.
 */
export function takeBack(
  holder: Holder,
  { lot, amount, lots, policy }: { lot: Lot; amount: number; lots: readonly Lot[]; policy: SpentRewardsPolicy },
  kind: 'taken-back' | 'adjusted' = 'taken-back',
): Moved & { spent: number } {
  const unspent = Math.min(amount, Math.max(lot.remaining, 0));
  const spent = Math.min(amount - unspent, lot.spent);
  const isOwed = policy === 'negative-balance' && spent > 0;
  const own: Lot = {
    ...lot,
    amount: lot.amount - unspent - (isOwed ? spent : 0),
    remaining: lot.remaining - unspent,
    spent: lot.spent - (isOwed ? spent : 0),
  };
  if (!isOwed) {
    return {
      movement: movement(kind, [
        entry(holder, 'wallet:available', -unspent, lot.lotId),
        entry(holder, 'outstanding', unspent),
      ]),
      lots: [own],
      spent,
    };
  }
  const others = draw(
    lots.filter((one) => one.lotId !== lot.lotId),
    spent,
  );
  const covered = others.parts.reduce((sum, part) => sum + part.amount, 0);
  return {
    movement: movement(kind, [
      entry(holder, 'wallet:available', -(unspent + spent - covered), lot.lotId),
      ...others.parts.map((part) => entry(holder, 'wallet:available', -part.amount, part.lotId)),
      entry(holder, 'outstanding', unspent + spent),
    ]),
    // what no other lot covers is owed: the lot itself goes below zero and never expires
    lots: [{ ...own, remaining: own.remaining - (spent - covered), dueAt: null }, ...others.lots],
    spent,
  };
}

/**
 * Adds to what was earned already: the order a share is reckoned by became worth more. What goes beyond the maximum
 * balance is forfeited (SC-22).
 */
export function topUp(
  holder: Holder,
  {
    lot,
    amount,
    lots,
    maximumBalance,
  }: { lot: Lot; amount: number; lots: readonly Lot[]; maximumBalance: number | null },
): Moved {
  const credited = Math.min(amount, roomIn(lots, maximumBalance));
  return {
    movement: movement('adjusted', [
      entry(holder, 'outstanding', -amount),
      entry(holder, 'wallet:available', credited, lot.lotId),
      entry(holder, 'forfeited', amount - credited),
    ]),
    lots: [{ ...dueAgain(lot), amount: lot.amount + credited, remaining: lot.remaining + credited }],
  };
}

/** A lot that had nothing left to expire gets something again. */
const dueAgain = (lot: Lot): Lot => ({ ...lot, dueAt: lot.dueAt ?? lot.expiresAt });

/** Pays for something with what expires soonest (R4). Null when the holder hasn't enough. */
export function redeem(holder: Holder, amount: number, lots: readonly Lot[], now: Date): Moved | null {
  return payFrom(holder, 'redeemed', 'redeemed', amount, lots, now);
}

/** Money a person was owed has been paid to them outside. Null when they aren't owed so much. */
export function payOut(holder: Holder, amount: number, lots: readonly Lot[], now: Date): Moved | null {
  return payFrom(holder, 'paid-out', 'paid-out', amount, lots, now);
}

function payFrom(
  holder: Holder,
  kind: MovementKind,
  to: Account,
  amount: number,
  lots: readonly Lot[],
  now: Date,
): Moved | null {
  const paid = spend(lots, amount, now);
  if (!paid) return null;
  return {
    movement: movement(kind, [
      ...paid.parts.map((part) => entry(holder, 'wallet:available', -part.amount, part.lotId)),
      entry(holder, to, amount),
    ]),
    lots: paid.lots,
  };
}

/** Gives back what a redemption took: to the lots it came from, or where such a lot has expired to a new one (SC-21). */
export function undoRedemption(
  holder: Holder,
  parts: readonly Part[],
  lots: readonly Lot[],
  now: Date,
  timeZone: string,
  newLotId: () => LotId,
): Moved {
  const total = parts.reduce((sum, part) => sum + part.amount, 0);
  const byId = new Map(lots.map((lot) => [lot.lotId, lot]));
  const isOpen = (part: Part): boolean => {
    const lot = byId.get(part.lotId);
    return lot !== undefined && !isExpired(lot, now);
  };
  const returned: Lot[] = parts.filter(isOpen).flatMap((part) => {
    const lot = byId.get(part.lotId);
    // what it had spent may have become something owed meanwhile
    return lot
      ? [{ ...dueAgain(lot), remaining: lot.remaining + part.amount, spent: Math.max(lot.spent - part.amount, 0) }]
      : [];
  });
  const late = parts.filter((part) => !isOpen(part)).reduce((sum, part) => sum + part.amount, 0);
  const expiresAt = addDaysInZone(now, RETURNED_VALID_DAYS, timeZone);
  const fresh: Lot[] =
    late > 0
      ? [
          {
            ...holder,
            lotId: newLotId(),
            rewardId: null,
            earnedAt: now,
            expiresAt,
            amount: late,
            remaining: late,
            spent: 0,
            dueAt: expiresAt,
          },
        ]
      : [];
  return {
    movement: movement('redemption-undone', [
      entry(holder, 'redeemed', -total),
      ...parts.filter(isOpen).map((part) => entry(holder, 'wallet:available', part.amount, part.lotId)),
      ...fresh.map((lot) => entry(holder, 'wallet:available', lot.amount, lot.lotId)),
    ]),
    lots: [...returned, ...fresh],
  };
}

/** What is left of a lot after its time is the shop's again (R4): breakage. */
export function expire(lot: Lot): Moved {
  return {
    movement: movement('expired', [
      entry(lot, 'wallet:available', -lot.remaining, lot.lotId),
      entry(lot, 'expired', lot.remaining),
    ]),
    lots: [{ ...lot, remaining: 0, dueAt: null }],
  };
}
