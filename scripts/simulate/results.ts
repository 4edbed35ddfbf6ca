import type { Traces } from './live.ts';
import type { Decided } from './records.ts';

/** What became of a referral in the end (docs/simulate-fraud.md). */
export type Result = 'paid' | 'rejected' | 'held' | 'not-eligible' | 'joined' | 'nothing';

/** Rules that judge people; all others ask whether a purchase meets the terms, which befalls anyone. */
const TRUST: ReadonlySet<string> = new Set(['self-referral', 'claimed-by-other', 'fraud-score', 'listed']);

export type Judged = Pick<Decided, 'outcome' | 'failed' | 'held' | 'isWithheld'>;

const REFUSED: Judged = { outcome: 'rejected', failed: ['fraud-score'], held: [], isWithheld: false };

/** The verdicts that decide over a referral: on its orders, earliest first, and on its claim. */
export function resultOf(
  traces: Traces | undefined,
  verdictOn: (subject: Decided['subject'], id: string) => Judged | undefined,
): Result {
  if (!traces) return 'nothing';
  const orders = traces.orderIds
    .flatMap((id) => verdictOn('order', id) ?? [])
    .filter(({ outcome }) => outcome !== 'not-referred')
    .map(orderResult);
  if (orders.length) return orders.includes('paid') ? 'paid' : orders[0]!;
  // the form's own refusals are of throw-away mailboxes
  const claim = traces.isRefusedAtForm ? REFUSED : traces.claimId ? verdictOn('claim', traces.claimId) : undefined;
  return claim ? claimResult(claim) : 'nothing';
}

function orderResult(verdict: Judged): Result {
  return verdict.outcome === 'approved' ? (verdict.isWithheld ? 'not-eligible' : 'paid') : refusalOf(verdict);
}

function claimResult(verdict: Judged): Result {
  return verdict.outcome === 'approved' ? 'joined' : refusalOf(verdict);
}

function refusalOf({ outcome, failed, held }: Judged): Result {
  if (outcome === 'rejected') return failed.some((code) => TRUST.has(code)) ? 'rejected' : 'not-eligible';
  return held.some((code) => TRUST.has(code)) ? 'held' : 'not-eligible';
}
