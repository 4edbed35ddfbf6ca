import { collectorOf, friendOf, isNear, type Sighting, typistOf } from '../fraud/sightings.ts';
import { PRESETS, type Thresholds } from '../fraud/thresholds.ts';
import type { Traces, Traits } from '../fraud/traces.ts';
import { COMMON, type Common, MOST_COUNTED, type Trust } from '../fraud/trust.ts';
import type { AdvocateId, PersonId, ProgramId } from '../shared/ids.ts';
import { broughtCanary } from './canaries.ts';
import type { World } from './world.ts';

/** Whose trust is in question: a friend's order or claim, as it was noted. */
type Question = {
  readonly sighting: Sighting;
  /** the friend's address, as its keyed hash */
  readonly emailHash: string | null;
  readonly advocate: { readonly advocateId: AdvocateId; readonly personId: PersonId };
  readonly programId: ProgramId;
  /** what comes to light later counts no more: the reward is final */
  readonly until: Date;
  readonly traits: Traits | undefined;
  readonly traces: Traces | undefined;
  /** the first that is known of the friend: the invitation taken up, or the purchase */
  readonly firstSeenAt: Date;
  readonly secondsToOrder: number | null;
  readonly risk: Trust['risk'];
  /** those it was first judged under */
  readonly thresholds: Thresholds | undefined;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Gathers what speaks for or against a friend of an advocate, from whatever is known by the time their reward is final (V5). */
export function trustOf(world: World, question: Question): Trust {
  const { sighting, advocate, programId, until, traits, secondsToOrder, firstSeenAt } = question;
  const common = commonWith(world, question);
  const joinedAt = joinedFirst(world, advocate.personId);
  return {
    thresholds: question.thresholds ?? world.thresholds.get(programId) ?? PRESETS.balanced,
    traits: traits ?? null,
    ...common,
    ...friendsAround(world, sighting, advocate.advocateId, until),
    isReturned: isReturned(world, sighting, advocate.personId, until),
    secondsToOrder: secondsToOrder === null ? null : Math.max(Math.round(secondsToOrder), 0),
    secondsFromJoining: joinedAt ? Math.max(Math.round((firstSeenAt.getTime() - joinedAt.getTime()) / 1_000), 0) : null,
    risk: question.risk,
    ...broughtCanary(world, question),
  };
}

/** When the advocate joined, in whichever of the shop's programmes that was. */
function joinedFirst({ advocates }: World, personId: PersonId): Date | undefined {
  return [...advocates.values()]
    .flatMap((one) => (one.personId === personId && one.since ? [one.since] : []))
    .sort((a, b) => a.getTime() - b.getTime())[0];
}

function commonWith(
  { sightings, ownOrders }: World,
  { sighting: { personId, keys }, advocate, traces, until }: Question,
): Pick<Trust, 'shared' | 'siblings' | 'others'> {
  const shared = new Set<Common>();
  const isNamesake = (ownOrders.get(advocate.personId) ?? []).some(
    ({ facts }) => facts.traces?.lastName === traces?.lastName && facts.processedAt <= until,
  );
  if (traces?.lastName && isNamesake) shared.add('lastName');
  const people = { siblings: new Map<Common, Set<PersonId>>(), others: new Map<Common, Set<PersonId>>() };
  for (const key of keys) {
    const kind = COMMON.find((one) => key.startsWith(`${one}:`));
    if (!kind) continue;
    for (const subject of sightings.byKey.get(key) ?? []) {
      const other = sightings.bySubject.get(subject);
      if (!other || other.personId === personId || other.at > until) continue;
      if (other.personId === advocate.personId) shared.add(kind);
      else {
        const group = people[other.advocateId === advocate.advocateId ? 'siblings' : 'others'];
        group.set(kind, (group.get(kind) ?? new Set()).add(other.personId));
      }
    }
  }
  const counts = (group: Map<Common, Set<PersonId>>) =>
    Object.fromEntries([...group].map(([kind, ids]) => [kind, Math.min(ids.size, MOST_COUNTED)]));
  return {
    shared: COMMON.filter((kind) => shared.has(kind)),
    siblings: counts(people.siblings),
    others: counts(people.others),
  };
}

/** The advocate's other friends: how many came about then, and what became of those who bought. */
function friendsAround(
  { sightings }: World,
  sighting: Sighting,
  advocateId: AdvocateId,
  until: Date,
): Pick<Trust, 'pace' | 'conduct' | 'spread'> {
  const under = (key: string) =>
    [...(sightings.byKey.get(key) ?? [])]
      .flatMap((subject) => sightings.bySubject.get(subject) ?? [])
      .filter((other) => other.personId !== sighting.personId && other.at <= until);
  const friends = under(friendOf(advocateId));
  const typists = under(typistOf(advocateId));
  const people = (some: readonly Sighting[]) =>
    Math.min(new Set(some.map(({ personId }) => personId)).size, MOST_COUNTED);
  const within = (ms: number, some = friends) => people(some.filter((other) => isNear(other, sighting, ms)));
  const buyers = friends.filter(({ subject }) => subject.startsWith('order:'));
  return {
    pace: { hour: within(HOUR_MS), day: within(DAY_MS), week: within(7 * DAY_MS) },
    spread: {
      typedDay: within(DAY_MS, typists),
      typedWeek: within(7 * DAY_MS, typists),
      collectors: people(under(collectorOf(advocateId))),
      friends: new Set(buyers.map(({ personId }) => personId)).size,
    },
    conduct: {
      bought: people(buyers),
      undone: people(buyers.filter(({ undoneAt }) => undoneAt !== null && undoneAt <= until)),
    },
  };
}

/** The advocate came as a friend of the one who is their friend now. */
function isReturned({ sightings, advocates }: World, { personId }: Sighting, advocate: PersonId, until: Date): boolean {
  return [...(sightings.byPerson.get(advocate) ?? [])].some((subject) => {
    const own = sightings.bySubject.get(subject);
    const by = own?.advocateId ? advocates.get(own.advocateId) : undefined;
    return own !== undefined && own.at <= until && by?.personId === personId;
  });
}
