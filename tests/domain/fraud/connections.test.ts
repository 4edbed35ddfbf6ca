import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf, ringsOf, type Tie } from '../../../app/domain/fraud/connections.ts';

const seen = (...traces: string[]) =>
  traces.map((trace) => {
    const [personId = '', key = ''] = trace.split(' ');
    return { personId, key };
  });
const ties = (...pairs: string[]): Tie[] =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('→');
    return { from, to };
  });

describe('who shares what', () => {
  test('is a group for each set of people, with all that they share', () => {
    const groups = groupsOf(
      seen('ana address:1', 'ben address:1', 'ana ip:9', 'ben ip:9', 'zoe ip:9', 'ben device:5', 'zoe name:7'),
    );
    expect(groups).toEqual([
      { people: ['ana', 'ben', 'zoe'], kinds: ['ip'] },
      { people: ['ana', 'ben'], kinds: ['address'] },
    ]);
  });

  test('holds no hash, and nothing but traces', () => {
    const groups = groupsOf(seen('ana address:secret', 'ben address:secret', 'ana friend-of:x', 'ben friend-of:x'));
    expect(groups).toEqual([{ people: ['ana', 'ben'], kinds: ['address'] }]);
  });
});

describe('a ring', () => {
  test.each<[string, string[], string[], object[]]>([
    ['nobody', [], [], []],
    ['one home', ['a household:1', 'b household:1'], [], [{ people: ['a', 'b'], kinds: ['household'] }]],
    [
      'a chain of homes and devices',
      ['a address:1', 'b address:1', 'b device:2', 'c device:2'],
      [],
      [{ people: ['a', 'b', 'c'], kinds: ['address', 'device'] }],
    ],
    ['a line on the internet alone', ['a ip:1', 'b ip:1', 'a mailbox:2', 'b mailbox:2'], [], []],
    [
      'two homes, the bigger first',
      ['a phone:1', 'b phone:1', 'c name:2', 'd name:2', 'e name:2'],
      [],
      [{ people: ['c', 'd', 'e'] }, { people: ['a', 'b'] }],
    ],
    ['recommendations that go back', [], ['a→b', 'b→a'], [{ people: ['a', 'b'], goesRound: true, kinds: [] }]],
    ['… over a third', [], ['a→b', 'b→c', 'c→a', 'c→d'], [{ people: ['a', 'b', 'c'], goesRound: true }]],
    ['a tree', [], ['a→b', 'a→c', 'b→d', 'b→e'], []],
    [
      'a home whose people recommend each other',
      ['a address:1', 'b address:1'],
      ['a→b', 'b→a'],
      [
        { people: ['a', 'b'], goesRound: false },
        { people: ['a', 'b'], goesRound: true },
      ],
    ],
  ])('%s', (_name, traces, recommended, rings) => {
    const found = ringsOf(ties(...recommended), groupsOf(seen(...traces)));
    expect(found).toMatchObject(rings);
    expect(found).toHaveLength(rings.length);
  });

  test('never depends on the order in which anything was found, and no person is in two rings of traces', () => {
    const trace = fc.record({
      personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      key: fc.constantFrom('address:1', 'address:2', 'device:1', 'device:2', 'ip:1'),
    });
    const tie = fc.record({ from: fc.constantFrom('a', 'b', 'c', 'd'), to: fc.constantFrom('a', 'b', 'c', 'd') });
    fc.assert(
      fc.property(fc.array(trace, { maxLength: 20 }), fc.array(tie, { maxLength: 8 }), (traces, pairs) => {
        const rings = ringsOf(pairs, groupsOf(traces));
        expect(ringsOf(pairs.toReversed(), groupsOf(traces.toReversed()))).toEqual(rings);
        const together = rings.filter(({ goesRound }) => !goesRound).flatMap(({ people }) => people);
        expect(new Set(together).size).toBe(together.length);
      }),
    );
  });
});
