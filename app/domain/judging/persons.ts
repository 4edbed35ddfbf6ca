import type { PersonId } from '../shared/ids.ts';
import { moveSightings } from './sightings.ts';
import type { Desk, KnownReferral, World } from './world.ts';

type Identifiers = { customerId: string | null; emailHash: string | null; phoneHash: string | null };

/**
 * The human behind a set of identifiers. Customer id and e-mail decide; a phone is only noted, since families share one.
 * Two persons found at once are one human: the older keeps, the other becomes an alias. `knownAs` is whom an order was
 * taken for before: they stay that person while nothing says otherwise, and somebody nameless until now gets their name.
 * `claimant` is whose code or token an order carries: it stands in for a name.
 */
export function resolvePerson(
  desk: Desk,
  { customerId, emailHash, phoneHash }: Identifiers,
  {
    contact,
    knownAs,
    claimant,
  }: {
    contact?: { emailSealed: string; firstNameSealed: string | null; locale: string };
    knownAs?: PersonId;
    claimant?: PersonId;
  },
): PersonId {
  const { world, changes, newId } = desk;
  const byCustomer = customerId ? world.identifiers.get(`customer:${customerId}`) : undefined;
  const byEmail = emailHash ? world.identifiers.get(`email:${emailHash}`) : undefined;

  let personId = byCustomer ?? byEmail ?? (emailHash ? undefined : claimant);
  if (byCustomer && byEmail && byCustomer !== byEmail) personId = mergePersons(desk, byCustomer, byEmail);
  if (knownAs && personId !== knownAs && isNameless(world, knownAs))
    personId = personId ? mergePersons(desk, personId, knownAs) : knownAs;
  if (!personId) {
    personId = newId<PersonId>();
    changes.newPersons.push({
      personId,
      emailSealed: contact?.emailSealed ?? null,
      firstNameSealed: contact?.firstNameSealed ?? null,
      locale: contact?.locale ?? null,
    });
  }
  if (world.erased.has(personId)) return personId;
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

/** Nobody but one order leads to them. */
function isNameless(world: World, personId: PersonId): boolean {
  const { customer, email } = identifiersOf(world.identifiers, personId);
  return !customer.length && !email.length;
}

/** Makes two persons one, keeping the older; all that pointed to the other points to it. Returns the kept one. */
export function mergePersons(desk: Desk, one: PersonId, other: PersonId): PersonId {
  const { world, changes } = desk;
  const [into, from] = one < other ? [one, other] : [other, one];
  changes.merges.push({ from, into });
  desk.judged.delete(into);
  for (const [key, personId] of world.identifiers) if (personId === from) world.identifiers.set(key, into);
  for (const identifier of changes.newIdentifiers) if (identifier.personId === from) identifier.personId = into;
  const listed = world.lists.get(`person:${from}`) ?? [];
  if (listed.length) {
    const moved = listed.map((entry) => ({ ...entry, value: into }));
    world.lists.set(`person:${into}`, [...(world.lists.get(`person:${into}`) ?? []), ...moved]);
    world.lists.delete(`person:${from}`);
  }
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
  for (const [key, asked] of world.appeals)
    world.appeals.set(
      key,
      asked.map((appeal) => (appeal.personId === from ? { ...appeal, personId: into } : appeal)),
    );
  for (const [id, appeal] of changes.appeals)
    if (appeal.personId === from) changes.appeals.set(id, { ...appeal, personId: into });
  for (const [id, advocate] of world.advocates)
    if (advocate.personId === from) world.advocates.set(id, { ...advocate, personId: into });
  moveEntitlements(desk, from, into);
  moveSightings(desk, from, into);
  for (const referral of [...world.referrals.values()]) {
    if (referral.friendId !== from) continue;
    const rival = referralOf(world.referrals.values(), referral.programId, into);
    // one referral per friend and programme: the later of two keeps its alias and pays nothing more
    const moved: KnownReferral = rival
      ? { ...referral, state: 'not-eligible', reason: 'already-referred' }
      : { ...referral, friendId: into };
    world.referrals.set(referral.referralId, moved);
    changes.referrals.set(referral.referralId, moved);
  }
  return into;
}

/** What the alias was granted, got and is about to be told is the kept person's. */
function moveEntitlements({ world, changes }: Desk, from: PersonId, into: PersonId): void {
  for (const [id, reward] of world.rewards) {
    if (reward.beneficiary !== from) continue;
    const moved = { ...reward, beneficiary: into };
    world.rewards.set(id, moved);
    changes.rewards.set(id, moved);
  }
  for (const [id, lot] of world.lots) {
    if (lot.personId !== from) continue;
    const moved = { ...lot, personId: into };
    world.lots.set(id, moved);
    if (changes.lots.has(id)) changes.lots.set(id, moved);
  }
  for (const [id, debt] of world.debts) {
    if (debt.personId !== from) continue;
    const moved = { ...debt, personId: into };
    world.debts.set(id, moved);
    if (changes.debts.has(id)) changes.debts.set(id, moved);
  }
  for (const [key, verdict] of world.verdicts) {
    if (!verdict.grants.some((grant) => grant.beneficiary === from)) continue;
    const grants = verdict.grants.map((grant) =>
      grant.beneficiary === from ? { ...grant, beneficiary: into } : grant,
    );
    const moved = { ...verdict, grants };
    world.verdicts.set(key, moved);
    changes.verdicts.set(key, moved);
  }
  for (const made of changes.movements) {
    const entries = made.movement.entries.map((entry) =>
      entry.personId === from ? { ...entry, personId: into } : entry,
    );
    made.movement = { ...made.movement, entries };
  }
  for (const [at, message] of changes.messages.entries())
    if (message.personId === from) changes.messages[at] = { ...message, personId: into };
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
