import { describe, expect, test } from 'vitest';
import { dateFormat, listFormat, numberFormat } from '../../app/domain/shared/intl.ts';

describe('a formatter', () => {
  test('is made once for a language and a way to write', () => {
    expect(numberFormat('fr')).toBe(numberFormat('fr'));
    expect(numberFormat('fr', { style: 'percent' })).toBe(numberFormat('fr', { style: 'percent' }));
    expect(dateFormat('en', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })).toBe(
      dateFormat('en', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }),
    );
    expect(listFormat('fr', { type: 'unit' })).toBe(listFormat('fr', { type: 'unit' }));
  });

  test('of another language, another way or another zone writes otherwise', () => {
    const midnight = new Date('2026-03-01T15:30:00Z');
    const day = (locale: string, timeZone: string) =>
      dateFormat(locale, { dateStyle: 'long', timeZone }).format(midnight);
    expect([day('fr', 'Europe/Paris'), day('en', 'Europe/Paris'), day('en', 'Asia/Tokyo')]).toEqual([
      '1 mars 2026',
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
