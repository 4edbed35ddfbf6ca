import type { Hashers } from '../../app/shopify/payloads/order-facts.ts';

/** Hashes one can read in a failing test. */
export const hash: Hashers = {
  email: (canonical) => `hash(${canonical})`,
  phone: (e164) => `hash(${e164})`,
  trace: (kind, canonical) => `${kind}(${canonical})`,
  isCanary: (code) => code.startsWith('CANARY-'),
};

export const bag = (shop: string, currency = 'EUR', presentment = shop, presentmentCurrency = currency) => ({
  shop_money: { amount: shop, currency_code: currency },
  presentment_money: { amount: presentment, currency_code: presentmentCurrency },
});

export const refundOf = (adjustments: { kind: string; amount_set: ReturnType<typeof bag> }[]) => ({
  order_adjustments: adjustments,
});

const home = {
  first_name: 'Camille',
  last_name: 'Petit',
  address1: '12 bis, rue des Lilas',
  address2: null,
  zip: '33000',
  city: 'Bordeaux',
  country_code: 'FR',
};

/** A paid web order of 60.00 EUR by a customer with an account, as a webhook tells it; valid by default. */
export function anOrderPayload(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 5_123_456_789,
    admin_graphql_api_id: 'gid://shopify/Order/5123456789',
    name: '#1042',
    email: 'Camille@Orange.fr',
    contact_email: 'Camille@Orange.fr',
    phone: null,
    customer: {
      id: 6_987_654_321,
      admin_graphql_api_id: 'gid://shopify/Customer/6987654321',
      email: 'camille@orange.fr',
      verified_email: true,
      phone: '+33612345678',
      first_name: 'Camille',
      last_name: 'Petit',
    },
    billing_address: { ...home, phone: '06 99 99 99 99' },
    shipping_address: { ...home, phone: null },
    browser_ip: '203.0.113.9',
    customer_locale: 'fr-FR',
    created_at: '2026-03-31T10:00:00+02:00',
    processed_at: '2026-03-31T10:00:01+02:00',
    updated_at: '2026-03-31T10:00:05+02:00',
    cancelled_at: null,
    test: false,
    financial_status: 'paid',
    source_name: 'web',
    subtotal_price_set: bag('60.00'),
    current_subtotal_price_set: bag('60.00'),
    refunds: [],
    discount_codes: [{ code: ' bienvenue-7k2p ', amount: '6.00', type: 'percentage' }],
    note_attributes: [
      { name: 'gift note', value: 'Joyeux anniversaire' },
      { name: '_ricochet_claim', value: 'claim-token' },
      { name: '_ricochet_visit', value: 'visit-token' },
    ],
    ...changes,
  };
}

export const anOrderBody = (changes: Record<string, unknown> = {}): string => JSON.stringify(anOrderPayload(changes));
