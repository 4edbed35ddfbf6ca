import { type GivenListEntry, type ListEntry, type ListHit, listKey } from '../fraud/list-entry.ts';
import type { ReferralId } from '../shared/ids.ts';
import type { AdvocateIdentity } from '../verdict/cases.ts';
import type { Identity } from '../verdict/facts.ts';
import { traitsOfHuman } from './persons.ts';
import type { Desk, JudgeEvent, World } from './world.ts';

/** Somebody was blocked or allowed: what of theirs isn't paid yet is judged again, afterwards. */
export function list({ world, changes }: Desk, entry: GivenListEntry): void {
  const known = world.lists.get(listKey(entry)) ?? [];
  if (known.some(({ entryId }) => entryId === entry.entryId)) return;
  world.lists.set(listKey(entry), [...known, entry]);
  changes.listed.push(entry);
  changes.effects.push({ kind: 'judge-listed', entryId: entry.entryId });
}

/** An entry was lifted: what was refused for it is judged again. */
export function lift({ world, changes }: Desk, event: Extract<JudgeEvent, { kind: 'unlisted' }>): void {
  const { kind: _, ...lifted } = event;
  const known = world.lists.get(listKey(lifted)) ?? [];
  world.lists.set(
    listKey(lifted),
    known.filter(({ entryId }) => entryId !== lifted.entryId),
  );
  changes.unlisted.push(lifted);
  changes.effects.push({ kind: 'judge-listed', entryId: lifted.entryId });
}

/**
 * The entries that name one side or the other. A block doesn't reach back: what a referral was given before it stays
 * given, until a human rejects it.
 * @param until entries made later don't count; null = all do
 */
export function listHits(
  world: World,
  friend: Identity,
  advocate: AdvocateIdentity,
  referralId: ReferralId | null,
  until: Date | null = null,
): ListHit[] {
  if (world.lists.size === 0) return [];
  const givenAt = referralId && whenGiven(world, referralId);
  const isPast = (entry: ListEntry) =>
    (entry.list === 'block' && givenAt && givenAt <= entry.at) || (until !== null && entry.at > until);
  const hitsOf = (side: ListHit['side'], keys: readonly string[]): ListHit[] =>
    [...new Set(keys)]
      .flatMap((key) => world.lists.get(key) ?? [])
      .filter((entry) => !isPast(entry))
      .map(({ list, by, entryId }) => ({ side, list, by, entryId }));
  return [...hitsOf('advocate', keysOfAdvocate(advocate)), ...hitsOf('friend', keysOfFriend(world, friend))].sort(
    (a, b) => (a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : 0),
  );
}

const keysOfAdvocate = ({ personId, customerIds, emailHashes, phoneHashes }: AdvocateIdentity): string[] => [
  `person:${personId}`,
  ...customerIds.map((value) => `customer:${value}`),
  ...emailHashes.map((value) => `email:${value}`),
  ...phoneHashes.map((value) => `phone:${value}`),
];

function keysOfFriend(world: World, { personId, customerId, emailHash, phoneHash }: Identity): string[] {
  const { customer, email } = traitsOfHuman(world, personId);
  return [
    `person:${personId}`,
    ...[...customer, ...(customerId ? [customerId] : [])].map((value) => `customer:${value}`),
    ...[...email, ...(emailHash ? [emailHash] : [])].map((value) => `email:${value}`),
    // a family shares a phone: of the friend only the one given with this order
    ...(phoneHash ? [`phone:${phoneHash}`] : []),
  ];
}

/** When the first reward for the friend's purchases was given, of those that stand. */
function whenGiven({ rewards }: World, referralId: ReferralId): Date | null {
  let first: Date | null = null;
  for (const { referralId: of, rule, status, wanted, issuedAt } of rewards.values()) {
    const isOfClaim = rule === 'welcome.friend' || rule === 'lead.advocate';
    const isGiven = of === referralId && !isOfClaim && status === 'issued' && wanted === 'issued';
    if (isGiven && issuedAt && (!first || issuedAt < first)) first = issuedAt;
  }
  return first;
}
