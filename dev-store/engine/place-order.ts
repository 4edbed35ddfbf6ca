import { createHash } from 'node:crypto';
import type { CheckoutInput } from '../contract.ts';
import { type FoundCode, spendDiscount } from './discounts.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { indexOrder } from './indexes.ts';
import { type PaymentPlan, pay } from './payments.ts';
import type { LineRecord, OrderRecord } from './state.ts';

const documentationNetworks = ['192.0.2', '198.51.100', '203.0.113'];

/** A stable address per buyer, so that two buyers don't look like one household. */
function browserIpOf(email: string): string {
  const [network, host] = createHash('sha256').update(email.toLowerCase()).digest();
  return `${documentationNetworks[network! % 3]}.${(host! % 254) + 1}`;
}

/** Writes an order down and spends its discount; tells nobody (the seed uses it for orders of the past). */
export function placeOrder(
  engine: Engine,
  sale: {
    customerId: string | null;
    input: CheckoutInput;
    lines: LineRecord[];
    discount: { found: FoundCode; minor: number } | null;
    shippingMinor: number;
    shippingDiscountMinor: number;
    /** null: not paid yet */
    payment: PaymentPlan | null;
    attributes: Record<string, string>;
    cartToken: string;
    at: string;
    processedAt?: string | undefined;
  },
): OrderRecord {
  const { state, config } = engine;
  const { input, discount } = sale;
  const discountMinor = discount?.minor ?? 0;
  const subtotalMinor = sale.lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0) - discountMinor;
  state.lastOrderNumber += 1;
  const order: OrderRecord = {
    id: nextId(state, 'Order'),
    number: state.lastOrderNumber,
    name: `#${state.lastOrderNumber}`,
    customerId: sale.customerId,
    email: input.email || null,
    phone: input.phone || null,
    createdAt: sale.at,
    processedAt: sale.processedAt ?? sale.at,
    updatedAt: sale.at,
    cancelledAt: null,
    test: input.test ?? false,
    channel: input.channel,
    paid: sale.payment !== null,
    currencyCode: config.currencyCode,
    lines: sale.lines,
    subtotalMinor,
    discountMinor,
    shippingMinor: sale.shippingMinor,
    shippingDiscountMinor: sale.shippingDiscountMinor,
    totalMinor: subtotalMinor + sale.shippingMinor,
    discount: discount && {
      id: discount.found.record.id,
      code: discount.found.redeemCode.code,
      value: discount.found.record.value,
      items: discount.found.record.items,
    },
    payments: [],
    attributes: { ...sale.attributes },
    address:
      input.channel === 'pos'
        ? null
        : {
            id: nextId(state, 'MailingAddress'),
            firstName: input.firstName,
            lastName: input.lastName,
            address1: input.address1,
            city: input.city,
            zip: input.zip,
            countryCode: input.countryCode,
            phone: input.phone || null,
          },
    browserIp: input.channel === 'pos' ? null : (input.browserIp ?? browserIpOf(input.email)),
    cartToken: sale.cartToken,
    locale: config.locale,
    refunds: [],
    edited: false,
    saleTransactionId: nextId(state, 'OrderTransaction'),
    disputeIds: [],
    redactedAt: null,
  };
  state.orders[order.id] = order;
  indexOrder(engine.indexes, order.customerId, order.id);
  if (sale.payment) order.payments = pay(engine, order, sale.payment);
  if (discount) spendDiscount(engine, discount.found, sale.customerId);
  const customer = sale.customerId ? state.customers[sale.customerId] : undefined;
  if (customer) {
    customer.updatedAt = sale.at;
    engine.changed('customers', customer.id);
  }
  engine.changed('orders', order.id);
  return order;
}
