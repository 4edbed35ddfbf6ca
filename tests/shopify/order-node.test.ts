import { describe, expect, it, test } from 'vitest';
import type { MoneyBothSidesFragment, OrderFieldsFragment } from '../../app/shopify/generated/graphql.ts';
import { parseOrderPayload } from '../../app/shopify/payloads/order.ts';
import { disputeFromOrderNode, parseOrderNode } from '../../app/shopify/payloads/order-node.ts';
import { UnreadablePayload } from '../../app/shopify/payloads/unreadable-payload.ts';
import { anOrderBody, bag, hash, refundOf } from './builders.ts';

const sides = (
  shop: string,
  currency = 'EUR',
  presentment = shop,
  presentmentCurrency = currency,
): MoneyBothSidesFragment => ({
  shopMoney: { amount: shop, currencyCode: currency },
  presentmentMoney: { amount: presentment, currencyCode: presentmentCurrency },
});

const home = {
  firstName: 'Camille',
  lastName: 'Petit',
  address1: '12 bis, rue des Lilas',
  address2: null,
  zip: '33000',
  city: 'Bordeaux',
  countryCodeV2: 'FR',
};

/** The order of anOrderPayload, as the Admin API tells it. */
function anOrderNode(changes: Partial<OrderFieldsFragment> = {}): OrderFieldsFragment {
  return {
    id: 'gid://shopify/Order/5123456789',
    name: '#1042',
    email: 'Camille@Orange.fr',
    phone: null,
    customer: {
      id: 'gid://shopify/Customer/6987654321',
      firstName: 'Camille',
      lastName: 'Petit',
      defaultEmailAddress: { emailAddress: 'camille@orange.fr' },
      verifiedEmail: true,
      defaultPhoneNumber: { phoneNumber: '+33612345678' },
    },
    purchasingEntity: { __typename: 'Customer' },
    billingAddress: { ...home, phone: '06 99 99 99 99' },
    shippingAddress: home,
    clientIp: '203.0.113.9',
    customerLocale: 'fr-FR',
    createdAt: '2026-03-31T08:00:00Z',
    processedAt: '2026-03-31T08:00:01Z',
    updatedAt: '2026-03-31T08:00:05Z',
    cancelledAt: null,
    test: false,
    displayFinancialStatus: 'PAID',
    sourceName: 'web',
    subtotalPriceSet: sides('60.0'),
    currentSubtotalPriceSet: sides('60.0'),
    refundDiscrepancySet: sides('0.0'),
    disputes: [],
    discountCodes: ['bienvenue-7k2p'],
    customAttributes: [
      { key: '_ricochet_claim', value: 'claim-token' },
      { key: '_ricochet_visit', value: 'visit-token' },
    ],
    ...changes,
  };
}

describe('an order fetched', () => {
  test.each<[string, Record<string, unknown>, Partial<OrderFieldsFragment>]>([
    ['an ordinary one', {}, {}],
    ['a guest', { customer: null }, { customer: null, purchasingEntity: null }],
    [
      'nobody at the till',
      { customer: null, email: '', contact_email: null, billing_address: null, source_name: 'pos' },
      { customer: null, email: null, billingAddress: null, sourceName: 'pos' },
    ],
    [
      'a test order from a draft',
      { test: true, source_name: 'shopify_draft_order' },
      { test: true, sourceName: 'shopify_draft_order' },
    ],
    [
      'two currencies',
      {
        subtotal_price_set: bag('40.00', 'EUR', '43.10', 'USD'),
        current_subtotal_price_set: bag('40.00', 'EUR', '43.10', 'USD'),
      },
      {
        subtotalPriceSet: sides('40.0', 'EUR', '43.1', 'USD'),
        currentSubtotalPriceSet: sides('40.0', 'EUR', '43.1', 'USD'),
        refundDiscrepancySet: sides('0.0', 'EUR', '0.0', 'USD'),
      },
    ],
    [
      'JPY',
      { subtotal_price_set: bag('4000', 'JPY'), current_subtotal_price_set: bag('4000', 'JPY') },
      {
        subtotalPriceSet: sides('4000.0', 'JPY'),
        currentSubtotalPriceSet: sides('4000.0', 'JPY'),
        refundDiscrepancySet: sides('0.0', 'JPY'),
      },
    ],
    [
      'a line returned',
      { current_subtotal_price_set: bag('30.00'), refunds: [refundOf([])], financial_status: 'partially_refunded' },
      { currentSubtotalPriceSet: sides('30.0'), displayFinancialStatus: 'PARTIALLY_REFUNDED' },
    ],
    [
      'an amount given back',
      {
        refunds: [refundOf([{ kind: 'refund_discrepancy', amount_set: bag('-15.00') }])],
        financial_status: 'partially_refunded',
      },
      { refundDiscrepancySet: sides('-15.0'), displayFinancialStatus: 'PARTIALLY_REFUNDED' },
    ],
    [
      'cancelled and unpaid',
      { cancelled_at: '2026-04-01T00:00:00+02:00', financial_status: 'voided' },
      { cancelledAt: '2026-03-31T22:00:00Z', displayFinancialStatus: 'VOIDED' },
    ],
    [
      'bought for a company',
      { company: { id: 1_234, location_id: 5_678 } },
      { purchasingEntity: { __typename: 'PurchasingCompany' } },
    ],
    ['no tokens', { note_attributes: [] }, { customAttributes: [] }],
  ])('tells what its webhook tells: %s', (_label, payload, node) => {
    expect(parseOrderNode(anOrderNode(node), hash)).toEqual(parseOrderPayload(anOrderBody(payload), hash));
  });

  const dispute = (status: OrderFieldsFragment['disputes'][number]['status']) =>
    ({ initiatedAs: 'CHARGEBACK', status }) as const;
  test.each<[string, OrderFieldsFragment['disputes'], string | null]>([
    ['none', [], null],
    ['an inquiry', [{ initiatedAs: 'INQUIRY', status: 'NEEDS_RESPONSE' }], null],
    ['one to be answered', [dispute('NEEDS_RESPONSE')], 'open'],
    ['one the merchant accepted', [dispute('ACCEPTED')], 'lost'],
    ['one won and a new one', [dispute('WON'), dispute('UNDER_REVIEW')], 'open'],
    ['one lost and one won', [dispute('WON'), dispute('LOST')], 'lost'],
    ['one in a state Shopify invents later', [dispute('ESCALATED' as 'WON')], null],
  ])('tells of its chargebacks: %s', (_label, disputes, status) => {
    const at = new Date('2026-03-31T08:00:05Z');
    expect(disputeFromOrderNode(anOrderNode({ disputes }))).toEqual(status && { status, at });
  });

  it('that cannot be understood is refused like a webhook', () => {
    expect(() => parseOrderNode(anOrderNode({ updatedAt: 'soon' }), hash)).toThrow(UnreadablePayload);
  });
});
