import { expect, test } from 'vitest';
import { oversizedProblems, unaffordableProblems } from '../../../app/domain/program/oversized.ts';
import type { RewardSpec } from '../../../app/domain/rewards/reward-spec.ts';
import { someTerms } from '../../support/builders.ts';

const code = (amountMinor: number, minimumSubtotalMinor: number): RewardSpec => ({
  ...{ type: 'fixed-code', amountMinor, minimumSubtotalMinor, validDays: null },
});

test.each([
  ['less than its minimum', code(1_000, 4_000), []],
  ['all of it', code(4_000, 4_000), []],
  [
    'a cent more',
    code(4_001, 4_000),
    [{ field: 'welcome.amountMinor', problem: 'exceeds-order', values: { minimum: 4_000 } }],
  ],
  ['anything, without a minimum', code(4_001, 0), []],
])('a code that takes off %s', (_, welcome, problems) => {
  expect(oversizedProblems(someTerms({ welcome: welcome as never, catalogue: [] }))).toEqual(problems);
});

test('is told wherever it stands', () => {
  const big = code(5_000, 2_000);
  const terms = someTerms({
    welcome: null,
    firstPurchase: { advocate: big, friend: null },
    nthPurchases: [{ n: 2, advocate: null, friend: big }],
    catalogue: [{ itemId: 'item-1', points: 100, reward: big as never }],
  });
  expect(oversizedProblems(terms).map(({ field }) => field)).toEqual([
    'firstPurchase.advocate.amountMinor',
    'nthPurchases.0.friend.amountMinor',
    'catalogue.0.reward.amountMinor',
  ]);
});

test('a price above the most points that may be held is nobody’s to pay', () => {
  const item = (points: number) => ({ itemId: `item-${points}`, points, reward: code(1_000, 0) as never });
  const problems = (maximumBalance: number | null) =>
    unaffordableProblems(
      someTerms({ wallet: { maximumBalance, pointsPerUnit: 100 }, catalogue: [item(1_000), item(1_500)] }),
    );
  expect(problems(1_000)).toEqual([
    { field: 'catalogue.1.points', problem: 'beyond-balance', values: { maximum: 1_000 } },
  ]);
  expect([...problems(1_500), ...problems(null)]).toEqual([]);
});
