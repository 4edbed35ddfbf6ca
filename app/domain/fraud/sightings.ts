import type { AdvocateId, PersonId } from '../shared/ids.ts';
import type { OrderFacts } from '../verdict/facts.ts';
import type { Traces } from './traces.ts';

/**
 * Who left which traces when, of people who have to do with referrals: friends' orders and claims, and their advocates' own
 * orders (V5). It is how two people are found to be one, whoever came first.
 */
export type Sighting = {
  /** "order:123", "claim:<id>", "sign-up:<customer id>" */
  readonly subject: string;
  readonly personId: PersonId;
  /** whom the friend is credited to; null for what somebody did for themself */
  readonly advocateId: AdvocateId | null;
  readonly at: Date;
  /** when a purchase was called off, sent back or disputed; null = it stands, or is none */
  readonly undoneAt: Date | null;
  /** "ip:<hash>", "friend-of:<advocate>" */
  readonly keys: readonly string[];
};

/** Sightings by subject, and which subjects have a key or belong to a person. */
export type SightingBook = {
  readonly bySubject: Map<string, Sighting>;
  readonly byKey: Map<string, Set<string>>;
  readonly byPerson: Map<PersonId, Set<string>>;
};

export const emptyBook = (): SightingBook => ({ bySubject: new Map(), byKey: new Map(), byPerson: new Map() });

export function putSighting({ bySubject, byKey, byPerson }: SightingBook, sighting: Sighting): void {
  const { subject, personId, keys } = sighting;
  const before = bySubject.get(subject);
  if (before && before.personId !== personId) byPerson.get(before.personId)?.delete(subject);
  for (const key of before?.keys ?? []) if (!keys.includes(key)) byKey.get(key)?.delete(subject);
  bySubject.set(subject, sighting);
  for (const key of keys) addTo(byKey, key, subject);
  addTo(byPerson, personId, subject);
}

function addTo<Key>(index: Map<Key, Set<string>>, key: Key, subject: string): void {
  const known = index.get(key);
  if (known) known.add(subject);
  else index.set(key, new Set([subject]));
}

/** The kinds of trace that lead from one person to another; a last name alone doesn't. */
const LEADING = ['address', 'household', 'name', 'mailbox', 'ip', 'device'] as const;

/** Of a trace the earliest who left it: what more people than that have leads to nobody. */
export const MOST_OF_A_TRACE = 50;

export function traceKeys(traces: Traces | undefined, phoneHash: string | null): string[] {
  const keys = LEADING.flatMap((kind) => (traces?.[kind] ? [`${kind}:${traces[kind]}`] : []));
  if (traces?.billing) keys.push(`address:${traces.billing}`);
  if (phoneHash) keys.push(`phone:${phoneHash}`);
  return [...new Set(keys)].sort();
}

export const friendOf = (advocateId: AdvocateId): string => `friend-of:${advocateId}`;
/** …who typed in the advocate's own code, and who came from a site that collects codes */
export const typistOf = (advocateId: AdvocateId): string => `typist-of:${advocateId}`;
export const collectorOf = (advocateId: AdvocateId): string => `collector-of:${advocateId}`;

/** All under which an advocate's friends are found. */
export const friendKeys = (advocateId: AdvocateId): string[] => [
  friendOf(advocateId),
  typistOf(advocateId),
  collectorOf(advocateId),
];

/** @param by how the friend came to the advocate they are credited to; null for what somebody did for themself */
export function sightingOfOrder(
  facts: OrderFacts,
  personId: PersonId,
  by: { readonly advocateId: AdvocateId; readonly isTyped: boolean } | null,
  disputeLostAt: Date | null,
): Sighting {
  const keys = traceKeys(facts.traces, facts.phoneHash);
  const advocateId = by?.advocateId ?? null;
  if (by) {
    keys.push(friendOf(by.advocateId));
    if (by.isTyped) keys.push(typistOf(by.advocateId));
    if (facts.traits?.referrer === 'coupon-site') keys.push(collectorOf(by.advocateId));
  }
  return {
    subject: `order:${facts.orderId}`,
    personId,
    advocateId,
    at: facts.processedAt,
    undoneAt: disputeLostAt ?? undoneAt(facts),
    keys,
  };
}

/** When the better part of a purchase was called off or sent back. */
function undoneAt({ cancelledAt, financialStatus, subtotalMinor, originalSubtotalMinor, updatedAt }: OrderFacts) {
  if (cancelledAt) return cancelledAt;
  return financialStatus === 'refunded' || subtotalMinor * 2 < originalSubtotalMinor ? updatedAt : null;
}

export const isNear = (a: Pick<Sighting, 'at'>, b: Pick<Sighting, 'at'>, ms: number): boolean =>
  Math.abs(a.at.getTime() - b.at.getTime()) <= ms;
