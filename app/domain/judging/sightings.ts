import { friendOf, isNear, putSighting, type Sighting, sightingOfOrder } from '../fraud/sightings.ts';
import { MOST_COUNTED } from '../fraud/trust.ts';
import type { PersonId } from '../shared/ids.ts';
import type { OrderFacts } from '../verdict/facts.ts';
import { withoutCrowdedPhone } from './crowded-phones.ts';
import type { Desk, World } from './world.ts';

/** Puts a sighting on the books; where it says something new, those it concerns are judged again. */
export function noteSighting(desk: Desk, sighting: Sighting): void {
  const { sightings } = desk.world;
  const known = sightings.bySubject.get(sighting.subject);
  if (known && isSame(known, sighting)) return;
  putSighting(sightings, sighting);
  desk.changes.sightings.set(sighting.subject, sighting);
  callNeighbours(desk, sighting, known?.undoneAt === null && sighting.undoneAt !== null);
}

const isSame = (a: Sighting, b: Sighting): boolean =>
  a.personId === b.personId &&
  a.advocateId === b.advocateId &&
  a.at.getTime() === b.at.getTime() &&
  a.undoneAt?.getTime() === b.undoneAt?.getTime() &&
  a.keys.length === b.keys.length &&
  a.keys.every((key) => b.keys.includes(key));

const DAY_MS = 86_400_000;
/** Beyond the longest waiting period nothing that comes to light changes a reward. */
const LONGEST_MS = 200 * DAY_MS;
/** Neighbours called at once: in a bigger crowd each counts as "many" for the others already. */
const MOST_CALLED = 30;
/** So many alike are judged anew for each other, until each counts as "many": friends within a day, and who spread a code. */
const BURST = { from: 3, to: MOST_COUNTED };
const SPREAD = { from: 2, to: MOST_COUNTED };

function callNeighbours({ world, changes }: Desk, sighting: Sighting, isUndoneNow: boolean): void {
  const called = new Map<string, Sighting>();
  for (const key of sighting.keys) {
    const others = judgedUnder(world, key, sighting);
    const people = new Set(others.map(({ personId }) => personId)).size;
    const count = (some: readonly Sighting[], { from, to }: { from: number; to: number }) => {
      const size = new Set(some.map(({ personId }) => personId)).size;
      return size >= from && size <= to;
    };
    if (key.startsWith('friend-of:')) {
      const burst = others.filter((other) => isNear(other, sighting, DAY_MS));
      const concerned = isUndoneNow ? others : count(burst, BURST) ? burst : [];
      for (const other of concerned) called.set(other.subject, other);
    } else if (key.startsWith('typist-of:')) {
      if (count(others, SPREAD)) for (const other of others) called.set(other.subject, other);
    } else if (key.startsWith('collector-of:')) {
      // it says something of all who came by that advocate
      if (sighting.advocateId && count(others, SPREAD))
        for (const other of judgedUnder(world, friendOf(sighting.advocateId), sighting))
          called.set(other.subject, other);
    } else if (people <= MOST_COUNTED) {
      for (const other of others) called.set(other.subject, other);
    }
  }
  const nearest = [...called.values()].sort(
    (a, b) => distance(a, sighting) - distance(b, sighting) || (a.subject < b.subject ? -1 : 1),
  );
  for (const { subject } of nearest.slice(0, MOST_CALLED)) changes.again.set(`traces:${subject}`, calledBy(subject));
}

const judgedUnder = ({ sightings }: World, key: string, { personId, at }: Sighting): Sighting[] =>
  [...(sightings.byKey.get(key) ?? [])]
    .flatMap((subject) => sightings.bySubject.get(subject) ?? [])
    .filter((other) => other.personId !== personId && isJudged({ sightings }, other, at))
    .filter((other) => at.getTime() - other.at.getTime() < LONGEST_MS);

/** A friend's order or sign-up; or their claim, as long as no order of theirs stands before what came to light `at`. */
function isJudged(
  { sightings }: Pick<World, 'sightings'>,
  { subject, personId, advocateId }: Sighting,
  at: Date,
): boolean {
  if (advocateId === null) return false;
  if (!subject.startsWith('claim:')) return true;
  return [...(sightings.byPerson.get(personId) ?? [])].every((own) => {
    const other = sightings.bySubject.get(own);
    return !other || !own.startsWith('order:') || other.at >= at;
  });
}

const calledBy = (subject: string): { subject: 'order' | 'claim' | 'sign-up'; subjectId: string } => ({
  subject: (['claim', 'sign-up'] as const).find((kind) => subject.startsWith(`${kind}:`)) ?? 'order',
  subjectId: subject.slice(subject.indexOf(':') + 1),
});
const distance = (a: Sighting, b: Sighting): number => Math.abs(a.at.getTime() - b.at.getTime());

/** The traces of an advocate: of their own orders; those seen before are on the books. */
export function noteOwnOrders(desk: Desk, personId: PersonId): void {
  for (const { facts } of desk.world.ownOrders.get(personId) ?? []) noteOwnOrder(desk, facts, personId);
}

/** An order that nobody is credited for; one that is stays the friend's. */
export function noteOwnOrder(desk: Desk, facts: OrderFacts, personId: PersonId): void {
  const known = desk.world.sightings.bySubject.get(`order:${facts.orderId}`);
  if (known?.advocateId || desk.world.erased.has(personId)) return;
  const sighting = sightingOfOrder(withoutCrowdedPhone(desk.world, facts), personId, null, null);
  if (sighting.keys.length) noteSighting(desk, sighting);
}

export function isAdvocate({ advocates }: World, personId: PersonId): boolean {
  for (const advocate of advocates.values()) if (advocate.personId === personId) return true;
  return false;
}

/** Two persons are one: what either left is theirs. */
export function moveSightings({ world, changes }: Desk, from: PersonId, into: PersonId): void {
  for (const subject of [...(world.sightings.byPerson.get(from) ?? [])]) {
    const sighting = world.sightings.bySubject.get(subject);
    if (!sighting) continue;
    const moved = { ...sighting, personId: into };
    putSighting(world.sightings, moved);
    if (changes.sightings.has(subject)) changes.sightings.set(subject, moved);
  }
  const own = world.ownOrders.get(from);
  if (own) world.ownOrders.set(into, [...(world.ownOrders.get(into) ?? []), ...own]);
}
