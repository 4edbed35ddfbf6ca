import { formatCalendarDay, formatDate, formatNumber, moneyWords } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { PartnerRow } from '../../queries/views.ts';
import { rewardShort } from '../offer-words.ts';
import type { PartnerTyped } from './partner-form.ts';

/** What an agreement says, a plain sentence each. */
export function agreementLines(
  { pay, welcome, last }: Pick<PartnerTyped, 'pay' | 'welcome' | 'last'>,
  currency: string,
  words: Words,
): string[] {
  const { t, locale } = words;
  const { sale, sales, signUp, lead, leadsPerMonth } = pay;
  const sum = ({ amountMinor }: { amountMinor: number }) => ({ amount: moneyWords({ amountMinor, currency }, words) });
  return [
    ...(sale
      ? [
          t(sales === 1 ? 'partners.words.sale' : 'partners.words.sales', {
            reward: rewardShort(sale, currency, words),
            sales,
          }),
        ]
      : []),
    ...(signUp ? [t('partners.words.signUp', sum(signUp))] : []),
    ...(lead ? [leadLine(sum(lead), leadsPerMonth, words)] : []),
    welcome
      ? t('partners.words.welcome', { reward: rewardShort(welcome, currency, words) })
      : t('partners.words.noWelcome'),
    last ? t('partners.words.until', { day: formatCalendarDay(last, locale) }) : t('partners.words.noEnd'),
  ];
}

const leadLine = (sum: { amount: string }, perMonth: number | null, { t, locale }: Words): string =>
  perMonth === null
    ? t('partners.words.lead', sum)
    : t('partners.words.leadUpTo', { ...sum, count: perMonth, leads: formatNumber(perMonth, locale) });

/** "10% of the order's amount; €1 a lead": what a list has room for. */
export function payCompact({ pay }: Pick<PartnerRow, 'pay'>, currency: string, words: Words): string {
  const sum = (key: 'leadShort' | 'signUpShort', spec: { amountMinor: number } | null) =>
    spec
      ? [words.t(`partners.words.${key}`, { amount: moneyWords({ amountMinor: spec.amountMinor, currency }, words) })]
      : [];
  return [
    ...(pay.sale ? [rewardShort(pay.sale, currency, words)] : []),
    ...sum('signUpShort', pay.signUp),
    ...sum('leadShort', pay.lead),
  ].join(' · ');
}

/** Since when, and until when. */
export function runsWords({ startsAt, lastAt, isOn }: PartnerRow, timeZone: string, { t, locale }: Words): string {
  const from = formatDate(startsAt, locale, timeZone);
  if (!lastAt) return t('partners.runs.open', { from });
  return t(isOn ? 'partners.runs.until' : 'partners.runs.over', { from, to: formatDate(lastAt, locale, timeZone) });
}

/** What one sale cost, posts and leads included; null before the first. */
export const costPerSaleMinor = ({ costMinor, sales }: Pick<PartnerRow, 'costMinor' | 'sales'>): number | null =>
  sales === 0 ? null : Math.round(costMinor / sales);
