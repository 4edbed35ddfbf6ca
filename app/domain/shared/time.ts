import { DateTime, IANAZone } from 'luxon';
import { dateWords } from './intl.ts';

/** Zones change their offset on the quarter hour only, and looking an offset up is by far the dearest step of a calculation. */
const QUARTER_HOUR_MS = 15 * 60_000;
const OFFSETS_KEPT = 20_000;

/** A zone that remembers its offsets: an order is reckoned at the same few instants over and over. */
class RememberedZone extends IANAZone {
  readonly #offsets = new Map<number, number>();

  override offset(timestamp: number): number {
    const quarter = Math.floor(timestamp / QUARTER_HOUR_MS);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    if (this.#offsets.size >= OFFSETS_KEPT) this.#offsets.clear();
    const offset = super.offset(timestamp);
    this.#offsets.set(quarter, offset);
    return offset;
  }
}

const zones = new Map<string, RememberedZone>();

function inZone(instant: Date, timeZone: string): DateTime {
  const zone = zones.get(timeZone) ?? new RememberedZone(timeZone);
  zones.set(timeZone, zone);
  return DateTime.fromJSDate(instant, { zone });
}

/** The same wall-clock time `days` calendar days later in the shop's zone, so a 30-day window survives daylight saving (SC-04). */
export function addDaysInZone(instant: Date, days: number, timeZone: string): Date {
  if (days === 0) return instant;
  return inZone(instant, timeZone).plus({ days }).toJSDate();
}

export function addMonthsInZone(instant: Date, months: number, timeZone: string): Date {
  return inZone(instant, timeZone).plus({ months }).toJSDate();
}

/** The calendar month an instant falls in for the shop, as "2026-04" (SC-05). */
export function monthInZone(instant: Date, timeZone: string): string {
  return inZone(instant, timeZone).toFormat('yyyy-MM');
}

/** The calendar day an instant falls in for the shop, as "2026-04-01". */
export function dayInZone(instant: Date, timeZone: string): string {
  return inZone(instant, timeZone).toFormat('yyyy-MM-dd');
}

/** The shop's last `count` calendar days up to the one `now` falls in, oldest first, as "2026-04-01". */
export function lastDaysInZone(now: Date, count: number, timeZone: string): string[] {
  const today = inZone(now, timeZone).startOf('day');
  return Array.from({ length: count }, (_, at) => today.minus({ days: count - 1 - at }).toFormat('yyyy-MM-dd'));
}

/** The shop's last `count` calendar months up to the one `now` falls in, oldest first, as "2026-04". */
export function lastMonthsInZone(now: Date, count: number, timeZone: string): string[] {
  const current = inZone(now, timeZone).startOf('month');
  return Array.from({ length: count }, (_, at) => current.minus({ months: count - 1 - at }).toFormat('yyyy-MM'));
}

/**
 * From the first moment of one day to the first that is no longer in the other, both by the shop's calendar.
 * @param first, last "2026-03-01"
 */
export function daysInZone(first: string, last: string, timeZone: string): { startsAt: Date; endsAt: Date } {
  const startOf = (day: string, plus = 0) =>
    DateTime.fromISO(day, { zone: timeZone }).plus({ days: plus }).startOf('day').toJSDate();
  return { startsAt: startOf(first), endsAt: startOf(last, 1) };
}

/** Whether it is a day of the calendar, as "2026-02-28". */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;

/** First instant of the month after the one given, in the shop's zone. */
export function startOfNextMonth(instant: Date, timeZone: string): Date {
  return inZone(instant, timeZone).startOf('month').plus({ months: 1 }).toJSDate();
}

/** A date and time as the reader writes it, in the shop's zone. */
export function formatInstant(
  instant: Date,
  locale: string,
  timeZone: string,
  style: 'date' | 'date-time' = 'date',
): string {
  return dateWords(instant, locale, {
    timeZone,
    dateStyle: 'long',
    ...(style === 'date-time' && { timeStyle: 'short' }),
  });
}

/**
 * Whether something of ours came after an instant that Shopify told, which knows whole seconds: within one second ours was
 * first, for whoever orders had the invitation before
 * (https://shopify.dev/docs/api/webhooks, processed_at "2021-12-31T19:00:00-05:00").
 */
export const isAfterTold = (ours: Date, told: Date): boolean =>
  Math.floor(ours.getTime() / 1_000) > Math.floor(told.getTime() / 1_000);
