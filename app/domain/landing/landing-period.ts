import { dayInZone, daysInZone } from '../shared/time.ts';

/** Days of the shop's calendar, as "2026-03-01"; the last is still in it. Null = from now on, or without an end. */
export type LandingDays = { readonly first: string | null; readonly last: string | null };

export type PeriodProblem = { field: 'first' | 'last'; problem: 'in-the-past' | 'ends-before-it-starts' };

/** The instants of the days a merchant names: what begins today begins now. */
export function landingPeriod(
  { first, last }: LandingDays,
  { now, timeZone }: { now: Date; timeZone: string },
): { startsAt: Date; endsAt: Date | null } | PeriodProblem {
  const today = dayInZone(now, timeZone);
  const from = first ?? today;
  if (from < today) return { field: 'first', problem: 'in-the-past' };
  if (last !== null && last < from) return { field: 'last', problem: 'ends-before-it-starts' };
  const { startsAt } = daysInZone(from, from, timeZone);
  return {
    startsAt: from === today ? now : startsAt,
    endsAt: last === null ? null : daysInZone(last, last, timeZone).endsAt,
  };
}
