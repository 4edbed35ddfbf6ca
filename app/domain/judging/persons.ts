import type { PersonId } from '../shared/ids.ts';
import type { Desk, KnownReferral } from './world.ts';

type Identifiers = { customerId: string | null; emailHash: string | null; phoneHash: string | null };

/**
 * The human behind a set of identifiers. Customer id and e-mail decide; a phone is only noted, since families share one.
 * Two persons found at once are one human: the older keeps, the other becomes an alias.
 */
export function resolvePerson(
  desk: Desk,
  { customerId, emailHash, phoneHash }: Identifiers,
  contact?: { emailSealed: string; firstNameSealed: string | null; locale: string },
): PersonId {
  const { world, changes, newId } = desk;
  const byCustomer = customerId ? world.identifiers.get(`customer:${customerId}`) : undefined;
  const byEmail = emailHash ? world.identifiers.get(`email:${emailHash}`) : undefined;

  let personId = byCustomer ?? byEmail;
  if (byCustomer && byEmail && byCustomer !== byEmail) personId = mergePersons(desk, byCustomer, byEmail);
  if (!personId) {
    personId = newId<PersonId>();
    changes.newPersons.push({
      personId,
      emailSealed: contact?.emailSealed ?? null,
      firstNameSealed: contact?.firstNameSealed ?? null,
      locale: contact?.locale ?? null,
    });
  } else if (contact) {
    changes.contacts.push({ personId, ...contact });
  }
  for (const [kind, value] of [
    ['customer', customerId],
    ['email', emailHash],
    ['phone', phoneHash],
  ] as const) {
    if (value && !world.identifiers.has(`${kind}:${value}`)) {
      world.identifiers.set(`${kind}:${value}`, personId);
      changes.newIdentifiers.push({ kind, value, personId });
    }
  }
  return personId;
}

/** Makes two persons one, keeping the older; all that pointed to the other points to it. Returns the kept one. */
export function mergePersons({ world, changes }: Desk, one: PersonId, other: PersonId): PersonId {
  const [into, from] = one < other ? [one, other] : [other, one];
  changes.merges.push({ from, into });
  for (const [key, personId] of world.identifiers) if (personId === from) world.identifiers.set(key, into);
  for (const identifier of changes.newIdentifiers) if (identifier.personId === from) identifier.personId = into;
  for (const [id, order] of world.orders) {
    if (order.personId !== from) continue;
    const moved = { ...order, personId: into };
    world.orders.set(id, moved);
    changes.orders.set(id, moved);
  }
  for (const [id, claim] of world.claims) {
    if (claim.personId !== from) continue;
    const moved = { ...claim, personId: into };
    world.claims.set(id, moved);
    changes.claims.set(id, moved);
  }
  for (const [id, advocate] of world.advocates)
    if (advocate.personId === from) world.advocates.set(id, { ...advocate, personId: into });
  for (const referral of [...world.referrals.values()]) {
    if (referral.friendId !== from) continue;
    const rival = referralOf(world.referrals.values(), referral.programId, into);
    // one referral per friend and programme: the later of two keeps its alias and pays nothing more
    const moved: KnownReferral = rival
      ? { ...referral, state: 'not-eligible', reason: 'already-referred', revenueMinor: null }
      : { ...referral, friendId: into };
    world.referrals.set(referral.referralId, moved);
    changes.referrals.set(referral.referralId, moved);
  }
  return into;
}

export function referralOf(
  referrals: Iterable<KnownReferral>,
  programId: string,
  friendId: PersonId,
): KnownReferral | undefined {
  for (const referral of referrals)
    if (referral.programId === programId && referral.friendId === friendId) return referral;
  return undefined;
}

/** Every identifier known of a person, by kind. */
export function identifiersOf(
  identifiers: ReadonlyMap<string, PersonId>,
  personId: PersonId,
): { customer: string[]; email: string[]; phone: string[] } {
  const found = { customer: [] as string[], email: [] as string[], phone: [] as string[] };
  for (const [key, owner] of identifiers) {
    if (owner !== personId) continue;
    const at = key.indexOf(':');
    found[key.slice(0, at) as keyof typeof found].push(key.slice(at + 1));
  }
  return found;
}
