/** Money inside the engine is integer minor units; decimal strings exist only at its edges. */

const digitsByCurrency = new Map<string, number>();

/** 0 for JPY, 2 for EUR, 3 for KWD. */
export function currencyDigits(currencyCode: string): number {
  let digits = digitsByCurrency.get(currencyCode);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    digitsByCurrency.set(currencyCode, digits);
  }
  return digits;
}

/** "12.5" EUR → 1250. Throws on anything that isn't an amount of that currency (too many decimals included). */
export function toMinor(amount: string, currencyCode: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (!match) throw new RangeError(`"${amount}" is not a decimal amount`);
  const digits = currencyDigits(currencyCode);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) throw new RangeError(`"${amount}" has more decimals than ${currencyCode} knows`);
  const minor = Number(match[2]! + fraction.padEnd(digits, '0'));
  return match[1] ? -minor : minor;
}

/** 1250 EUR → "12.50"; 1000 JPY → "1000": how webhooks and the storefront print it. */
export function fromMinor(minor: number, currencyCode: string): string {
  const digits = currencyDigits(currencyCode);
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** 1250 EUR → "12.5", 1000 JPY → "1000.0": how the GraphQL scalar Decimal prints it. */
export function graphqlDecimal(minor: number, currencyCode: string): string {
  const [whole, fraction = ''] = fromMinor(minor, currencyCode).split('.');
  return `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
}

/** A share (0.1 = 10 %) of an amount, rounded half up in the currency's minor unit. */
export function shareOf(minor: number, share: number): number {
  const partsPerMillion = Math.round(share * 1_000_000);
  return Number((BigInt(minor) * BigInt(partsPerMillion) + 500_000n) / 1_000_000n);
}

/** Splits an amount over weights so that the parts sum to the whole (largest remainder first). */
export function prorate(totalMinor: number, weights: readonly number[]): number[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  if (weightSum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (totalMinor * weight) / weightSum);
  const parts = exact.map(Math.floor);
  let rest = totalMinor - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { index } of byRemainder) {
    if (rest === 0) break;
    parts[index]! += 1;
    rest -= 1;
  }
  return parts;
}
