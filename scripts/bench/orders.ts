import { orderSample, shopifyId } from '../order-sample.ts';

export const CURRENCY = 'EUR';

const USER_AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari/604.1';

/** One line each; 10.0.0.0 and on. */
export const ipOf = (at: number): string => `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;

/** A paid first order of somebody new; with a visit token it was referred. */
export function anOrderBody(at: number, visitToken: string | null = null): Buffer {
  const now = new Date().toISOString();
  const id = shopifyId(at);
  const subtotal = { amount: '60.00', currency_code: CURRENCY };
  const bag = { shop_money: subtotal, presentment_money: subtotal };
  // people who shared a home or a line would be suspected, and looked at again for each other
  const buyer = { first_name: 'Noé', last_name: `Buyer ${id}` };
  const order = {
    ...orderSample,
    shipping_address: { ...(orderSample['shipping_address'] as object), ...buyer, address1: `${id} Shipping Street` },
    client_details: { browser_ip: ipOf(at), user_agent: USER_AGENT },
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${at}`,
    email: `buyer-${at}@example.com`,
    phone: null,
    customer: { admin_graphql_api_id: `gid://shopify/Customer/${id}`, ...buyer },
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
