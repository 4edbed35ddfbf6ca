import type { Cart, CheckoutInput, CheckoutQuote } from '../contract.ts';
import { orderPayload } from '../webhooks/payloads/order.ts';
import { addCustomer, findCustomerByEmail } from './customers.ts';
import type { Buyer } from './discounts.ts';
import type { Engine } from './engine.ts';
import { findGiftCard } from './gift-cards.ts';
import { nextId } from './ids.ts';
import { fromMinor } from './money.ts';
import { planPayment } from './payments.ts';
import { placeOrder } from './place-order.ts';
import { priceBasket } from './pricing.ts';
import type { OrderRecord } from './state.ts';

export function cart(engine: Engine, token: string): Cart {
  return structuredClone(engine.state.carts[token] ?? { token, lines: [], attributes: {}, discountCode: null });
}

export function setCart(engine: Engine, token: string, change: Partial<Omit<Cart, 'token'>>): Cart {
  const next = { ...cart(engine, token), ...structuredClone(change), token };
  next.lines = next.lines.filter((line) => line.quantity > 0);
  engine.state.carts[token] = next;
  engine.changed('carts', token);
  return structuredClone(next);
}

/** Shopify's checkout has one field for both: what isn't a gift card is taken for a discount code. */
export function applyCode(engine: Engine, token: string, code: string): Cart {
  if (!findGiftCard(engine, code)) return setCart(engine, token, { discountCode: code });
  const { giftCardCodes = [] } = cart(engine, token);
  return setCart(engine, token, { giftCardCodes: [...giftCardCodes, code] });
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
  const basket = cart(engine, token);
  const priced = priceBasket(engine, basket, buyerOf(engine, buyer), 'web');
  const money = (minor: number) => fromMinor(minor, currencyCode);
  const subtotalMinor = priced.subtotalBeforeDiscountMinor - priced.discountMinor;
  const totalMinor = subtotalMinor + priced.shippingMinor;
  const payment = planPayment(engine, totalMinor, wishesOf(engine, basket, buyer?.customerId));
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
    total: money(totalMinor),
    currencyCode,
    giftCards: payment.giftCards.map(({ code, minor, refusal }) => ({
      code,
      lastCharacters: code.slice(-4),
      amount: money(minor),
      refusal,
    })),
    storeCredit: payment.storeCredit && {
      available: money(payment.storeCredit.availableMinor),
      amount: money(payment.storeCredit.minor),
    },
    amountDue: money(payment.dueMinor),
    discount:
      discount &&
      (discount.applied
        ? { code: discount.code, applied: true, title: discount.found.record.title }
        : { code: discount.code, applied: false, reason: discount.reason }),
  };
}

/** Store credit pays only for who is logged in: an e-mail address proves nothing. */
function wishesOf(engine: Engine, { giftCardCodes = [], useStoreCredit = false }: Cart, customerId?: string) {
  const isLoggedIn = customerId !== undefined && engine.state.customers[customerId]?.hasAccount === true;
  return { giftCardCodes, useStoreCredit, loggedInId: isLoggedIn ? customerId : null };
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

export type Refusal = { ok: false; field: string; message: string };

function refuseInput(engine: Engine, basket: Cart, input: CheckoutInput): Refusal | null {
  const say = messages[engine.config.locale.startsWith('fr') ? 'fr' : 'en'];
  const refuse = (field: string, message: string) => ({ ok: false as const, field, message });
  if (basket.lines.length === 0) return refuse('cart', say.empty);
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
): { ok: true; order: OrderRecord } | Refusal {
  const result = sell(engine, cart(engine, token), input);
  if (!result.ok) return result;
  delete engine.state.carts[token];
  engine.changed('carts', token);
  return result;
}

/** Makes the order, spends what pays for it, and tells the app. `processedAt` lies earlier for orders imported late. */
export function sell(
  engine: Engine,
  basket: Cart,
  input: CheckoutInput,
  processedAt?: string,
): { ok: true; order: OrderRecord } | Refusal {
  const refusal = refuseInput(engine, basket, input);
  if (refusal) return refusal;
  const customerId = customerOf(engine, input);
  const priced = priceBasket(engine, basket, { customerId }, input.channel);
  const totalMinor = priced.subtotalBeforeDiscountMinor - priced.discountMinor + priced.shippingMinor;
  const order = placeOrder(engine, {
    customerId,
    input,
    lines: priced.lines.map((line) => ({
      ...line,
      id: nextId(engine.state, 'LineItem'),
      currentQuantity: line.quantity,
      refundedQuantity: 0,
    })),
    discount: priced.discount?.applied ? { found: priced.discount.found, minor: priced.discountMinor } : null,
    shippingMinor: priced.shippingMinor,
    shippingDiscountMinor: priced.shippingDiscountMinor,
    payment: input.paid === false ? null : planPayment(engine, totalMinor, wishesOf(engine, basket, input.customerId)),
    attributes: basket.attributes,
    cartToken: basket.token,
    at: engine.now(),
    processedAt,
  });
  engine.emit('order', `${order.name}`, {
    id: order.id,
    total: fromMinor(order.totalMinor, order.currencyCode),
    channel: order.channel,
  });
  const payload = orderPayload(engine, order);
  engine.publish([
    { topic: 'orders/create', payload, orderId: order.id },
    ...(order.paid ? [{ topic: 'orders/paid', payload, orderId: order.id }] : []),
  ]);
  return { ok: true, order };
}
