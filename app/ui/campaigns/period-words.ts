import { formatCalendarDay } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';

type Days = { first: string; last: string };

/** "March 1 to March 15, 2026", or the one day. */
export function periodWords({ first, last }: Days, { t, locale }: Words): string {
  const end = formatCalendarDay(last, locale);
  if (first === last) return end;
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  return t('campaigns.period', {
    first: formatCalendarDay(first, locale, isOneYear ? 'no-year' : 'with-year'),
    last: end,
  });
}

/** Whose clock the days are told by: "Paris". */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
