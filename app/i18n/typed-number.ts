import { currencyDigits, type Money, parseMoney, toDecimal } from '../domain/shared/money.ts';
import type { Locale } from './translator.ts';

export type Typed =
  | { ok: true; value: number }
  | { ok: false; problem: 'missing' | 'invalid' | 'too-precise' | 'too-big' };

const refuse = (problem: Extract<Typed, { ok: false }>['problem']): Typed => ({ ok: false, problem });

/** What separates thousands where people read this language; French groups with spaces, which are dropped anyway. */
const GROUP: Record<Locale, string> = { fr: ' ', en: ',' };

/** "1 234,50", "1,234.50", "12.5 €" → ["1234", "50"]; null when it is no number. `digits` settles what "1,234" means. */
function splitNumber(text: string, digits: number, locale: Locale): readonly [whole: string, fraction: string] | null {
  const bare = text.replace(/[\s'’\u00a0\u202f%]|\p{Sc}/gu, '');
  const plain = /^(\d*)(?:[.,](\d*))?$/.exec(bare);
  if (!plain) {
    // several separators: the last may be the decimal one if it differs from those before
    const grouped = /^(\d{1,3}(?:([.,])\d{3})+)(?:(?!\2)[.,](\d*))?$/.exec(bare);
    return grouped ? [grouped[1]!.replace(/[.,]/g, ''), grouped[3] ?? ''] : null;
  }
  const [, whole = '', fraction = ''] = plain;
  if (whole === '' && fraction === '') return null;
  const separator = bare[whole.length];
  const mayGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (mayGroup && (digits === 0 || separator === GROUP[locale])) return [whole + fraction, ''];
  return [whole || '0', fraction];
}

/** Reads a decimal number as people type it, in either convention, into whole units of 10^-digits. */
function parseTyped(text: string, digits: number, locale: Locale, toUnits: (decimal: string) => number): Typed {
  if (text.trim() === '') return refuse('missing');
  const parts = splitNumber(text, digits, locale);
  if (!parts) return refuse('invalid');
  const fraction = parts[1].replace(/0+$/, '');
  if (fraction.length > digits) return refuse('too-precise');
  try {
    return { ok: true, value: toUnits(fraction === '' ? parts[0] : `${parts[0]}.${fraction}`) };
  } catch {
    return refuse('too-big');
  }
}

/** "10,50" → 1050 EUR; "1 000" → 1000 JPY; "12.345" → 12345 KWD. */
export const parseTypedMoney = (text: string, currency: string, locale: Locale): Typed =>
  parseTyped(text, currencyDigits(currency), locale, (decimal) => parseMoney(decimal, currency).amountMinor);

/** "12,5" → 1250 basis points. */
export const parseTypedPercent = (text: string, locale: Locale): Typed =>
  parseTyped(text, 2, locale, (decimal) => parseMoney(decimal, 'EUR').amountMinor);

export const parseTypedCount = (text: string, locale: Locale): Typed =>
  parseTyped(text, 0, locale, (decimal) => parseMoney(decimal, 'JPY').amountMinor);

/** A decimal as people type it back: whole amounts bare, the reader's decimal sign ("10", "10,50"). */
function typedDecimal(decimal: string, locale: Locale): string {
  const short = decimal.replace(/\.0+$/, '');
  return locale === 'fr' ? short.replace('.', ',') : short;
}

export const moneyAsTyped = (money: Money, locale: Locale): string => typedDecimal(toDecimal(money), locale);

export const percentAsTyped = (basisPoints: number, locale: Locale): string =>
  typedDecimal(String(basisPoints / 100), locale);

/** Whole units of a currency in its minor units: 10 EUR → 1000, 10 JPY → 10. */
export const wholeUnits = (units: number, currency: string): number => units * 10 ** currencyDigits(currency);
