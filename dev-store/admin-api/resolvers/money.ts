import { graphqlDecimal } from '../../engine/money.ts';

export function moneyV2(minor: number, currencyCode: string) {
  return { amount: graphqlDecimal(minor, currencyCode), currencyCode };
}

/** Shop and presentment side alike: the dev store sells in its own currency only. */
export function moneyBag(minor: number, currencyCode: string) {
  return { shopMoney: moneyV2(minor, currencyCode), presentmentMoney: moneyV2(minor, currencyCode) };
}
