import { describe, expect, test } from 'vitest';
import { findAnomalies, type Observed } from '../../../app/domain/fraud/anomalies.ts';

const quiet: Observed = { suspected: [], fromCouponSites: [], advocates: [], deadLetters: 0 };
const kinds = (observed: Partial<Observed>) => findAnomalies({ ...quiet, ...observed }).map(({ kind }) => kind);
const past = (...weeks: number[]) => weeks;

describe('a week against the weeks before', () => {
  const table: [string, number[], number, boolean][] = [
    ['a shop without any, three at once', past(0, 0, 0, 0, 0, 0, 0, 0), 3, false],
    ['a shop without any, four: few enough to look at', past(0, 0, 0, 0, 0, 0, 0, 0), 4, false],
    ['a shop without any, five', past(0, 0, 0, 0, 0, 0, 0, 0), 5, true],
    ['steady at 10, within three', past(10, 10, 10, 10, 10, 10, 10, 10), 13, false],
    ['steady at 10, beyond three', past(10, 10, 10, 10, 10, 10, 10, 10), 14, true],
    // median 10, deviations 4 4 2 0 0 2 4 4 → 3; 10 + 3 × 1.4826 × 3 = 23.3
    ['restless around 10, at the edge', past(6, 14, 8, 10, 10, 12, 6, 14), 23, false],
    ['restless around 10, over the edge', past(6, 14, 8, 10, 10, 12, 6, 14), 24, true],
    ['one attack long ago doesn’t hide the next', past(2, 2, 2, 90, 2, 2, 2, 2), 6, true],
    ['an attack that is over isn’t told again', past(2, 2, 2, 2, 2, 2, 2, 90), 3, false],
    ['four weeks of past are enough', past(0, 0, 0, 0), 5, true],
    ['three aren’t', past(0, 0, 0), 50, false],
    ['no past at all', past(), 50, false],
  ];
  test.each(table)('%s', (_case, before, now, isTold) => {
    expect(kinds({ suspected: [...before, now] })).toEqual(isTold ? ['attempts'] : []);
    expect(kinds({ fromCouponSites: [...before, now] })).toEqual(isTold ? ['coupon-sites'] : []);
  });

  test('is told with what is usual', () => {
    expect(findAnomalies({ ...quiet, suspected: [1, 2, 3, 2, 1, 9] })).toEqual([
      { kind: 'attempts', count: 9, usual: 2 },
    ]);
  });
});

describe('one advocate', () => {
  const advocate = (code: string, suspected: number) => ({ personId: `person of ${code}`, code, suspected });

  test.each([
    [3, []],
    [4, ['advocate']],
  ])('with %i suspected friends in a week', (suspected, told) => {
    expect(kinds({ advocates: [advocate('ANA', suspected)] })).toEqual(told);
  });

  test('is named, the worst first, and no more than five are', () => {
    const many = Array.from({ length: 8 }, (_, n) => advocate(`A${n}`, n));
    const found = findAnomalies({ ...quiet, advocates: many });
    expect(found).toMatchObject([{ code: 'A7', count: 7 }, { code: 'A6' }, { code: 'A5' }, { code: 'A4' }]);
    expect(kinds({ advocates: many.map((one) => ({ ...one, suspected: 9 })) })).toHaveLength(5);
  });
});

test.each([
  [0, []],
  [1, ['dead-letters']],
])('%i jobs given up', (deadLetters, told) => {
  expect(kinds({ deadLetters })).toEqual(told);
});
