/** Digits after the decimal point, as ISO 4217 has them for the currencies of a run. */
export function currencyDigits(currency: string): number {
  const digits: Record<string, number> = { EUR: 2, JPY: 0, KWD: 3 };
  const known = digits[currency];
  if (known === undefined) throw new Error(`no shop of a run sells in ${currency}`);
  return known;
}
