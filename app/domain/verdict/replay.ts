import type { ClaimCase, OrderCase } from './cases.ts';
import { decideClaim } from './decide-claim.ts';
import { decideOrder } from './decide-order.ts';
import type { OrderFacts } from './facts.ts';
import type { Verdict } from './verdict.ts';

/** What a verdict recorded of the case it was reached from: all of it, or the facts alone where nothing spoke for a referral. */
export type RecordedCase = OrderCase | ClaimCase | { readonly subject: 'order'; readonly facts: OrderFacts };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A case as it was, from the JSON it was recorded as. Instants come back as dates; `linkedAt` holds them as text. */
export function reviveCase(recorded: unknown): RecordedCase {
  return revive(recorded) as RecordedCase;
}

/** Decides a recorded case again: the same verdict, with the same explanation (invariant 7). */
export function replay(recorded: unknown): Verdict {
  const of = reviveCase(recorded);
  if (of.subject === 'claim') return decideClaim(of);
  if ('chosen' in of) return decideOrder(of);
  return { outcome: 'not-referred', reason: null, rules: [], grants: [], advocateId: null, versionId: null };
}

function revive(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map(revive);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'linkedAt' ? one : revive(one)]));
}
