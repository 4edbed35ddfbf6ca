import type { PersonId } from '../shared/ids.ts';

/** The two sides of every movement of points. `outstanding` is what the shop owes; wallets are what people hold. */
export type Account = 'outstanding' | 'wallet:pending' | 'wallet:available';
export type LedgerEntry = {
  readonly account: Account;
  readonly personId: PersonId | null;
  readonly unit: 'POINTS';
  readonly amount: number;
};
export type MovementKind =
  | 'points-promised'
  | 'points-earned'
  | 'points-matured'
  | 'points-cancelled'
  | 'points-taken-back';
export type Movement = { readonly kind: MovementKind; readonly entries: readonly LedgerEntry[] };

const from: Record<MovementKind, Account> = {
  'points-promised': 'outstanding',
  'points-earned': 'outstanding',
  'points-matured': 'wallet:pending',
  'points-cancelled': 'wallet:pending',
  'points-taken-back': 'wallet:available',
};
const to: Record<MovementKind, Account> = {
  'points-promised': 'wallet:pending',
  'points-earned': 'wallet:available',
  'points-matured': 'wallet:available',
  'points-cancelled': 'outstanding',
  'points-taken-back': 'outstanding',
};

/** One movement of points as a balanced transaction (R6, invariant 1). `points` is positive; the kind gives the direction. */
export function movePoints(kind: MovementKind, personId: PersonId, points: number): Movement {
  const side = (account: Account, amount: number): LedgerEntry => ({
    account,
    personId: account === 'outstanding' ? null : personId,
    unit: 'POINTS',
    amount,
  });
  return { kind, entries: [side(from[kind], -points), side(to[kind], points)] };
}

/** A person's balances as the fold of entries. */
export function balanceOf(entries: readonly LedgerEntry[], personId: PersonId): { available: number; pending: number } {
  const sum = (account: Account) =>
    entries.reduce(
      (total, entry) => (entry.personId === personId && entry.account === account ? total + entry.amount : total),
      0,
    );
  return { available: sum('wallet:available'), pending: sum('wallet:pending') };
}
