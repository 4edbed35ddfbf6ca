import { createHash } from 'node:crypto';
import type { CheckoutInput } from '../contract.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import type { DiscountRecord, LineRecord, OrderRecord } from './state.ts';

const documentationNetworks = ['192.0.2', '198.51.100', '203.0.113'];

/** A stable address per buyer, so that two buyers don't look like one household. */
function browserIpOf(email: string): string {
  const [network, host] = createHash('sha256').update(email.toLowerCase()).digest();
  return `${documentationNetworks[network! % 3]}.${(host! % 254) + 1}`;
}

/** Writes a paid order down and spends its discount; tells nobody (the seed uses it for orders of the past). */
export function placeOrder(
  engine: Engine,
  sale: {
    customerId: string | null;
    input: CheckoutInput;
    lines: LineRecord[];
    discount: { record: DiscountRecord; minor: number } | null;
    shippingMinor: number;
    attributes: Record<string, string>;
    cartToken: string;
    at: string;
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
    processedAt: sale.at,
    updatedAt: sale.at,
    cancelledAt: null,
    test: input.test ?? false,
    channel: input.channel,
    paid: true,
    currencyCode: config.currencyCode,
    lines: sale.lines,
    subtotalMinor,
    discountMinor,
    shippingMinor: sale.shippingMinor,
    totalMinor: subtotalMinor + sale.shippingMinor,
    discount: discount && { id: discount.record.id, code: discount.record.code, value: discount.record.value },
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
    redactedAt: null,
  };
  state.orders[order.id] = order;
  if (discount) {
    discount.record.usedCount += 1;
    if (sale.customerId) discount.record.usedByCustomerIds.push(sale.customerId);
  }
  const customer = sale.customerId ? state.customers[sale.customerId] : undefined;
  if (customer) customer.updatedAt = sale.at;
  engine.changed();
  return order;
}
