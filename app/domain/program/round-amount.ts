import { currencyDigits } from '../shared/money.ts';

/** A round amount in units of the currency worth a little under ten euros or dollars, where ten units are not. */
const ROUND_AMOUNTS: Record<string, number> = {
  AED: 40,
  BHD: 4,
  BRL: 50,
  CLP: 10_000,
  CNY: 80,
  COP: 40_000,
  CZK: 250,
  DKK: 75,
  HKD: 80,
  HUF: 4_000,
  IDR: 150_000,
  ILS: 40,
  INR: 500,
  JPY: 1_500,
  KRW: 15_000,
  KWD: 3,
  MAD: 100,
  MXN: 200,
  NOK: 100,
  OMR: 4,
  PHP: 500,
  PLN: 40,
  SAR: 40,
  SEK: 100,
  THB: 300,
  TND: 30,
  TRY: 400,
  TWD: 300,
  VND: 250_000,
  XAF: 6_000,
  XOF: 6_000,
  ZAR: 200,
};

/** Minor units of a round amount near ten euros, times `factor`. */
export const roundAmountMinor = (currency: string, factor = 1): number =>
  (ROUND_AMOUNTS[currency] ?? 10) * factor * 10 ** currencyDigits(currency);

/** What people write on a price list: halves below one unit, whole units below ten, then two digits at most. */
const BELOW_ONE = [1, 2, 5];
const BELOW_TEN = [1, 2, 3, 4, 5, 6, 8];
const FROM_TEN = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The amount nearest to one that people would choose themselves: 6.20 € → 6 €, 41.33 € → 40 €, ¥893 → ¥800. */
export function prettyAmountMinor(amountMinor: number, currency: string): number {
  const unit = 10 ** currencyDigits(currency);
  const power = 10 ** Math.floor(Math.log10(Math.max(amountMinor, 1)));
  const steps = power < unit ? BELOW_ONE : power < 10 * unit ? BELOW_TEN : FROM_TEN;
  // the next power too: 9.60 is nearer to 10 than to 8
  const choices = [...steps, 10].map((step) => step * power).filter(Number.isInteger);
  return choices.reduce((nearest, choice) =>
    Math.abs(choice - amountMinor) < Math.abs(nearest - amountMinor) ? choice : nearest,
  );
}
