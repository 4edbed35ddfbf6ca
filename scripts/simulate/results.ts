import type { Traces } from './live.ts';
import type { Decided } from './records.ts';

/** What became of a referral in the end (docs/simulate-fraud.md). */
export type Result = 'paid' | 'rejected' | 'held' | 'not-eligible' | 'joined' | 'nothing';

/** Rules that judge people; all others ask whether a purchase meets the terms, which befalls anyone. */
const TRUST: ReadonlySet<string> = new Set(['self-referral', 'claimed-by-other', 'fraud-score', 'listed']);

export type Judged = Pick<Decided, 'outcome' | 'failed' | 'held' | 'isWithheld'>;

/** A result, and the rule of trust that stopped it; null = none did. */
export type Fate = { result: Result; by: string | null };

/** The verdicts that decide over a referral: on its orders, earliest first, and on its claim. */
export function fateOf(
  traces: Traces | undefined,
  verdictOn: (subject: Decided['subject'], id: string) => Judged | undefined,
): Fate {
  if (!traces) return untouched('nothing');
  const orders = traces.orderIds
    .flatMap((id) => verdictOn('order', id) ?? [])
    .filter(({ outcome }) => outcome !== 'not-referred')
    .map(orderFate);
  if (orders.length) return orders.find(({ result }) => result === 'paid') ?? orders[0]!;
  // the form's own refusals are of throw-away mailboxes
  if (traces.isRefusedAtForm) return { result: 'rejected', by: 'claim-form' };
  const claim = traces.claimId ? verdictOn('claim', traces.claimId) : undefined;
  return claim ? claimFate(claim) : untouched('nothing');
}

const untouched = (result: Result): Fate => ({ result, by: null });

const orderFate = (verdict: Judged): Fate =>
  verdict.outcome === 'approved' ? untouched(verdict.isWithheld ? 'not-eligible' : 'paid') : refusalOf(verdict);

const claimFate = (verdict: Judged): Fate =>
  verdict.outcome === 'approved' ? untouched('joined') : refusalOf(verdict);

function refusalOf({ outcome, failed, held }: Judged): Fate {
  const by = (outcome === 'rejected' ? failed : held).find((code) => TRUST.has(code));
  if (!by) return untouched('not-eligible');
  return { result: outcome === 'rejected' ? 'rejected' : 'held', by };
}
