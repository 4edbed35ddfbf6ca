import { expect, test } from 'vitest';
import { wordsFor } from '../../app/i18n/react.tsx';
import { isShownField, problemWords } from '../../app/ui/program/field-errors.ts';

const said = (field: string, problem: string, values = {}) =>
  problemWords({ field, problem, values }, 'EUR', wordsFor('en'));

test.each([
  ['an amount’s bound as money', 'welcome.amountMinor', 'too-small', { minimum: 1 }, 'Enter at least €0.01.'],
  ['a percentage’s bound as one', 'welcome.basisPoints', 'too-big', { maximum: 10_000 }, 'Enter at most 100%.'],
  ['a count’s bound as it is', 'conditions.windowDays', 'too-big', { maximum: 730 }, 'Enter at most 730.'],
  ['an empty name', 'name', 'too-small', { minimum: 1 }, 'Enter a value.'],
  ['a long name', 'name', 'too-big', { maximum: 80 }, 'Shorten this text.'],
  ['a long text of a reward', 'welcome.gift', 'too-big', { maximum: 120 }, 'Shorten this text.'],
  ['a long disclosure', 'disclosure.fr', 'too-big', { maximum: 300 }, 'Shorten this text.'],
  ['an amount that is none', 'welcome.amountMinor', 'invalid', {}, 'Enter a number, for example 10.50.'],
  ['days that are none', 'waitingDays', 'invalid', {}, 'Enter a number, for example 30.'],
  [
    'what was deleted in Shopify by its name',
    'welcome.variantId',
    'gone',
    { titles: ['The vase', 'The lamp'] },
    'No longer in Shopify: The vase, The lamp. Choose something else, or remove this.',
  ],
  ['a problem without words', 'welcome', 'moon', {}, "This value can't be used as it is."],
])('%s', (_label, field, problem, values, wanted) => {
  expect(said(field, problem, values)).toBe(wanted);
});

test('a problem with no field on the page is told above the form', () => {
  const fields = [
    'name',
    'welcome',
    'firstPurchase.advocate.points',
    'limits.friendsPerMonth',
    'signUp.friend.points',
    'nthPurchases.1.n',
    'nthPurchases.1.advocate.points',
    'currency',
    'firstPurchase.friend.points',
    '',
  ];
  expect(fields.filter((field) => !isShownField(field))).toEqual(['currency', '']);
});
