import type { PersonId } from '../shared/ids.ts';
import {
  type Addresses,
  isAllTheyAre,
  type Names,
  noNames,
  type VerifiedAddress,
  writtenApart,
} from '../shared/own-address.ts';
import { moveSightings } from './sightings.ts';
import type { Desk, KnownReferral, World } from './world.ts';

type Identifiers = { customerId: string | null; emailHash: string | null; phoneHash: string | null };

/**
 * The human behind a set of identifiers: whose the address is, else whose the account is. A phone is only noted, since
 * families share one. An account that didn't show that the address is its own is noted as one that used it: that tells who
 * is new and who refers themselves, and opens nothing (docs/decisions/037). `knownAs` is whom an order was taken for
 * before: they stay that person while nothing says otherwise, and somebody nameless until now gets their name. `claimant`
 * is whose code or token an order carries: it stands in for a name. `isTyped`: whoever typed the address need not have the
 * account it belongs to.
 */
export function resolvePerson(
  desk: Desk,
  { customerId, emailHash, phoneHash }: Identifiers,
  {
    addresses = { writtenHash: null, verified: null },
    contact,
    knownAs,
    claimant,
    isTyped = false,
  }: {
    addresses?: Addresses | undefined;
    contact?: Contact;
    knownAs?: PersonId;
    claimant?: PersonId;
    isTyped?: boolean;
  },
): PersonId {
  const { identifiers, erased } = desk.world;
  if (customerId && addresses.verified) joinAccount(desk, customerId, addresses.verified);
  const byEmail = emailHash ? identifiers.get(`email:${emailHash}`) : undefined;
  const accountId = isTyped && !addresses.verified ? null : customerId;
  const buyer = accountId ? identifiers.get(`buyer:${accountId}`) : undefined;
  const own = accountId ? identifiers.get(`customer:${accountId}`) : undefined;

  let personId = byEmail ?? own ?? buyer ?? (emailHash ? undefined : claimant);
  if (byEmail && buyer && buyer !== byEmail && mayBeOne(desk.world, byEmail, buyer))
    personId = mergePersons(desk, byEmail, buyer);
  if (knownAs && personId !== knownAs && isNameless(desk.world, knownAs) && !isUsed(desk.world, knownAs))
    personId = personId ? mergePersons(desk, personId, knownAs) : knownAs;
  if (!personId) {
    personId = newPerson(desk, contact);
    for (const written of writtenApart(addresses, emailHash)) link(desk, 'address', written, personId);
  }
  if (erased.has(personId)) return personId;
  const opens = identifiersOf(identifiers, personId).customer.length > 0;
  if (emailHash && !identifiers.has(`email:${emailHash}`)) link(desk, opens ? 'contact' : 'email', emailHash, personId);
  if (customerId && identifiers.get(`customer:${customerId}`) !== personId) link(desk, 'buyer', customerId, personId);
  if (phoneHash) link(desk, 'phone', phoneHash, personId);
  return personId;
}

/** An account whose own address is known to be verified: it is the person who is that address and nothing else, else one of its own. */
function joinAccount(desk: Desk, customerId: string, verified: VerifiedAddress): void {
  const { identifiers, erased } = desk.world;
  const known = identifiers.get(`customer:${customerId}`);
  if (known && erased.has(known)) return;
  const holder = identifiers.get(`email:${verified.emailHash}`);
  if (!holder) {
    const used = identifiers.get(`buyer:${customerId}`);
    const personId = known ?? (used && isNameless(desk.world, used) ? used : newPerson(desk));
    link(desk, 'customer', customerId, personId);
    link(desk, 'email', verified.emailHash, personId);
    return;
  }
  if (holder === known || !isAllTheyAre(identifiersOf(identifiers, holder), verified)) return;
  if (known) mergePersons(desk, known, holder);
  else link(desk, 'customer', customerId, holder);
}

type Contact = { emailSealed: string; firstNameSealed: string | null; locale: string };

function newPerson({ changes, newId }: Desk, contact?: Contact): PersonId {
  const personId = newId<PersonId>();
  changes.newPersons.push({
    personId,
    emailSealed: contact?.emailSealed ?? null,
    firstNameSealed: contact?.firstNameSealed ?? null,
    locale: contact?.locale ?? null,
  });
  return personId;
}

/** What leads to somebody already goes on leading to them. */
export function link({ world, changes }: Desk, kind: keyof Names, value: string, personId: PersonId): void {
  if (world.identifiers.has(`${kind}:${value}`)) return;
  world.identifiers.set(`${kind}:${value}`, personId);
  changes.newIdentifiers.push({ kind, value, personId });
}

/** Two that one account was used by are one human; but nothing of one may open with an account of the other. */
const mayBeOne = (world: World, byEmail: PersonId, buyer: PersonId): boolean =>
  isNameless(world, buyer) || [byEmail, buyer].every((one) => !identifiersOf(world.identifiers, one).customer.length);

/** No address leads to them, nor an account that opens what is theirs. */
function isNameless(world: World, personId: PersonId): boolean {
  const { customer, email } = identifiersOf(world.identifiers, personId);
  return !customer.length && !email.length;
}

const isUsed = ({ identifiers }: World, personId: PersonId): boolean =>
  identifiersOf(identifiers, personId).buyer.length > 0;

/** Whose doing an account's is: of whoever it opens or, where nothing shows an address to be its own, whoever's it used. */
export function personOfAccount({ identifiers }: World, customerId: string): PersonId | undefined {
  const own = identifiers.get(`customer:${customerId}`);
  const isShown = own !== undefined && identifiersOf(identifiers, own).email.length > 0;
  return isShown ? own : (identifiers.get(`buyer:${customerId}`) ?? own);
}

/** Every account that is theirs or used an address of theirs. */
export function accountsOf({ identifiers }: World, personId: PersonId): string[] {
  const { customer, buyer } = identifiersOf(identifiers, personId);
  return [...new Set([...customer, ...buyer])];
}

/**
 * All by which the same human may be known: what leads to a person, and to whoever has an account in common with them. It
 * tells who refers themselves, and opens nothing.
 */
export function traitsOfHuman(world: World, personId: PersonId): Pick<Names, 'customer' | 'email' | 'phone'> {
  const kin = new Set([personId]);
  for (const customerId of accountsOf(world, personId))
    for (const kind of ['customer', 'buyer']) {
      const other = world.identifiers.get(`${kind}:${customerId}`);
      if (other) kin.add(other);
    }
  const names = [...kin].map((one) => identifiersOf(world.identifiers, one));
  const all = (...kinds: (keyof Names)[]) => [...new Set(names.flatMap((one) => kinds.flatMap((kind) => one[kind])))];
  return { customer: all('customer', 'buyer'), email: all('email', 'contact'), phone: all('phone') };
}

/** Whoever an address leads to: whose it is, and who gave it without showing that. */
export const peopleBehind = ({ identifiers }: World, emailHash: string): PersonId[] =>
  ['email', 'contact'].flatMap((kind) => identifiers.get(`${kind}:${emailHash}`) ?? []);

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
export function identifiersOf(identifiers: ReadonlyMap<string, PersonId>, personId: PersonId): Names {
  const found = noNames();
  for (const [key, owner] of identifiers) {
    if (owner !== personId) continue;
    const at = key.indexOf(':');
    found[key.slice(0, at) as keyof Names].push(key.slice(at + 1));
  }
  return found;
}
