import { formatCalendarDay } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';

type Days = { first: string; last: string };

/** "1 March 2026 to 15 March 2026", or the one day. */
export function periodWords({ first, last }: Days, { t, locale }: Words): string {
  const day = (iso: string) => formatCalendarDay(iso, locale);
  return first === last ? day(first) : t('campaigns.period', { first: day(first), last: day(last) });
}

/** Whose clock the days are told by: "Paris". */
export const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
