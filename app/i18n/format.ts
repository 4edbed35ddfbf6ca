import { dateWords, numberFormat } from '../domain/shared/intl.ts';
import { formatMoney, type Money } from '../domain/shared/money.ts';
import { formatInstant } from '../domain/shared/time.ts';
import type { Words } from './react.tsx';

export const formatNumber = (value: number, locale: string): string => numberFormat(locale).format(value);

/** A ratio as the reader writes it: 0.125 → "12.5 %". */
export const formatRatio = (ratio: number, locale: string, maximumFractionDigits = 0): string =>
  numberFormat(locale, { style: 'percent', maximumFractionDigits }).format(ratio);

export const formatBasisPoints = (basisPoints: number, locale: string): string =>
  formatRatio(basisPoints / 10_000, locale, 2);

export const formatDate = (iso: string, locale: string, timeZone: string): string =>
  formatInstant(new Date(iso), locale, timeZone);

export const formatDateTime = (iso: string, locale: string, timeZone: string): string =>
  formatInstant(new Date(iso), locale, timeZone, 'date-time');

/** A calendar day ("2026-04-01") carries no zone: it is the shop's own. */
export const formatDay = (day: string, locale: string): string =>
  dateWords(new Date(`${day}T00:00:00Z`), locale, { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** The same with its month written out, and its year: "April 1, 2026", "1er avril 2026". */
export const formatCalendarDay = (day: string, locale: string, year: 'with-year' | 'no-year' = 'with-year'): string =>
  dateWords(new Date(`${day}T00:00:00Z`), locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(year === 'with-year' && { year: 'numeric' }),
  });

/** "2026-04" → "April 2026". */
export const formatMonth = (month: string, locale: string): string =>
  dateWords(new Date(`${month}-01T00:00:00Z`), locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** A number with its noun, in the right plural: counted(words, 'common.days', 30) → "30 days". */
export const counted = ({ t, locale }: Words, key: string, count: number): string =>
  t(key, { count, value: formatNumber(count, locale) });

export const moneyWords = (money: Money, { locale }: Words): string => formatMoney(money, locale);

/** The sign people type beside an amount: "€", "$", "JP¥"… */
export const currencySign = (currency: string, locale: string): string =>
  numberFormat(locale, { style: 'currency', currency })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;
