import { describe, expect, test } from 'vitest';
import type { ConnectionsView } from '../../app/queries/views.ts';
import { layoutGraph, NODE_RADIUS } from '../../app/ui/connections/graph-layout.ts';
import { someConnections } from './fixtures.ts';

const crowd = (friends: number, further: number, neighbours: number): ConnectionsView => {
  const view = someConnections({ ties: [], groups: [], rings: [] });
  const [centre] = view.people;
  const people = (role: ConnectionsView['people'][number]['role'], count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...centre!, personId: `${role} ${n}`, role }));
  return {
    ...view,
    people: [centre!, ...people('friend', friends), ...people('further', further), ...people('neighbour', neighbours)],
    ties: [
      ...people('friend', friends).map(({ personId }) => ({ from: centre!.personId, to: personId })),
      ...people('further', further).map(({ personId }, n) => ({ from: `friend ${n % 3}`, to: personId })),
    ],
  };
};

describe('the drawing of connections', () => {
  test.each([
    ['a small circle', someConnections()],
    ['one friend', crowd(1, 0, 0)],
    ['as many as are drawn at most', crowd(36, 14, 9)],
    ['neighbours only', crowd(0, 0, 7)],
  ])('%s: everybody has a place of their own within it', (_name, view) => {
    const { width, height, places } = layoutGraph(view);
    expect(places.map(({ personId }) => personId).sort()).toEqual(view.people.map(({ personId }) => personId).sort());
    expect(places.map(({ number }) => number)).toEqual(places.map((_, index) => index + 1));
    for (const [index, { x, y }] of places.entries()) {
      expect(x > NODE_RADIUS && x < width - NODE_RADIUS && y > NODE_RADIUS && y < height - NODE_RADIUS).toBe(true);
      for (const other of places.slice(index + 1))
        expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(NODE_RADIUS * 2 + 4);
    }
  });

  test('numbers the middle first and puts those of a ring side by side', () => {
    const places = layoutGraph(someConnections()).places;
    expect(places[0]).toMatchObject({ personId: 'a', number: 1 });
    const number = (id: string) => places.find(({ personId }) => personId === id)!.number;
    // with those behind the first of them in between
    expect(Math.abs(number('c') - number('d'))).toBeLessThanOrEqual(3);
    expect(places.find(({ personId }) => personId === 'f')).toMatchObject({ ring: 0 });
  });
});
