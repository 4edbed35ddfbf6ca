import { expect, test } from 'vitest';
import { wordsFor } from '../../app/i18n/react.tsx';
import { comparisonWords } from '../../app/ui/home/comparison.ts';
import { computeNextStep, type Situation } from '../../app/ui/home/next-step.ts';
import { someTerms } from './fixtures.ts';

const aSituation = (over: Partial<Situation> = {}): Situation => ({
  status: 'live',
  terms: someTerms(),
  blocksOpened: true,
  shares: 214,
  visits: 590,
  claims: 96,
  orders: 29,
  ...over,
});

test.each<[string, Partial<Situation>, string]>([
  ['paused: every link leads to a closed page', { status: 'paused', blocksOpened: false }, 'resume'],
  ['ended: nothing to share', { status: 'ended' }, 'restart'],
  ['live but invisible', { blocksOpened: false, visits: 0 }, 'blocks'],
  ['visible but never opened', { visits: 0, claims: 0, orders: 0, shares: 0 }, 'firstVisit'],
  ['one side gains nothing', { terms: someTerms({ welcome: null }) }, 'bothSides'],
  ['visits without claims', { visits: 100, claims: 4 }, 'welcome'],
  ['too few visits to judge by', { visits: 10, claims: 0, orders: 0, shares: 40 }, 'keep'],
  ['claims without orders', { claims: 96, orders: 9 }, 'conditions'],
  ['hardly shared', { shares: 3 }, 'share'],
  ['all well', {}, 'keep'],
])('%s', (_label, over, wanted) => {
  expect(computeNextStep(aSituation(over)).id).toBe(wanted);
});

test('a low rate is given as the reason', () => {
  expect(computeNextStep(aSituation({ visits: 200, claims: 10 }))).toEqual({ id: 'welcome', ratio: 0.05 });
});

test.each([
  [120, 100, '20% more'],
  [80, 100, '20% less'],
  [5, 5, 'No change'],
  [3, 0, 'New: none before'],
  [0, 0, 'None in either period'],
])('%i after %i reads "%s"', (now, before, wanted) => {
  expect(comparisonWords(now, before, wordsFor('en'))).toBe(wanted);
});
