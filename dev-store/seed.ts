import type { CheckoutInput } from './contract.ts';
import { addCustomer, findCustomerByEmail } from './engine/customers.ts';
import type { Engine } from './engine/engine.ts';
import { nextId } from './engine/ids.ts';
import { toMinor } from './engine/money.ts';
import { placeOrder } from './engine/place-order.ts';
import { shippingMinorFor } from './engine/pricing.ts';
import type { CustomerRecord, OrderRecord } from './engine/state.ts';
import { daysBefore } from './engine/time.ts';
import { cancelQuietly, refundQuietly } from './seed/past-changes.ts';
import { cast, type SeedPerson, townsfolk } from './seed/people.ts';
import { priceIn, seedProducts } from './seed/products.ts';

/** The shop as the demo finds it: products only. */
export function seedCatalogue(engine: Engine): void {
  engine.state.shop.createdAt = daysBefore(engine.now(), 400);
  engine.state.products = seedProducts.map(({ handle, title, description, priceEur, image }) => ({
    id: nextId(engine.state, 'Product'),
    handle,
    title,
    description,
    priceAmount: priceIn(engine.config.currencyCode, priceEur),
    variantId: nextId(engine.state, 'ProductVariant'),
    image,
  }));
}

/**
 * Maison Rivage with a past: its customers and some sixty orders over the last ninety days, the same ones each time,
 * counted back from today. Webhooks of that past are not sent.
 */
export function seedShop(engine: Engine): void {
  seedCatalogue(engine);
  const planned = [...cast, ...townsfolk].flatMap((person) =>
    person.orders.map((order) => ({
      ...order,
      person,
      at: atHour(daysBefore(engine.now(), order.daysAgo), order.basket),
    })),
  );
  for (const person of [...cast, ...townsfolk]) if (person.account) addPerson(engine, person);
  planned.sort((a, b) => a.at.localeCompare(b.at));
  for (const { person, at, basket, ends, till } of planned) {
    const order = placePastOrder(engine, person, at, basket, till ?? false);
    if (ends === 'cancelled') cancelQuietly(engine, order, daysBefore(order.createdAt, -1));
    if (ends === 'refunded') refundQuietly(engine, order, daysBefore(order.createdAt, -2), 'all');
    if (ends === 'partly refunded') refundQuietly(engine, order, daysBefore(order.createdAt, -2), 'one piece');
  }
}

/** Orders are spread over the day, never into the future. */
function atHour(iso: string, basket: number): string {
  return new Date(Date.parse(iso) - ((basket * 37) % 600) * 60_000).toISOString();
}

function addPerson(engine: Engine, person: SeedPerson, createdAt?: string): CustomerRecord {
  const { email, firstName, lastName, phone, account, tags } = person;
  const firstOrderDaysAgo = Math.max(0, ...person.orders.map(({ daysAgo }) => daysAgo));
  return addCustomer(engine, {
    email,
    firstName,
    lastName,
    phone: phone ?? null,
    hasAccount: account,
    tags: tags ?? [],
    createdAt: createdAt ?? daysBefore(engine.now(), firstOrderDaysAgo + 3),
  });
}

export function placePastOrder(
  engine: Engine,
  person: SeedPerson,
  at: string,
  basket: number,
  till: boolean,
): OrderRecord {
  const { currencyCode } = engine.config;
  const { products } = engine.state;
  const customer = findCustomerByEmail(engine, person.email) ?? addPerson(engine, person, at);
  const first = products[basket % products.length]!;
  const second = basket % 3 === 0 ? products[(basket * 5 + 3) % products.length]! : null;
  const lines = [first, ...(second && second !== first ? [second] : [])].map((product, index) => {
    const quantity = index === 0 && basket % 4 === 1 ? 2 : 1;
    return {
      id: nextId(engine.state, 'LineItem'),
      productId: product.id,
      variantId: product.variantId,
      title: product.title,
      quantity,
      currentQuantity: quantity,
      refundedQuantity: 0,
      unitMinor: toMinor(product.priceAmount, currencyCode),
      discountMinor: 0,
    };
  });
  const channel = till ? 'pos' : 'web';
  const subtotalMinor = lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
  const input: CheckoutInput = {
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    address1: person.address1,
    city: person.city,
    zip: person.zip,
    countryCode: 'FR',
    channel,
    ...(person.phone ? { phone: person.phone } : {}),
    ...(person.account ? { customerId: customer.id } : {}),
  };
  const shippingMinor = shippingMinorFor(subtotalMinor, currencyCode, channel);
  return placeOrder(engine, {
    customerId: customer.id,
    input,
    lines,
    discount: null,
    shippingMinor,
    shippingDiscountMinor: 0,
    payment: { giftCards: [], storeCredit: null, dueMinor: subtotalMinor + shippingMinor },
    attributes: {},
    cartToken: `seed-${engine.state.lastOrderNumber}`,
    at,
  });
}
