import type { LotId, PersonId, ProgramId, RewardId } from '../shared/ids.ts';

/**
 * What one person earned at once and may spend until it expires (R4). `remaining` is what is left; below zero it is what
 * the person owes. amount = remaining + spent + what expired or was taken back.
 */
export type Lot = {
  readonly lotId: LotId;
  readonly personId: PersonId;
  readonly programId: ProgramId;
  readonly unit: string;
  /** what it was earned with; null for what came back from a redemption */
  readonly rewardId: RewardId | null;
  readonly earnedAt: Date;
  readonly expiresAt: Date | null;
  readonly amount: number;
  readonly remaining: number;
  readonly spent: number;
  /** when something is to be done about it next: its holder warned, then the rest expired; null = nothing */
  readonly dueAt: Date | null;
};

export type Part = { readonly lotId: LotId; readonly amount: number };

/** First in, first out by expiry: what expires soonest is spent first, what never does last (R4, SC-21). */
export function inSpendingOrder(lots: readonly Lot[]): Lot[] {
  const end = (lot: Lot) => lot.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return lots.toSorted(
    (a, b) =>
      (end(a) === end(b) ? 0 : end(a) - end(b)) ||
      a.earnedAt.getTime() - b.earnedAt.getTime() ||
      (a.lotId < b.lotId ? -1 : 1),
  );
}

export const availableIn = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.remaining, 0);

/** Spends from what isn't expired, soonest to expire first. Null when there isn't enough; else the parts and the lots as they are after. */
export function spend(lots: readonly Lot[], amount: number, now: Date): { parts: Part[]; lots: Lot[] } | null {
  // who owes something pays with what is theirs beyond it
  const usable = lots.filter((lot) => lot.remaining < 0 || !isExpired(lot, now));
  if (availableIn(usable) < amount) return null;
  return draw(usable, amount);
}

/** Takes as much as there is, soonest to expire first. */
export function draw(lots: readonly Lot[], amount: number): { parts: Part[]; lots: Lot[] } {
  const parts: Part[] = [];
  const changed: Lot[] = [];
  let missing = amount;
  for (const lot of inSpendingOrder(lots.filter(({ remaining }) => remaining > 0))) {
    const taken = Math.min(missing, Math.max(lot.remaining, 0));
    if (taken <= 0) continue;
    missing -= taken;
    parts.push({ lotId: lot.lotId, amount: taken });
    changed.push({ ...lot, remaining: lot.remaining - taken, spent: lot.spent + taken });
  }
  return { parts, lots: changed };
}

/** A new lot first fills what the person owes (SC-19). Returns every lot that changed, the new one first. */
export function fillDebts(fresh: Lot, lots: readonly Lot[]): Lot[] {
  let left = fresh.remaining;
  const filled: Lot[] = [];
  for (const debt of inSpendingOrder(lots.filter(({ remaining }) => remaining < 0))) {
    const part = Math.min(left, Math.max(-debt.remaining, 0));
    if (part <= 0) continue;
    left -= part;
    filled.push({ ...debt, remaining: debt.remaining + part });
  }
  return [{ ...fresh, remaining: left, spent: fresh.spent + (fresh.remaining - left) }, ...filled];
}

export const isExpired = (lot: Lot, now: Date): boolean => lot.expiresAt !== null && lot.expiresAt <= now;
