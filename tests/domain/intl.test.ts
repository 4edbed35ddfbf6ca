import { describe, expect, test } from 'vitest';
import { dateWords, listFormat, numberFormat } from '../../app/domain/shared/intl.ts';

describe('a formatter', () => {
  test('is made once for a language and a way to write', () => {
    expect(numberFormat('fr')).toBe(numberFormat('fr'));
    expect(numberFormat('fr', { style: 'percent' })).toBe(numberFormat('fr', { style: 'percent' }));
    expect(listFormat('fr', { type: 'unit' })).toBe(listFormat('fr', { type: 'unit' }));
  });

  test('of another language, another way or another zone writes otherwise', () => {
    const midnight = new Date('2026-03-01T15:30:00Z');
    const day = (locale: string, timeZone: string) => dateWords(midnight, locale, { dateStyle: 'long', timeZone });
    expect([day('fr', 'Europe/Paris'), day('en', 'Europe/Paris'), day('en', 'Asia/Tokyo')]).toEqual([
      '1er mars 2026',
      'March 1, 2026',
      'March 2, 2026',
    ]);
    expect([numberFormat('en').format(0.5), numberFormat('en', { style: 'percent' }).format(0.5)]).toEqual([
      '0.5',
      '50%',
    ]);
  });

  test('is let go when there are more than any process needs, the oldest first', () => {
    const made = Array.from({ length: 600 }, (_, n) => ({
      minimumIntegerDigits: 1 + (n % 20),
      maximumFractionDigits: 1 + Math.floor(n / 20),
    }));
    const first = made.map((options) => numberFormat('en', options));
    // the youngest are asked first: each that has to be made anew would drive another out
    const isKept = made.map((options, n) => [options, first[n]] as const).reverse();
    const kept = isKept.filter(([options, before]) => numberFormat('en', options) === before);
    expect(kept).toHaveLength(500);
  });
});

describe('a date', () => {
  const said = (locale: string, day: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }) =>
    dateWords(new Date(`${day}T09:00:00Z`), locale, { timeZone: 'UTC', ...options });

  test('that is the first of a month is an ordinal in French, and nothing else is', () => {
    expect(said('fr', '2026-03-01')).toBe('1er mars 2026');
    expect(said('fr-donation', '2026-03-01', { day: 'numeric', month: 'short' })).toBe('1er mars');
    expect(said('fr', '2026-03-01', { dateStyle: 'long', timeStyle: 'short' })).toMatch(/^1er mars 2026/);
    expect([said('fr', '2026-03-11'), said('fr', '2026-03-21'), said('en', '2026-03-01')]).toEqual([
      '11 mars 2026',
      '21 mars 2026',
      'March 1, 2026',
    ]);
    expect(said('fr', '2026-03-01', { month: 'long', year: 'numeric' })).toBe('mars 2026');
  });
});
