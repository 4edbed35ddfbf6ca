import { dateWords, numberFormat } from '../../domain/shared/intl.ts';
import { formatInstant } from '../../domain/shared/time.ts';
import type { Voice } from '../../i18n/translator.ts';

/** "12 avril 2026", in the shop's time zone. */
export function longDate(iso: string, locale: Voice, timeZone: string): string {
  return formatInstant(new Date(iso), locale, timeZone);
}

/** "12 avr.": for lists, where the year goes without saying. */
export function shortDate(iso: string, locale: Voice, timeZone: string): string {
  return dateWords(new Date(iso), locale, { day: 'numeric', month: 'short', timeZone });
}

/** `count` chooses the plural, `number` is what is read. */
export function counted(count: number, locale: Voice): { count: number; number: string } {
  return { count, number: numberFormat(locale).format(count) };
}

/** A phrase that begins a sentence. */
export function capitalised(phrase: string): string {
  const [first = '', ...rest] = phrase;
  return first.toLocaleUpperCase() + rest.join('');
}
