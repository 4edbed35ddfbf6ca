import type { Dispute } from '../verdict/facts.ts';

/** Two reports of one moment: what was decided then is the later one. */
const BY_FINALITY = ['open', 'won', 'lost'] as const;

/** Whether a report says more of an order's chargeback than is known. */
export const isDisputeNews = (known: Dispute | null, told: Dispute | null): boolean =>
  laterDispute(known, told) !== known;

/** Which of two reports of an order's chargeback holds; null = nothing was told. */
export function laterDispute(known: Dispute | null, told: Dispute | null): Dispute | null {
  if (!known || !told) return known ?? told;
  const age = told.at.getTime() - known.at.getTime();
  if (age !== 0) return age > 0 ? told : known;
  return BY_FINALITY.indexOf(told.status) > BY_FINALITY.indexOf(known.status) ? told : known;
}
