import { orderSample, shopifyId } from '../order-sample.ts';

export const CURRENCY = 'EUR';

/** A paid first order of somebody new; with a visit token it was referred. */
export function anOrderBody(at: number, visitToken: string | null = null): Buffer {
  const now = new Date().toISOString();
  const id = shopifyId(at);
  const subtotal = { amount: '60.00', currency_code: CURRENCY };
  const bag = { shop_money: subtotal, presentment_money: subtotal };
  const order = {
    ...orderSample,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${at}`,
    email: `buyer-${at}@example.com`,
    phone: null,
    customer: { admin_graphql_api_id: `gid://shopify/Customer/${id}`, first_name: 'Noé' },
    billing_address: null,
    created_at: now,
    processed_at: now,
    updated_at: now,
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
  return Buffer.from(JSON.stringify(order));
}
