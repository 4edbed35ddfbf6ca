import type { Customer, DevStore } from '../contract.ts';
import {
  customerDataRequestPayload,
  customerMergePayload,
  customerRedactPayload,
} from '../webhooks/payloads/privacy.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { fromMinor } from './money.ts';
import { refundedMinor } from './order-sums.ts';
import type { CustomerRecord, OrderRecord } from './state.ts';

export function ordersOf(engine: Engine, customerId: string): OrderRecord[] {
  return Object.values(engine.state.orders)
    .filter((order) => order.customerId === customerId)
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
  const wanted = email.trim().toLowerCase();
  return Object.values(engine.state.customers).find((customer) => customer.email?.toLowerCase() === wanted);
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
    createdAt?: string;
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
    redactedAt: null,
  };
  engine.state.customers[record.id] = record;
  engine.changed();
  return record;
}

/** Signing up with the e-mail of a guest turns the guest's record into an account, as at Shopify. */
export function createCustomer(engine: Engine, input: Parameters<DevStore['createCustomer']>[0]): Customer {
  const existing = findCustomerByEmail(engine, input.email);
  if (!existing) return toCustomer(engine, addCustomer(engine, input));
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
    engine.changed();
  }
  return toCustomer(engine, existing);
}

export function mergeCustomers(engine: Engine, keepId: string, goneId: string): void {
  const { customers, orders, discounts, mergedCustomers } = engine.state;
  const kept = customers[keepId];
  const gone = customers[goneId];
  if (!kept || !gone || keepId === goneId) throw new Error('mergeCustomers needs two different existing customers');
  for (const order of Object.values(orders)) if (order.customerId === goneId) order.customerId = keepId;
  const rename = (ids: string[]) => [...new Set(ids.map((id) => (id === goneId ? keepId : id)))];
  for (const discount of Object.values(discounts)) {
    discount.usedByCustomerIds = rename(discount.usedByCustomerIds);
    if (discount.customerIds) discount.customerIds = rename(discount.customerIds);
  }
  kept.hasAccount ||= gone.hasAccount;
  kept.phone ??= gone.phone;
  kept.tags = [...new Set([...kept.tags, ...gone.tags])];
  kept.updatedAt = engine.now();
  delete customers[goneId];
  mergedCustomers[goneId] = keepId;
  engine.changed();
  engine.publish([{ topic: 'customers/merge', payload: customerMergePayload(keepId, goneId) }]);
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
  for (const order of orders)
    Object.assign(order, { email: null, phone: null, address: null, browserIp: null, redactedAt: at });
  Object.assign(customer, {
    email: null,
    phone: null,
    firstName: '',
    lastName: '',
    tags: [],
    hasAccount: false,
    redactedAt: at,
    updatedAt: at,
  });
  engine.changed();
  engine.publish([{ topic: 'customers/redact', payload }]);
}
