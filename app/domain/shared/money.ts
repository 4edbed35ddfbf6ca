import { numberFormat } from './intl.ts';

/** Money is a whole number of the currency's minor units: EUR 12.34 = 1234, JPY 1234 = 1234, KWD 1.234 = 1234. */
export type Money = { readonly amountMinor: number; readonly currency: string };

/** Digits after the decimal point that the currency has (ISO 4217, from the runtime's own tables): EUR 2, JPY 0, KWD 3. */
export function currencyDigits(currency: string): number {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  DIGITS.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

/** Looked up once each: asking the runtime's tables takes longer than all else one does with an amount. */
const DIGITS = new Map<string, number>();

/**
 * Reads Shopify's decimal string into minor units. Digits beyond the currency's are rounded half-up, once.
 * @throws RangeError when the text is no decimal number or is too large to be exact.
 */
export function parseMoney(amount: string, currency: string): Money {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(amount.trim());
  if (!match) throw new RangeError(`not a decimal amount: ${JSON.stringify(amount)}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = currencyDigits(currency);
  const kept = fraction.padEnd(digits + 1, '0');
  const roundedUp = Number(kept[digits]) >= 5 ? 1n : 0n;
  const minor = BigInt(whole) * 10n ** BigInt(digits) + BigInt(kept.slice(0, digits) || '0') + roundedUp;
  const amountMinor = Number(sign === '-' ? -minor : minor);
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`amount too large: ${amount}`);
  return { amountMinor: amountMinor === 0 ? 0 : amountMinor, currency };
}

/** Writes minor units as the decimal string Shopify's API takes: 1234 EUR → "12.34". */
export function toDecimal({ amountMinor, currency }: Money): string {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A share of an amount in basis points (1000 = 10 %), rounded half-up, away from zero for negatives. */
export function shareOf(amountMinor: number, basisPoints: number): number {
  const exact = BigInt(Math.abs(amountMinor)) * BigInt(basisPoints);
  const rounded = Number((exact + 5000n) / 10000n);
  return amountMinor < 0 ? -rounded : rounded;
}

/** Money as the reader writes it: formatMoney({1234, EUR}, 'fr') → "12,34 €". */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  return numberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(
    toDecimal({ amountMinor, currency }) as Intl.StringNumericLiteral,
  );
}
