import { expect, test } from 'vitest';
import type { OfferTerms } from '../../../app/domain/program/offer.ts';
import { welcomeProblems } from '../../../app/domain/program/welcome-and-minimum.ts';
import { smallestWelcomed } from '../../../app/ui/program/smallest-welcomed.ts';
import { someTerms } from '../../support/builders.ts';

type Welcome = OfferTerms['welcome'];
const terms = (welcome: Welcome, minimum: number) =>
  someTerms({ welcome, conditions: { minimumSubtotalMinor: minimum, windowDays: 30, purchase: null } });
const percent = (basisPoints: number, minimumSubtotalMinor = 0): Welcome => ({
  ...{ type: 'percentage-code', basisPoints, minimumSubtotalMinor, validDays: null },
});
const amount = (amountMinor: number, minimumSubtotalMinor: number): Welcome => ({
  ...{ type: 'fixed-code', amountMinor, minimumSubtotalMinor, validDays: null },
});
const product = { variantId: 'gid://shopify/ProductVariant/42', title: 'Vase', priceMinor: 500 };

test('a code that takes everything off can’t be used on an order that counts, unless any does', () => {
  const problem = { field: 'welcome.basisPoints', problem: 'leaves-nothing' };
  expect(welcomeProblems(terms(percent(10_000), 4_000))).toEqual([problem]);
  expect(welcomeProblems(terms(percent(10_000), 0))).toEqual([]);
  expect(welcomeProblems(terms(percent(9_999), 4_000))).toEqual([]);
  expect(welcomeProblems(terms(null, 4_000))).toEqual([]);
});

test.each<[string, Welcome, number, { fromMinor: number; leftMinor: number } | null]>([
  ['an amount off an order at the minimum', amount(1_000, 4_000), 4_000, { fromMinor: 4_000, leftMinor: 3_000 }],
  ['an amount off an order so much above it', amount(1_000, 5_000), 4_000, null],
  ['more than the order', amount(3_000, 2_000), 4_000, { fromMinor: 2_000, leftMinor: 0 }],
  ['a share of an order at the minimum', percent(1_000, 4_000), 4_000, { fromMinor: 4_000, leftMinor: 3_600 }],
  [
    'a free product',
    { type: 'free-product', ...product, minimumSubtotalMinor: 4_000, validDays: null },
    4_000,
    { fromMinor: 4_000, leftMinor: 3_500 },
  ],
  [
    'the shipping alone',
    { type: 'free-shipping', shippingMinor: 500, minimumSubtotalMinor: 4_000, validDays: null },
    4_000,
    null,
  ],
  ['a code for any order', percent(1_000), 4_000, null],
  ['a code where any order counts', amount(1_000, 4_000), 0, null],
  ['points', { type: 'points', points: 500, validMonths: null }, 4_000, null],
])('what the smallest welcomed order comes to: %s', (_, welcome, minimum, wanted) => {
  expect(smallestWelcomed(terms(welcome, minimum))).toEqual(wanted);
});
