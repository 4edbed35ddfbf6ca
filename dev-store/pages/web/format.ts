import type { Locale } from './locale.ts';

export function formatMoney(amount: string, currencyCode: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: currencyCode }).format(Number(amount));
}

export function formatDateTime(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
}

/**
 * Liquid's money unit: hundredths, whatever the currency (Shopify does so for yen too).
 * Works on the decimal's text, so that nothing is rounded on the way.
 */
export function liquidCents(amount: string): number {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const cents = Number(whole) * 100 + Number(`${fraction}00`.slice(0, 2));
  return amount.startsWith('-') ? -cents : cents;
}
