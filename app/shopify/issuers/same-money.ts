import { type Money, parseMoney } from '../../domain/shared/money.ts';

export type FoundMoney = { readonly amount: string; readonly currencyCode: string };

/** Shopify shortens decimals ("40.0"), so amounts are compared as minor units. */
export function isSameAmount(found: FoundMoney, wanted: Money): boolean {
  return found.currencyCode === wanted.currency && minorOf(found) === wanted.amountMinor;
}

export const minorOf = ({ amount, currencyCode }: FoundMoney): number => parseMoney(amount, currencyCode).amountMinor;
