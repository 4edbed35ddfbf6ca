import type { LotId, PersonId, ProgramId } from '../shared/ids.ts';

/**
 * Where value stands. `outstanding` is the shop's side of everything promised; wallets are what people hold, causes what
 * was collected for charities; the last four are where value goes for good.
 */
export type Account =
  | 'outstanding'
  | 'wallet:pending'
  | 'wallet:available'
  | 'cause:pending'
  | 'cause:available'
  | 'redeemed'
  | 'expired'
  | 'forfeited'
  | 'paid-out';

/** One side of a movement. A wallet's entries name the person, and the lot once it is available. */
export type LedgerEntry = {
  readonly account: Account;
  readonly personId: PersonId | null;
  readonly programId: ProgramId;
  readonly lotId: LotId | null;
  /** "POINTS" or an ISO currency, whose minor units the amount counts */
  readonly unit: string;
  readonly amount: number;
};

export type MovementKind =
  /** what a partner gets for something they published (P14) */
  | 'fee'
  | 'promised'
  | 'earned'
  | 'matured'
  | 'cancelled'
  | 'adjusted'
  | 'taken-back'
  | 'redeemed'
  | 'redemption-undone'
  | 'expired'
  | 'paid-out';

/** A balanced transaction: its entries sum to zero in every unit (R6, invariant 1). */
export type Movement = { readonly kind: MovementKind; readonly entries: readonly LedgerEntry[] };

/** @throws RangeError when the entries don't sum to zero: a bug, caught before it is written. */
export function movement(kind: MovementKind, entries: readonly LedgerEntry[]): Movement {
  const moved = entries.filter((entry) => entry.amount !== 0);
  for (const [unit, sum] of sumsByUnit(moved))
    if (sum !== 0) throw new RangeError(`${kind}: the entries in ${unit} sum to ${sum}, not to zero`);
  return { kind, entries: moved };
}

export function sumsByUnit(entries: Iterable<LedgerEntry>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { unit, amount } of entries) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  return sums;
}

/** A person's balances in a unit as the fold of entries. */
export function balanceOf(
  entries: Iterable<LedgerEntry>,
  personId: PersonId,
  unit: string,
): { available: number; pending: number } {
  const balance = { available: 0, pending: 0 };
  for (const entry of entries) {
    if (entry.personId !== personId || entry.unit !== unit) continue;
    if (entry.account === 'wallet:available') balance.available += entry.amount;
    if (entry.account === 'wallet:pending') balance.pending += entry.amount;
  }
  return balance;
}
