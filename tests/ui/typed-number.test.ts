import { describe, expect, test } from 'vitest';
import {
  moneyAsTyped,
  parseTypedCount,
  parseTypedMoney,
  parseTypedPercent,
  percentAsTyped,
} from '../../app/i18n/typed-number.ts';

const read = (answer: ReturnType<typeof parseTypedMoney>) => (answer.ok ? answer.value : answer.problem);

describe('money as people type it', () => {
  test.each([
    ['a whole amount', '10', 'EUR', 'fr', 1000],
    ['a French decimal comma', '10,50', 'EUR', 'fr', 1050],
    ['a decimal comma typed in English', '10,50', 'EUR', 'en', 1050],
    ['a decimal point typed in French', '10.5', 'EUR', 'fr', 1050],
    ['no digit before the sign', ',5', 'EUR', 'fr', 50],
    ['a sign with nothing behind it', '10,', 'EUR', 'fr', 1000],
    ['French thousands', '1 234,56', 'EUR', 'fr', 123_456],
    ['thousands with the narrow space', '1\u202f234,56', 'EUR', 'fr', 123_456],
    ['English thousands', '1,234.56', 'EUR', 'en', 123_456],
    ['continental thousands', '1.234,56', 'EUR', 'fr', 123_456],
    ['Swiss thousands', "1'234.50", 'CHF', 'fr', 123_450],
    ['English thousands without decimals', '1,234', 'EUR', 'en', 123_400],
    ['two groups of thousands', '1,234,567', 'USD', 'en', 123_456_700],
    ['with the currency sign', '12.50 €', 'EUR', 'fr', 1250],
    ['idle zeros beyond the currency', '1000.00', 'JPY', 'en', 1000],
    ['yen thousands, whatever the sign', '4,000', 'JPY', 'fr', 4000],
    ['SC-02: dinars have three decimals', '12,345', 'KWD', 'fr', 12_345],
    ['dinars in English', '12.345', 'KWD', 'en', 12_345],
    ['nothing', '   ', 'EUR', 'fr', 'missing'],
    ['letters', 'dix', 'EUR', 'fr', 'invalid'],
    ['a negative amount', '-5', 'EUR', 'fr', 'invalid'],
    ['a lone sign', ',', 'EUR', 'fr', 'invalid'],
    ['two decimal signs', '1,2,3', 'EUR', 'fr', 'invalid'],
    ['three decimals of a euro', '1,234', 'EUR', 'fr', 'too-precise'],
    ['half a yen', '10.5', 'JPY', 'en', 'too-precise'],
    ['more than can be exact', '99999999999999999', 'EUR', 'fr', 'too-big'],
  ] as const)('%s: %s %s in %s', (_label, text, currency, locale, wanted) => {
    expect(read(parseTypedMoney(text, currency, locale))).toBe(wanted);
  });

  test.each([
    [1050, 'EUR', 'fr', '10,50'],
    [1000, 'EUR', 'fr', '10'],
    [1050, 'EUR', 'en', '10.50'],
    [4000, 'JPY', 'en', '4000'],
    [12_345, 'KWD', 'fr', '12,345'],
  ] as const)('%i %s in %s is typed back as %s', (amountMinor, currency, locale, wanted) => {
    expect(moneyAsTyped({ amountMinor, currency }, locale)).toBe(wanted);
  });
});

describe('percentages and counts', () => {
  test.each([
    ['12,5', 'fr', 1250],
    ['10 %', 'en', 1000],
    ['0.01', 'en', 1],
    ['0,001', 'fr', 'too-precise'],
  ] as const)('%s %% in %s', (text, locale, wanted) => {
    expect(read(parseTypedPercent(text, locale))).toBe(wanted);
  });

  test.each([
    ['30', 'fr', 30],
    ['1 500', 'fr', 1500],
    ['1,500', 'en', 1500],
    ['2,5', 'fr', 'too-precise'],
  ] as const)('%s in %s', (text, locale, wanted) => {
    expect(read(parseTypedCount(text, locale))).toBe(wanted);
  });

  test('a percentage is typed back with the reader’s decimal sign', () => {
    expect([percentAsTyped(1250, 'fr'), percentAsTyped(1000, 'fr'), percentAsTyped(1, 'en')]).toEqual([
      '12,5',
      '10',
      '0.01',
    ]);
  });
});
