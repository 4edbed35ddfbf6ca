import { describe, expect, test } from 'vitest';
import { compareShares, shareInterval } from '../../app/domain/analytics/compare-shares.ts';

const rounded = ({ value, low, high }: { value: number; low: number; high: number }) =>
  [value, low, high].map((one) => Number(one.toFixed(4)));

/** Worked examples of Newcombe 1998, "Interval estimation for the difference between independent proportions", table II. */
describe('the difference of two shares', () => {
  test.each([
    ['56 of 70 against 48 of 80', [56, 70], [48, 80], [0.2, 0.0524, 0.3339]],
    ['9 of 10 against 3 of 10', [9, 10], [3, 10], [0.6, 0.1705, 0.809]],
    ['10 of 10 against 0 of 20', [10, 10], [0, 20], [1, 0.6791, 1]],
    ['5 of 56 against 0 of 29', [5, 56], [0, 29], [0.0893, -0.0381, 0.1926]],
  ] as const)('%s', (_what, [a, m], [b, n], expected) => {
    expect(rounded(compareShares({ successes: a, of: m }, { successes: b, of: n }).difference)).toEqual(expected);
  });

  test.each([
    ['plainly more', [56, 70], [48, 80], 'higher'],
    ['plainly fewer', [48, 80], [56, 70], 'lower'],
    ['about the same', [50, 100], [48, 100], 'no-difference'],
    ['all against none, of hardly anybody', [3, 3], [0, 3], 'too-few'],
    ['hardly any successes', [4, 1_000], [0, 1_000], 'too-few'],
    ['hardly any failures', [998, 1_000], [1_000, 1_000], 'too-few'],
    ['one side small', [4, 8], [400, 1_000], 'too-few'],
    ['nobody on one side', [0, 0], [400, 1_000], 'too-few'],
    ['nobody at all', [0, 0], [0, 0], 'too-few'],
  ] as const)('%s', (_what, [a, m], [b, n], verdict) => {
    expect(compareShares({ successes: a, of: m }, { successes: b, of: n }).verdict).toBe(verdict);
  });
});

test('one share lies within Wilson’s bounds, never below 0 or above 1', () => {
  expect(rounded(shareInterval({ successes: 81, of: 263 }))).toEqual([0.308, 0.2553, 0.3662]);
  expect(rounded(shareInterval({ successes: 0, of: 20 }))).toEqual([0, 0, 0.1611]);
  expect(rounded(shareInterval({ successes: 20, of: 20 }))).toEqual([1, 0.8389, 1]);
  expect(shareInterval({ successes: 0, of: 0 })).toEqual({ value: 0, low: 0, high: 1 });
});
