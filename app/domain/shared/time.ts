import { DateTime } from 'luxon';

/** The same wall-clock time `days` calendar days later in the shop's zone, so a 30-day window survives daylight saving (SC-04). */
export function addDaysInZone(instant: Date, days: number, timeZone: string): Date {
  if (days === 0) return instant;
  return DateTime.fromJSDate(instant, { zone: timeZone }).plus({ days }).toJSDate();
}

export function addMonthsInZone(instant: Date, months: number, timeZone: string): Date {
  return DateTime.fromJSDate(instant, { zone: timeZone }).plus({ months }).toJSDate();
}

/** The calendar month an instant falls in for the shop, as "2026-04" (SC-05). */
export function monthInZone(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('yyyy-MM');
}

/** The calendar day an instant falls in for the shop, as "2026-04-01". */
export function dayInZone(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** The shop's last `count` calendar days up to the one `now` falls in, oldest first, as "2026-04-01". */
export function lastDaysInZone(now: Date, count: number, timeZone: string): string[] {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  return Array.from({ length: count }, (_, at) => today.minus({ days: count - 1 - at }).toFormat('yyyy-MM-dd'));
}

/** The shop's last `count` calendar months up to the one `now` falls in, oldest first, as "2026-04". */
export function lastMonthsInZone(now: Date, count: number, timeZone: string): string[] {
  const current = DateTime.fromJSDate(now, { zone: timeZone }).startOf('month');
  return Array.from({ length: count }, (_, at) => current.minus({ months: count - 1 - at }).toFormat('yyyy-MM'));
}

/** First instant of the month after the one given, in the shop's zone. */
export function startOfNextMonth(instant: Date, timeZone: string): Date {
  return DateTime.fromJSDate(instant, { zone: timeZone }).startOf('month').plus({ months: 1 }).toJSDate();
}

/** A date and time as the reader writes it, in the shop's zone. */
export function formatInstant(
  instant: Date,
  locale: string,
  timeZone: string,
  style: 'date' | 'date-time' = 'date',
): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'long',
    ...(style === 'date-time' && { timeStyle: 'short' }),
  }).format(instant);
}
