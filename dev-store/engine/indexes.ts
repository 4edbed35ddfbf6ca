import type { DiscountRecord, RedeemCodeRecord, State } from './state.ts';

/**
 * Ways into the state that would otherwise be scans: with tens of thousands of orders, every order would cost more than
 * the one before. Built from the state when the store starts, kept up to date by the few functions that write.
 */
export type Indexes = {
  customerIdByEmail: Map<string, string>;
  orderIdsByCustomer: Map<string, Set<string>>;
  redeemCodes: Map<string, { discountId: string; redeemCode: RedeemCodeRecord }>;
  giftCardIdByCode: Map<string, string>;
  storeCreditIdsByCustomer: Map<string, Set<string>>;
  storeCreditIdByTransaction: Map<string, string>;
};

export function buildIndexes(state: State): Indexes {
  const indexes: Indexes = {
    customerIdByEmail: new Map(),
    orderIdsByCustomer: new Map(),
    redeemCodes: new Map(),
    giftCardIdByCode: new Map(),
    storeCreditIdsByCustomer: new Map(),
    storeCreditIdByTransaction: new Map(),
  };
  for (const { id, email } of Object.values(state.customers)) indexEmail(indexes, email, id);
  for (const { id, customerId } of Object.values(state.orders)) indexOrder(indexes, customerId, id);
  for (const discount of Object.values(state.discounts))
    for (const redeemCode of discount.redeemCodes) indexRedeemCode(indexes, discount, redeemCode);
  for (const { id, code } of Object.values(state.giftCards)) indexes.giftCardIdByCode.set(codeKey(code), id);
  for (const { id, customerId, transactions } of Object.values(state.storeCreditAccounts)) {
    indexStoreCredit(indexes, customerId, id);
    for (const transaction of transactions) indexes.storeCreditIdByTransaction.set(transaction.id, id);
  }
  return indexes;
}

/** Codes and e-mail addresses are the same whatever their case. */
export function codeKey(text: string): string {
  return text.trim().toLowerCase();
}

/** The first customer with an address keeps it. */
export function indexEmail({ customerIdByEmail }: Indexes, email: string | null, customerId: string): void {
  if (email && !customerIdByEmail.has(codeKey(email))) customerIdByEmail.set(codeKey(email), customerId);
}

export function forgetEmail({ customerIdByEmail }: Indexes, email: string | null, customerId: string): void {
  if (email && customerIdByEmail.get(codeKey(email)) === customerId) customerIdByEmail.delete(codeKey(email));
}

export function indexOrder({ orderIdsByCustomer }: Indexes, customerId: string | null, orderId: string): void {
  if (customerId) addTo(orderIdsByCustomer, customerId, orderId);
}

export function moveOrders({ orderIdsByCustomer }: Indexes, fromId: string, toId: string): readonly string[] {
  const moved = [...(orderIdsByCustomer.get(fromId) ?? [])];
  for (const orderId of moved) addTo(orderIdsByCustomer, toId, orderId);
  orderIdsByCustomer.delete(fromId);
  return moved;
}

export function indexRedeemCode(
  { redeemCodes }: Indexes,
  discount: DiscountRecord,
  redeemCode: RedeemCodeRecord,
): void {
  redeemCodes.set(codeKey(redeemCode.code), { discountId: discount.id, redeemCode });
}

export function indexStoreCredit({ storeCreditIdsByCustomer }: Indexes, customerId: string, accountId: string): void {
  addTo(storeCreditIdsByCustomer, customerId, accountId);
}

function addTo(index: Map<string, Set<string>>, key: string, value: string): void {
  const values = index.get(key);
  if (values) values.add(value);
  else index.set(key, new Set([value]));
}
