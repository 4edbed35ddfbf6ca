import type { Customer, DevStore } from '../contract.ts';
import { customerPayload } from '../webhooks/payloads/customer.ts';
import {
  customerDataRequestPayload,
  customerMergePayload,
  customerRedactPayload,
} from '../webhooks/payloads/privacy.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { codeKey, forgetEmail, indexEmail, moveOrders } from './indexes.ts';
import { fromMinor } from './money.ts';
import { refundedMinor } from './order-sums.ts';
import type { CustomerRecord, OrderRecord } from './state.ts';

export function ordersOf(engine: Engine, customerId: string): OrderRecord[] {
  const { orders } = engine.state;
  return [...(engine.indexes.orderIdsByCustomer.get(customerId) ?? [])]
    .map((id) => orders[id]!)
    .sort((a, b) => a.processedAt.localeCompare(b.processedAt) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/** Lifetime count as Shopify keeps it: test and cancelled orders aren't counted, invisible old ones are. */
export function countOrders(engine: Engine, customerId: string): number {
  return ordersOf(engine, customerId).filter((order) => !order.test && !order.cancelledAt).length;
}

export function amountSpentMinor(engine: Engine, customerId: string): number {
  return ordersOf(engine, customerId)
    .filter((order) => order.paid && !order.test)
    .reduce((sum, order) => sum + order.totalMinor - refundedMinor(order), 0);
}

export function toCustomer(engine: Engine, record: CustomerRecord): Customer {
  const { id, email, phone, firstName, lastName, locale, tags, createdAt, hasAccount } = record;
  const currencyCode = engine.config.currencyCode;
  return {
    id,
    email,
    phone,
    firstName,
    lastName,
    locale,
    tags: [...tags],
    createdAt,
    hasAccount,
    numberOfOrders: countOrders(engine, id),
    amountSpent: { amount: fromMinor(amountSpentMinor(engine, id), currencyCode), currencyCode },
  };
}

export function findCustomerByEmail(engine: Engine, email: string): CustomerRecord | undefined {
  return engine.state.customers[engine.indexes.customerIdByEmail.get(codeKey(email)) ?? ''];
}

export function addCustomer(
  engine: Engine,
  input: {
    email: string | null;
    firstName: string;
    lastName: string;
    hasAccount: boolean;
    phone?: string | null;
    locale?: string;
    tags?: string[];
    acceptsMarketing?: boolean;
    createdAt?: string;
    isUnverified?: true;
  },
): CustomerRecord {
  const at = input.createdAt ?? engine.now();
  const record: CustomerRecord = {
    id: nextId(engine.state, 'Customer'),
    email: input.email?.trim() || null,
    phone: input.phone?.trim() || null,
    firstName: input.firstName,
    lastName: input.lastName,
    locale: input.locale ?? engine.config.locale,
    tags: input.tags ?? [],
    createdAt: at,
    updatedAt: at,
    hasAccount: input.hasAccount,
    acceptsMarketing: input.acceptsMarketing ?? false,
    ...(input.isUnverified && { isUnverified: true }),
    redactedAt: null,
  };
  engine.state.customers[record.id] = record;
  indexEmail(engine.indexes, record.email, record.id);
  engine.changed('customers', record.id);
  return record;
}

/**
 * Signing up with the e-mail of a guest turns the guest's record into an account, as at Shopify. Only accounts are told of:
 * in life a guest's record is, too, as "disabled".
 */
export function createCustomer(engine: Engine, input: Parameters<DevStore['createCustomer']>[0]): Customer {
  const existing = findCustomerByEmail(engine, input.email);
  if (!existing) {
    const added = addCustomer(engine, input);
    if (added.hasAccount)
      engine.publish([{ topic: 'customers/create', payload: customerPayload(engine, added, 'customers/create') }]);
    return toCustomer(engine, added);
  }
  if (existing.hasAccount && input.hasAccount)
    throw new Error(`a customer with the e-mail ${input.email} exists already`);
  if (input.hasAccount) {
    Object.assign(existing, {
      hasAccount: true,
      firstName: input.firstName,
      lastName: input.lastName,
      updatedAt: engine.now(),
    });
    if (input.phone) existing.phone = input.phone;
    engine.changed('customers', existing.id);
    engine.publish([{ topic: 'customers/enable', payload: customerPayload(engine, existing, 'customers/enable') }]);
  }
  return toCustomer(engine, existing);
}

export function mergeCustomers(engine: Engine, keepId: string, goneId: string): void {
  const { customers, orders, discounts, mergedCustomers } = engine.state;
  const kept = customers[keepId];
  const gone = customers[goneId];
  if (!kept || !gone || keepId === goneId) throw new Error('mergeCustomers needs two different existing customers');
  for (const id of [keepId, goneId]) {
    const obstacle = mergeObstacle(engine, id);
    if (obstacle) throw new Error(`Shopify doesn't merge customers with ${obstacle}: ${id}`);
  }
  for (const orderId of moveOrders(engine.indexes, goneId, keepId)) {
    orders[orderId]!.customerId = keepId;
    engine.changed('orders', orderId);
  }
  const rename = (ids: string[]) => [...new Set(ids.map((id) => (id === goneId ? keepId : id)))];
  for (const discount of Object.values(discounts)) {
    if (!discount.usedByCustomerIds.includes(goneId) && !discount.customerIds?.includes(goneId)) continue;
    discount.usedByCustomerIds = rename(discount.usedByCustomerIds);
    if (discount.customerIds) discount.customerIds = rename(discount.customerIds);
    engine.changed('discounts', discount.id);
  }
  kept.hasAccount ||= gone.hasAccount;
  kept.phone ??= gone.phone;
  kept.tags = [...new Set([...kept.tags, ...gone.tags])];
  kept.updatedAt = engine.now();
  forgetEmail(engine.indexes, gone.email, goneId);
  delete customers[goneId];
  mergedCustomers[goneId] = keepId;
  engine.changed('customers', keepId);
  engine.changed('customers', goneId);
  engine.publish([{ topic: 'customers/merge', payload: customerMergePayload(keepId, goneId) }]);
}

/** GIFT_CARDS and STORE_CREDIT of Shopify's CustomerMergeErrorFieldType. */
function mergeObstacle({ state, indexes }: Engine, customerId: string): 'gift cards' | 'store credit' | null {
  if (indexes.storeCreditIdsByCustomer.has(customerId)) return 'store credit';
  const ownsCard = Object.values(state.giftCards).some((card) => card.customerId === customerId);
  return ownsCard ? 'gift cards' : null;
}

/** Tags are the same whatever their case; the first spelling stays. */
export function addTags(engine: Engine, customer: CustomerRecord, tags: readonly string[]): void {
  const known = new Set(customer.tags.map(codeKey));
  const added = tags.filter((tag) => !known.has(codeKey(tag)) && known.add(codeKey(tag)));
  if (added.length > 0) writeTags(engine, customer, [...customer.tags, ...added]);
}

export function removeTags(engine: Engine, customer: CustomerRecord, tags: readonly string[]): void {
  const gone = new Set(tags.map(codeKey));
  const left = customer.tags.filter((tag) => !gone.has(codeKey(tag)));
  if (left.length < customer.tags.length) writeTags(engine, customer, left);
}

/** No webhook: the payload of customers/update carries no tags since 2026-07. */
function writeTags(engine: Engine, customer: CustomerRecord, tags: string[]): void {
  customer.tags = tags;
  customer.updatedAt = engine.now();
  engine.changed('customers', customer.id);
}

function requireCustomer(engine: Engine, id: string): CustomerRecord {
  const customer = engine.state.customers[id];
  if (!customer) throw new Error(`no customer ${id}`);
  return customer;
}

export function requestCustomerData(engine: Engine, customerId: string): void {
  const customer = requireCustomer(engine, customerId);
  const orderIds = ordersOf(engine, customerId).map((order) => order.id);
  const requestId = nextId(engine.state, 'DataRequest');
  engine.publish([
    { topic: 'customers/data_request', payload: customerDataRequestPayload(engine, customer, orderIds, requestId) },
  ]);
}

/** Shopify erases the personal data on its side and tells the app to do the same. */
export function redactCustomer(engine: Engine, customerId: string): void {
  const customer = requireCustomer(engine, customerId);
  const orders = ordersOf(engine, customerId);
  const payload = customerRedactPayload(
    engine,
    customer,
    orders.map((order) => order.id),
  );
  const at = engine.now();
  for (const order of orders) {
    Object.assign(order, { email: null, phone: null, address: null, browserIp: null, redactedAt: at });
    engine.changed('orders', order.id);
  }
  forgetEmail(engine.indexes, customer.email, customer.id);
  Object.assign(customer, {
    email: null,
    phone: null,
    firstName: '',
    lastName: '',
    tags: [],
    hasAccount: false,
    acceptsMarketing: false,
    redactedAt: at,
    updatedAt: at,
  });
  engine.changed('customers', customer.id);
  engine.publish([{ topic: 'customers/redact', payload }]);
}
