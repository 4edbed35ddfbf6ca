import type { State } from './state.ts';

/** Each kind has its own range over 2^53, so that a consumer that parses ids as doubles is found out. */
const firstIds = {
  Product: 788032119674292922n,
  ProductVariant: 642667041472713922n,
  Customer: 115310627314723954n,
  Order: 820982911946154508n,
  LineItem: 487817672276298554n,
  Refund: 890088186047892319n,
  RefundLineItem: 491817672276298554n,
  OrderAdjustment: 421766362000000181n,
  OrderTransaction: 245135271310201194n,
  OrderEdit: 789123287931237837n,
  MailingAddress: 715243470612851245n,
  Discount: 130471190552640529n,
  DiscountRedeemCode: 151471190552640529n,
  GiftCard: 411106674000292781n,
  GiftCardTransaction: 461106674000292781n,
  StoreCreditAccount: 531106674000292781n,
  StoreCreditTransaction: 571106674000292781n,
  BulkCreation: 611106674000292781n,
  Dispute: 285332461850802050n,
  WebhookSubscription: 1047106674000292781n,
  BulkOperation: 721106674000292781n,
  Job: 631106674000292781n,
  Metafield: 154807837271491587n,
  DataRequest: 9999123456789012345n / 10n,
} as const;

export type IdKind = keyof typeof firstIds;

export function nextId(state: State, kind: IdKind): string {
  const count = state.idCounts[kind] ?? 0;
  state.idCounts[kind] = count + 1;
  return String(firstIds[kind] + BigInt(count) * 32_771n);
}

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The numeric part of a gid of one of the given types, else null. */
export function idOfGid(value: string, ...types: string[]): string | null {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(value);
  return match && types.includes(match[1]!) ? match[2]! : null;
}
