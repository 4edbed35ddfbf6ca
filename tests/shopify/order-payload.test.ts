import { describe, expect, it, test } from 'vitest';
import { parseOrderPayload } from '../../app/shopify/payloads/order.ts';
import { anOrderBody, bag, hash, refundOf } from './builders.ts';

const parse = (changes: Record<string, unknown> = {}) => parseOrderPayload(anOrderBody(changes), hash);
const facts = (changes: Record<string, unknown> = {}) => parse(changes).facts;

describe('an ordinary order', () => {
  it('becomes facts without personal data', () => {
    expect(facts()).toEqual({
      orderId: '5123456789',
      byCompany: false,
      name: '#1042',
      deliveryCountry: 'FR',
      customerId: '6987654321',
      emailHash: 'hash(camille@orange.fr)',
      phoneHash: 'hash(+33612345678)',
      createdAt: new Date('2026-03-31T08:00:00Z'),
      processedAt: new Date('2026-03-31T08:00:01Z'),
      updatedAt: new Date('2026-03-31T08:00:05Z'),
      paidAt: new Date('2026-03-31T08:00:01Z'),
      cancelledAt: null,
      isTest: false,
      financialStatus: 'paid',
      channel: 'online',
      currency: 'EUR',
      subtotalMinor: 6000,
      originalSubtotalMinor: 6000,
      presentmentCurrency: 'EUR',
      presentmentSubtotalMinor: 6000,
      codes: ['BIENVENUE-7K2P'],
      claimToken: 'claim-token',
      visitToken: 'visit-token',
      traces: {
        address: 'address(12b|lilas|33000|fr)',
        household: 'household(12b|33000|fr|petit)',
        name: 'name(camille petit)',
        lastName: 'lastName(petit)',
        ip: 'ip(203.0.113.9)',
      },
      traits: {
        disposable: false,
        plusTag: false,
        digitsTail: 0,
        mailboxRandomness: 0,
        referrer: null,
        shipsToOther: false,
      },
    });
  });

  it('gives what is needed to write to the buyer apart from the facts', () => {
    expect(parse().contact).toEqual({
      email: 'Camille@Orange.fr',
      phone: '+33612345678',
      firstName: 'Camille',
      locale: 'fr-FR',
    });
  });
});

describe('who bought', () => {
  it('a guest has no customer but an e-mail', () => {
    const guest = parse({ customer: null, email: 'j.doe+promo@gmail.com' });
    expect(guest.facts.customerId).toBeNull();
    expect(guest.facts.emailHash).toBe('hash(jdoe@gmail.com)');
    expect(guest.contact.firstName).toBe('Camille');
  });

  it('somebody at the till may leave no trace at all', () => {
    const anonymous = parse({
      customer: null,
      email: '',
      contact_email: null,
      billing_address: null,
      customer_locale: null,
      source_name: 'pos',
    });
    expect(anonymous.facts).toMatchObject({ customerId: null, emailHash: null, phoneHash: null, channel: 'pos' });
    expect(anonymous.contact).toEqual({ email: null, phone: null, firstName: null, locale: null });
  });

  it('falls back to the phone of the billing address, read in its country', () => {
    expect(facts({ customer: null }).phoneHash).toBe('hash(+33699999999)');
  });

  it('an e-mail that is none counts as absent', () => {
    expect(parse({ email: 'till 3', customer: null })).toMatchObject({
      facts: { emailHash: null },
      contact: { email: null },
    });
  });

  it('ids beyond 2^53 stay exact', () => {
    const body = anOrderBody({ admin_graphql_api_id: 'gid://shopify/Order/820982911946154508' }).replace(
      /"customer":\{"id":\d+,"admin_graphql_api_id":"[^"]+"/,
      '"customer":{"id":115310627314723954',
    );
    expect(parseOrderPayload(body, hash).facts).toMatchObject({
      orderId: '820982911946154508',
      customerId: '115310627314723954',
    });
  });
});

describe('where it was bought', () => {
  test.each([
    ['web', 'online'],
    ['pos', 'pos'],
    ['shopify_draft_order', 'draft'],
    ['580111', 'other'],
    [null, 'other'],
  ])('source %s → %s', (source, channel) => {
    expect(facts({ source_name: source }).channel).toBe(channel);
  });

  it('a test order says so', () => {
    expect(facts({ test: true }).isTest).toBe(true);
  });
});

describe('what it was worth', () => {
  it('SC-03: a EUR shop paid in USD keeps both sides', () => {
    const money = {
      subtotal_price_set: bag('40.00', 'EUR', '43.10', 'USD'),
      current_subtotal_price_set: bag('40.00', 'EUR', '43.10', 'USD'),
    };
    expect(facts(money)).toMatchObject({
      currency: 'EUR',
      subtotalMinor: 4000,
      presentmentCurrency: 'USD',
      presentmentSubtotalMinor: 4310,
    });
  });

  test.each([
    ['JPY has no minor unit', '4000', 'JPY', 4000],
    ['JPY, written with decimals', '4000.0', 'JPY', 4000],
    ['KWD has three digits', '12.345', 'KWD', 12_345],
    ['a free order', '0.00', 'EUR', 0],
  ])('%s', (_label, amount, currency, minor) => {
    const money = bag(amount, currency);
    expect(facts({ subtotal_price_set: money, current_subtotal_price_set: money }).subtotalMinor).toBe(minor);
  });

  it('an edit that adds or removes lines changes what it is worth now, not what it was worth', () => {
    expect(facts({ current_subtotal_price_set: bag('45.00') })).toMatchObject({
      subtotalMinor: 4500,
      originalSubtotalMinor: 6000,
    });
    expect(facts({ current_subtotal_price_set: bag('85.00') })).toMatchObject({
      subtotalMinor: 8500,
      originalSubtotalMinor: 6000,
    });
  });
});

describe('refunds', () => {
  const discrepancy = (amount: string) => ({ kind: 'refund_discrepancy', amount_set: bag(amount) });

  test.each([
    ['a returned line is in the current subtotal', '30.00', [refundOf([])], 3000],
    ['an amount without lines stands in the discrepancy', '60.00', [refundOf([discrepancy('-15.00')])], 4500],
    ['two such refunds add up', '60.00', [refundOf([discrepancy('-15.00')]), refundOf([discrepancy('-5.00')])], 4000],
    [
      'a line returned for less than its price is not bought all the same',
      '30.00',
      [refundOf([discrepancy('10.00')])],
      3000,
    ],
    [
      'returned for less, then the rest as a gesture',
      '30.00',
      [refundOf([discrepancy('10.00')]), refundOf([discrepancy('-10.00')])],
      3000,
    ],
    [
      'refunded shipping is no part of the subtotal',
      '60.00',
      [refundOf([{ kind: 'shipping_refund', amount_set: bag('-4.90') }])],
      6000,
    ],
    ['everything given back, shipping included', '60.00', [refundOf([discrepancy('-64.90')])], 0],
  ])('%s', (_label, current, refunds, minor) => {
    const order = facts({ current_subtotal_price_set: bag(current), refunds, financial_status: 'partially_refunded' });
    expect(order).toMatchObject({
      subtotalMinor: minor,
      originalSubtotalMinor: 6000,
      financialStatus: 'partially_refunded',
    });
    expect(order.paidAt).not.toBeNull();
  });
});

describe('payment', () => {
  test.each([
    ['paid', true],
    ['partially_refunded', true],
    ['refunded', true],
    ['pending', false],
    ['authorized', false],
    ['partially_paid', false],
    ['voided', false],
    ['expired', false],
  ])('%s: paid = %s', (status, paid) => {
    const order = facts({ financial_status: status });
    expect(order.financialStatus).toBe(status);
    expect(order.paidAt).toEqual(paid ? order.processedAt : null);
  });

  it('a status Shopify has not told us about is unknown and unpaid', () => {
    expect(facts({ financial_status: 'escrowed' })).toMatchObject({ financialStatus: 'unknown', paidAt: null });
    expect(facts({ financial_status: null })).toMatchObject({ financialStatus: 'unknown', paidAt: null });
  });

  it('a cancelled order keeps its instant', () => {
    expect(facts({ cancelled_at: '2026-04-02T00:00:00Z' }).cancelledAt).toEqual(new Date('2026-04-02T00:00:00Z'));
  });
});

describe('our tokens', () => {
  test.each([
    ['absent', []],
    ['empty', [{ name: '_ricochet_claim', value: '' }]],
    ['no text', [{ name: '_ricochet_claim', value: { a: 1 } }]],
    ['longer than any of ours', [{ name: '_ricochet_claim', value: 'x'.repeat(601) }]],
  ])('a claim token that is %s is no token', (_label, note_attributes) => {
    expect(facts({ note_attributes }).claimToken).toBeNull();
  });
});

describe('a subscription', () => {
  it.each([
    ['subscription_contract', true],
    ['subscription_contract_checkout_one', true],
    ['web', undefined],
    [null, undefined],
  ])('an order from %s is a renewal: %s', (source_name, isRenewal) => {
    expect(facts({ source_name }).isRenewal).toBe(isRenewal);
  });
});

describe('the lines of an order', () => {
  const aLine = (changes: Record<string, unknown> = {}) => ({
    id: 487_817_672,
    admin_graphql_api_id: 'gid://shopify/LineItem/487817672276298554',
    product_id: 788_032,
    variant_id: 642_667,
    quantity: 3,
    current_quantity: 3,
    price_set: bag('20.00'),
    discount_allocations: [{ amount_set: bag('6.00') }],
    ...changes,
  });
  const linesOf = (...line_items: unknown[]) => facts({ line_items }).lines;

  it('are worth what is left after discounts, in shop money', () => {
    expect(linesOf(aLine())).toEqual([
      { lineId: '487817672276298554', productId: '788032', variantId: '642667', quantity: 3, amountMinor: 5_400 },
    ]);
  });

  it('bear their share of the discount when pieces went back', () => {
    expect(linesOf(aLine({ current_quantity: 1 }))).toMatchObject([{ quantity: 1, amountMinor: 1_800 }]);
  });

  it('made by hand have no product', () => {
    expect(linesOf(aLine({ product_id: null, variant_id: null }))).toMatchObject([{ productId: null }]);
  });

  it.each([
    ['no amount', { price_set: bag('free') }],
    ['no quantity', { quantity: 'many' }],
  ])('that can’t be understood (%s) stop no order: they count as not told', (_label, changes) => {
    expect(linesOf(aLine(changes))).toBeUndefined();
  });
});
