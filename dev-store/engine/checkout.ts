import type { Cart, CheckoutInput, CheckoutQuote } from '../contract.ts';
import { orderPayload } from '../webhooks/payloads/order.ts';
import { addCustomer, findCustomerByEmail } from './customers.ts';
import { type Buyer, discountOnMinor, findDiscountByCode, refusalOf } from './discounts.ts';
import type { Engine } from './engine.ts';
import { nextId } from './ids.ts';
import { fromMinor, prorate, toMinor } from './money.ts';
import { placeOrder } from './place-order.ts';
import type { DiscountRecord, OrderRecord } from './state.ts';

export function cart(engine: Engine, token: string): Cart {
  return structuredClone(engine.state.carts[token] ?? { token, lines: [], attributes: {}, discountCode: null });
}

export function setCart(engine: Engine, token: string, change: Partial<Omit<Cart, 'token'>>): Cart {
  const next = { ...cart(engine, token), ...structuredClone(change), token };
  next.lines = next.lines.filter((line) => line.quantity > 0);
  engine.state.carts[token] = next;
  engine.changed();
  return structuredClone(next);
}

type Priced = {
  lines: {
    productId: string;
    variantId: string;
    title: string;
    quantity: number;
    unitMinor: number;
    discountMinor: number;
  }[];
  subtotalBeforeDiscountMinor: number;
  discountMinor: number;
  shippingMinor: number;
  discount:
    | { code: string; applied: true; record: DiscountRecord }
    | { code: string; applied: false; reason: ReturnType<typeof refusalOf> & string }
    | null;
};

/** Delivery costs 5.90 below 75.00 (or what that is in the shop's currency); the till hands over the goods. */
export function shippingMinorFor(subtotalMinor: number, currencyCode: string, channel: 'web' | 'pos'): number {
  if (channel === 'pos') return 0;
  const [price, freeFrom] = { JPY: ['900', '12000'], KWD: ['2.000', '25.000'] }[currencyCode] ?? ['5.90', '75.00'];
  return subtotalMinor >= toMinor(freeFrom!, currencyCode) ? 0 : toMinor(price!, currencyCode);
}

function priceCart(engine: Engine, token: string, buyer: Buyer, channel: 'web' | 'pos'): Priced {
  const { currencyCode } = engine.config;
  const { lines: cartLines, discountCode } = cart(engine, token);
  const lines = cartLines.map(({ variantId, quantity }) => {
    const product = engine.state.products.find((candidate) => candidate.variantId === variantId);
    if (!product) throw new Error(`no variant ${variantId} in this shop`);
    if (!Number.isInteger(quantity) || quantity < 1)
      throw new Error(`quantity ${quantity} is not a positive whole number`);
    return {
      productId: product.id,
      variantId,
      title: product.title,
      quantity,
      unitMinor: toMinor(product.priceAmount, currencyCode),
      discountMinor: 0,
    };
  });
  const totals = lines.map((line) => line.unitMinor * line.quantity);
  const subtotalBeforeDiscountMinor = totals.reduce((sum, total) => sum + total, 0);
  const base = { lines, subtotalBeforeDiscountMinor, discountMinor: 0 };
  const withShipping = (priced: Omit<Priced, 'shippingMinor'>): Priced => ({
    ...priced,
    shippingMinor:
      lines.length === 0
        ? 0
        : shippingMinorFor(subtotalBeforeDiscountMinor - priced.discountMinor, currencyCode, channel),
  });

  if (!discountCode) return withShipping({ ...base, discount: null });
  const record = findDiscountByCode(engine, discountCode);
  const reason = refusalOf(record, subtotalBeforeDiscountMinor, buyer, engine.now());
  if (!record || reason)
    return withShipping({ ...base, discount: { code: discountCode, applied: false, reason: reason ?? 'unknown' } });
  const discountMinor = discountOnMinor(record, subtotalBeforeDiscountMinor);
  const shares = prorate(discountMinor, totals);
  lines.forEach((line, index) => {
    line.discountMinor = shares[index]!;
  });
  return withShipping({ ...base, discountMinor, discount: { code: record.code, applied: true, record } });
}

function buyerOf(engine: Engine, buyer: { customerId?: string; email?: string } | undefined): Buyer {
  if (!buyer || (!buyer.customerId && !buyer.email)) return null;
  return {
    customerId: buyer.customerId ?? (buyer.email ? (findCustomerByEmail(engine, buyer.email)?.id ?? null) : null),
  };
}

/** Without a buyer, conditions on the person are taken as met; the checkout asks again once it knows who buys. */
export function quote(engine: Engine, token: string, buyer?: { customerId?: string; email?: string }): CheckoutQuote {
  const { currencyCode } = engine.config;
  const priced = priceCart(engine, token, buyerOf(engine, buyer), 'web');
  const money = (minor: number) => fromMinor(minor, currencyCode);
  const subtotalMinor = priced.subtotalBeforeDiscountMinor - priced.discountMinor;
  const { discount } = priced;
  return {
    lines: priced.lines.map((line) => ({
      variantId: line.variantId,
      title: line.title,
      quantity: line.quantity,
      unit: money(line.unitMinor),
      total: money(line.unitMinor * line.quantity),
      discount: money(line.discountMinor),
    })),
    subtotalBeforeDiscount: money(priced.subtotalBeforeDiscountMinor),
    discountTotal: money(priced.discountMinor),
    subtotal: money(subtotalMinor),
    shipping: money(priced.shippingMinor),
    total: money(subtotalMinor + priced.shippingMinor),
    currencyCode,
    discount:
      discount &&
      (discount.applied
        ? { code: discount.code, applied: true, title: discount.record.title }
        : { code: discount.code, applied: false, reason: discount.reason }),
  };
}

const messages = {
  fr: {
    email: 'Saisissez une adresse e-mail valide',
    required: 'Ce champ est obligatoire',
    empty: 'Votre panier est vide',
    customer: 'Ce client n’existe plus',
  },
  en: {
    email: 'Enter a valid e-mail address',
    required: 'This field is required',
    empty: 'Your cart is empty',
    customer: 'This customer no longer exists',
  },
};

function refuseInput(
  engine: Engine,
  token: string,
  input: CheckoutInput,
): { ok: false; field: string; message: string } | null {
  const say = messages[engine.config.locale.startsWith('fr') ? 'fr' : 'en'];
  const refuse = (field: string, message: string) => ({ ok: false as const, field, message });
  if (cart(engine, token).lines.length === 0) return refuse('cart', say.empty);
  if (input.customerId && !engine.state.customers[input.customerId]) return refuse('customerId', say.customer);
  const anonymousAtTill = input.channel === 'pos' && input.email === '';
  if (!anonymousAtTill && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email)) return refuse('email', say.email);
  if (input.channel === 'pos') return null;
  for (const field of ['lastName', 'address1', 'city', 'zip', 'countryCode'] as const) {
    if (!input[field].trim()) return refuse(field, say.required);
  }
  return null;
}

/** The customer an order belongs to: who is logged in, else the record with that e-mail, else a new guest record. */
function customerOf(engine: Engine, input: CheckoutInput): string | null {
  if (input.customerId) return input.customerId;
  if (!input.email) return null;
  const known = findCustomerByEmail(engine, input.email);
  if (known) return known.id;
  const { email, firstName, lastName, phone } = input;
  return addCustomer(engine, { email, firstName, lastName, phone: phone ?? null, hasAccount: false }).id;
}

export function checkout(
  engine: Engine,
  token: string,
  input: CheckoutInput,
): { ok: true; order: OrderRecord } | { ok: false; field: string; message: string } {
  const refusal = refuseInput(engine, token, input);
  if (refusal) return refusal;
  const customerId = customerOf(engine, input);
  const priced = priceCart(engine, token, { customerId }, input.channel);
  const order = placeOrder(engine, {
    customerId,
    input,
    lines: priced.lines.map((line) => ({
      ...line,
      id: nextId(engine.state, 'LineItem'),
      currentQuantity: line.quantity,
      refundedQuantity: 0,
    })),
    discount: priced.discount?.applied ? { record: priced.discount.record, minor: priced.discountMinor } : null,
    shippingMinor: priced.shippingMinor,
    attributes: cart(engine, token).attributes,
    cartToken: token,
    at: engine.now(),
  });
  delete engine.state.carts[token];
  engine.changed();
  engine.emit('order', `${order.name}`, {
    id: order.id,
    total: fromMinor(order.totalMinor, order.currencyCode),
    channel: order.channel,
  });
  const payload = orderPayload(engine, order);
  engine.publish([
    { topic: 'orders/create', payload, orderId: order.id },
    { topic: 'orders/paid', payload, orderId: order.id },
  ]);
  return { ok: true, order };
}
