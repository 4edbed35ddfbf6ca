import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { currencyDigits, formatMoney, parseMoney, shareOf, toDecimal } from '../../app/domain/shared/money.ts';

const CURRENCIES = ['EUR', 'USD', 'JPY', 'KRW', 'KWD', 'TND'];

test.each([
  ['two digits', 'EUR', 2],
  ['none', 'JPY', 0],
  ['three', 'KWD', 3],
])('%s: %s', (_label, currency, digits) => {
  expect(currencyDigits(currency)).toBe(digits);
});

describe('reading Shopify’s decimals', () => {
  test.each([
    ['plain', '12.34', 'EUR', 1_234],
    ['one digit only', '12.3', 'EUR', 1_230],
    ['whole', '12', 'EUR', 1_200],
    ['no digits after the point', '12.', 'EUR', 1_200],
    ['yen with decimals that mean nothing', '4000.0', 'JPY', 4_000],
    ['dinar with three', '12.345', 'KWD', 12_345],
    ['dinar with two', '12.34', 'KWD', 12_340],
    ['half up', '0.005', 'EUR', 1],
    ['under half', '0.0049', 'EUR', 0],
    ['half up carries', '9.995', 'EUR', 1_000],
    ['half up in yen', '0.5', 'JPY', 1],
    ['half up in dinar', '1.0005', 'KWD', 1_001],
    ['negative, away from zero', '-1.005', 'EUR', -101],
    ['nothing, never minus nothing', '-0.001', 'EUR', 0],
    ['the largest that is exact', '90071992547409.91', 'EUR', 9_007_199_254_740_991],
  ])('%s: %s %s', (_label, text, currency, amountMinor) => {
    expect(parseMoney(text, currency)).toEqual({ amountMinor, currency });
  });

  test.each([
    ['empty', ''],
    ['words', 'free'],
    ['a comma', '12,34'],
    ['an exponent', '1e3'],
    ['too large', '90071992547409.92'],
  ])('refuses %s', (_label, text) => {
    expect(() => parseMoney(text, 'EUR')).toThrow(RangeError);
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...CURRENCIES), (amountMinor, currency) => {
        const money = { amountMinor: amountMinor + 0, currency };
        expect(parseMoney(toDecimal(money), currency)).toEqual(money);
      }),
    );
  });
});

describe('a share of an amount', () => {
  test.each([
    ['10 % of 100.00', 10_000, 1_000, 1_000],
    ['SC-23: 5 % of 19.99', 1_999, 500, 100],
    ['half a cent up', 50, 100, 1],
    ['just under half', 49, 100, 0],
    ['a loss is rounded as the gain was', -50, 100, -1],
    ['all', 1_234, 10_000, 1_234],
    ['beyond what a double holds exactly', 9_007_199_254_740_991, 10_000, 9_007_199_254_740_991],
  ])('%s', (_label, amount, basisPoints, share) => {
    expect(shareOf(amount, basisPoints)).toBe(share);
  });

  it('is never further than half a unit from the exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (amount, basisPoints) => {
          expect(Math.abs(shareOf(amount, basisPoints) - (amount * basisPoints) / 10_000)).toBeLessThanOrEqual(0.5);
        },
      ),
    );
  });
});

describe('as people read it', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  test.each([
    ['euro in French', 1_234, 'EUR', 'fr', '12,34 €'],
    ['whole euros without decimals', 4_000, 'EUR', 'fr', '40 €'],
    ['yen', 4_000, 'JPY', 'en', '¥4,000'],
    ['dinar', 12_345, 'KWD', 'en', 'KWD 12.345'],
  ])('%s', (_label, amountMinor, currency, locale, text) => {
    expect(plain(formatMoney({ amountMinor, currency }, locale))).toBe(text);
  });
});
