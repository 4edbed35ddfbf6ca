import type { ConnectionsView } from '../../queries/views.ts';

type Person = ConnectionsView['people'][number];

/** Somebody's place in the drawing, in its own units. `number` is what the list calls them by; `ring` an index into the rings. */
export type Place = Person & { number: number; x: number; y: number; ring: number | null };

/** Where everybody stands, and how big the drawing is that holds them. */
export type GraphLayout = { width: number; height: number; places: Place[] };

export const NODE_RADIUS = 14;
/** Room that a node needs on its circle. */
const ROOM = NODE_RADIUS * 2.5;
const INNER_RADIUS = 84;
const BETWEEN_CIRCLES = 68;
const MARGIN = 26;

/**
 * The person in the middle, around them those next to them, and outside whoever came by one of these: each in the direction of the
 * one they belong to, and rings side by side. The same people are always drawn alike.
 */
export function layoutGraph({ people, ties, groups, rings, centreId }: ConnectionsView): GraphLayout {
  const ringOf = (personId: string) => {
    const at = rings.findIndex((ring) => ring.people.includes(personId));
    return at < 0 ? null : at;
  };
  const isNext = ({ role }: Person) => role === 'friend' || role === 'inviter';
  const next = people.filter(isNext);
  const nextIds = new Set(next.map(({ personId }) => personId));
  /** whom somebody further out is drawn behind */
  const anchorOf = ({ personId, role }: Person): string | null =>
    role === 'further'
      ? (ties.find(({ from, to }) => to === personId && nextIds.has(from))?.from ?? null)
      : (groups
          .filter((group) => group.people.includes(personId))
          .flatMap((group) => group.people.filter((one) => nextIds.has(one)))[0] ?? null);
  const outer = people.filter((person) => person.personId !== centreId && !isNext(person));
  const behind = Map.groupBy(outer, anchorOf);
  const sectors: { inner: Person | null; outer: Person[] }[] = [
    ...inRings(next, ringOf).map((person) => ({ inner: person, outer: behind.get(person.personId) ?? [] })),
    // nobody stands between them and the middle
    ...(behind.get(null) ?? []).map((person) => ({ inner: null, outer: [person] })),
  ];
  const slots = sectors.reduce((sum, sector) => sum + Math.max(sector.outer.length, 1), 0);
  const innerRadius = Math.max(INNER_RADIUS, (slots * ROOM) / (2 * Math.PI));
  const outerRadius = outer.length ? innerRadius + BETWEEN_CIRCLES : innerRadius;

  const at = new Map<string, { x: number; y: number }>([[centreId, { x: 0, y: 0 }]]);
  const put = (person: Person, slot: number, radius: number) => {
    const angle = (slot / Math.max(slots, 1)) * 2 * Math.PI - Math.PI / 2;
    at.set(person.personId, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  };
  let slot = 0;
  for (const sector of sectors) {
    const width = Math.max(sector.outer.length, 1);
    if (sector.inner) put(sector.inner, slot + (width - 1) / 2, innerRadius);
    for (const [nth, person] of sector.outer.entries()) put(person, slot + nth, outerRadius);
    slot += width;
  }
  const order = [people[0], ...sectors.flatMap((sector) => [sector.inner, ...sector.outer])];
  const xs = [...at.values()].map(({ x }) => x);
  const ys = [...at.values()].map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  return {
    width: Math.max(...xs) + MARGIN - left,
    height: Math.max(...ys) + MARGIN - top,
    places: order
      .flatMap((person) => {
        const place = person && at.get(person.personId);
        if (!place) return [];
        return [{ ...person, x: place.x - left, y: place.y - top, ring: ringOf(person.personId) }];
      })
      .map((place, index) => ({ ...place, number: index + 1 })),
  };
}

/** Those of one ring side by side, the rings first. */
const inRings = (people: readonly Person[], ringOf: (personId: string) => number | null): Person[] =>
  people.toSorted(
    (a, b) =>
      (ringOf(a.personId) ?? Number.MAX_SAFE_INTEGER) - (ringOf(b.personId) ?? Number.MAX_SAFE_INTEGER) ||
      (a.role === b.role ? 0 : a.role === 'inviter' ? -1 : 1),
  );
