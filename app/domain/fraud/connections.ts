import { COMMON, type Common } from './trust.ts';

/** Somebody recommended somebody. */
export type Tie = { readonly from: string; readonly to: string };
/** People who have the same: everybody of a group has every kind in common with everybody else of it. */
export type Group = { readonly kinds: readonly Common[]; readonly people: readonly string[] };
/** People who belong together: by what they share, or because recommendations go round among them. */
export type Ring = {
  readonly people: readonly string[];
  readonly kinds: readonly Common[];
  readonly goesRound: boolean;
};

/** Traces by which people belong together; a line or the letters of a mailbox strangers may share, too. */
export const BINDING: readonly Common[] = ['phone', 'name', 'household', 'address', 'device'];

/** Who shares what, of people and their traces ("address:<hash>"): no hash gets out. Biggest groups first. */
export function groupsOf(seen: readonly { readonly personId: string; readonly key: string }[]): Group[] {
  const byKey = new Map<string, Set<string>>();
  for (const { personId, key } of seen) byKey.set(key, (byKey.get(key) ?? new Set()).add(personId));
  const kindsOf = new Map<string, { people: string[]; kinds: Set<Common> }>();
  for (const [key, people] of byKey) {
    const kind = COMMON.find((one) => key.startsWith(`${one}:`));
    if (!kind || people.size < 2) continue;
    const sorted = [...people].sort();
    const group = kindsOf.get(sorted.join()) ?? { people: sorted, kinds: new Set() };
    group.kinds.add(kind);
    kindsOf.set(sorted.join(), group);
  }
  return [...kindsOf.values()]
    .map(({ people, kinds }) => ({ people, kinds: COMMON.filter((kind) => kinds.has(kind)) }))
    .sort(inOrder);
}

/** The rings among people (V5, V6): who hangs together by binding traces, and round trips of recommendations. Biggest first. */
export function ringsOf(ties: readonly Tie[], groups: readonly Group[]): Ring[] {
  return [...componentsOf(groups), ...roundTripsOf(ties)].sort(inOrder);
}

const inOrder = (a: Pick<Group, 'people'>, b: Pick<Group, 'people'>): number =>
  b.people.length - a.people.length || (a.people.join() < b.people.join() ? -1 : 1);

function componentsOf(groups: readonly Group[]): Ring[] {
  const binding = groups
    .map((group) => ({ ...group, kinds: group.kinds.filter((kind) => BINDING.includes(kind)) }))
    .filter(({ kinds }) => kinds.length > 0);
  const headOf = new Map<string, string>();
  const find = (person: string): string => {
    let head = person;
    for (let above = headOf.get(head); above !== undefined; above = headOf.get(head)) head = above;
    return head;
  };
  for (const { people } of binding) {
    const [first = '', ...others] = people;
    for (const other of others) {
      const [a, b] = [find(first), find(other)];
      if (a !== b) headOf.set(b, a);
    }
  }
  return [...Map.groupBy(binding, ({ people }) => find(people[0] ?? ''))].map(([, parts]) => {
    const kinds = new Set(parts.flatMap((part) => part.kinds));
    return {
      people: [...new Set(parts.flatMap(({ people }) => people))].sort(),
      kinds: COMMON.filter((kind) => kinds.has(kind)),
      goesRound: false,
    };
  });
}

/** People of whom each comes, over others, to themself again. */
function roundTripsOf(ties: readonly Tie[]): Ring[] {
  const next = Map.groupBy(ties, ({ from }) => from);
  const reachable = new Map<string, Set<string>>();
  for (const person of next.keys()) {
    const reached = new Set<string>();
    const waiting = [person];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const { to } of next.get(at) ?? [])
        if (!reached.has(to)) {
          reached.add(to);
          waiting.push(to);
        }
    reachable.set(person, reached);
  }
  const found = new Map<string, Ring>();
  for (const [person, reached] of reachable) {
    const people = [...reached].filter((other) => reachable.get(other)?.has(person)).sort();
    if (people.length > 1) found.set(people.join(), { people, kinds: [], goesRound: true });
  }
  return [...found.values()];
}
