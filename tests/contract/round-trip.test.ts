import { describe, expect, test } from 'vitest';
import { type AdvocateId, asId, type CustomerId } from '../../app/domain/shared/ids.ts';
import { aboutOrderSchema } from '../../app/domain/verdict/about-order.ts';
import {
  AboutOrderDocument,
  AppInstallationDocument,
  CustomerByEmailDocument,
  CustomerDetailsDocument,
  CustomerEligibilityDocument,
  OrderByIdDocument,
  OrdersUpdatedPageDocument,
  SegmentsDocument,
  ShopDetailsDocument,
  WriteOfferMetafieldDocument,
} from '../../app/shopify/generated/graphql.ts';
import { readWebhook } from '../../app/shopify/intake.ts';
import { aboutOrderVariables, readAboutOrder, readProfile } from '../../app/shopify/payloads/about-order.ts';
import { parseOrderNode } from '../../app/shopify/payloads/order-node.ts';
import { OPTIONAL_TOPICS, parsePayload } from '../../app/shopify/payloads/topics.ts';
import { verifyProxyRequest } from '../../app/shopify/proxy/verify.ts';
import { readHeaders, verifyWebhook } from '../../app/shopify/webhooks/verify.ts';
import { API_SECRET, buy, until } from '../dev-store/support.ts';
import { hash } from '../shopify/builders.ts';
import { aShop } from './shop.ts';

const keys = {
  ...{ hashEmail: String, hashPhone: String, hashTrace: String, hashToken: String },
  ...{ isCanary: () => false, openVisit: () => null },
};

/** Our side of Shopify's borders against the stand-in's: what one sends, the other understands. */

describe('the Admin API', () => {
  test('answers our questions about shop and installation', async () => {
    const { client } = await aShop();
    const { shop } = await client.request(ShopDetailsDocument);
    expect(shop).toMatchObject({ myshopifyDomain: 'maison-rivage.myshopify.com', currencyCode: 'EUR' });
    const { currentAppInstallation } = await client.request(AppInstallationDocument);
    const written = await client.request(WriteOfferMetafieldDocument, {
      metafields: [
        { ownerId: currentAppInstallation.id, namespace: 'ricochet', key: 'offer', type: 'json', value: '{}' },
      ],
    });
    expect(written.metafieldsSet?.userErrors).toEqual([]);
    expect(client.budget()?.availablePoints).toBeGreaterThan(0);
  });

  test('answers our questions about a customer and the place of an order', async () => {
    const { client, store } = await aShop();
    const order = buy(store, { email: 'camille@orange.fr' });
    const question = { ordersBefore: true, buyer: null, advocate: null, lines: false };
    const told = await client.request(AboutOrderDocument, aboutOrderVariables(order.id, question));
    expect(readAboutOrder(told, question, [])).toEqual({
      ordersBefore: 0,
      risk: { recommendation: 'accept', level: 'low', byProvider: { shopify: 'low' } },
    });
    const { customer } = await client.request(CustomerDetailsDocument, { id: told.order?.customer?.id ?? '' });
    expect(customer?.defaultEmailAddress?.emailAddress).toBe('camille@orange.fr');
  });

  test('answers all that eligibility asks about buyer and advocate in one query, and keeps only what was asked', async () => {
    const { client, store } = await aShop();
    const { id: advocateCustomer } = store.createCustomer({
      email: 'ana@maison-rivage.example',
      firstName: 'Ana',
      lastName: 'Martin',
      hasAccount: true,
    });
    const order = buy(store, { email: 'camille@orange.fr' });
    const segments = ['7412345678901234601', '7412345678901234602'];
    const question = {
      ordersBefore: false,
      buyer: { customerId: asId<CustomerId>(order.customerId ?? ''), tags: ['VIP'], segments, domains: [] },
      advocate: {
        advocateId: asId<AdvocateId>('ana'),
        customerId: asId<CustomerId>(advocateCustomer),
        tags: [],
        segments: [],
        domains: ['maison-rivage.example', 'orange.fr'],
      },
      lines: false,
    };
    const told = await client.request(AboutOrderDocument, aboutOrderVariables(order.id, question));
    const { buyer, advocates } = aboutOrderSchema.parse(JSON.parse(JSON.stringify(readAboutOrder(told, question, []))));
    expect(buyer).toMatchObject({
      orders: 0,
      spentMinor: 5_490,
      currency: 'EUR',
      acceptsMarketing: false,
      country: 'FR',
      tags: { vip: false },
      segments: { '7412345678901234601': false, '7412345678901234602': false },
    });
    expect(advocates).toMatchObject({
      ana: {
        orders: 0,
        spentMinor: 0,
        lastOrderAt: null,
        domains: { 'maison-rivage.example': true, 'orange.fr': false },
      },
    });
  });

  test('tells whether a customer may invite, and what it knows of a friend’s address', async () => {
    const { client, store } = await aShop();
    const order = buy(store, { email: 'camille@orange.fr' });
    const asked = { tags: ['vip'], segments: ['7412345678901234602'], domains: [] };
    const { customer, segments } = await client.request(CustomerEligibilityDocument, {
      id: `gid://shopify/Customer/${order.customerId}`,
      segmentIds: asked.segments.map((id) => `gid://shopify/Segment/${id}`),
      wantsSegments: true,
    });
    expect(customer && readProfile(customer, segments, asked)).toMatchObject({
      orders: 1,
      lastOrderAt: expect.any(Date),
      tags: { vip: false },
      segments: { '7412345678901234602': false },
    });
    const byEmail = (email: string, wantsProfile: boolean) =>
      client.request(CustomerByEmailDocument, { email, wantsProfile });
    expect((await byEmail('camille@orange.fr', true)).customerByIdentifier).toMatchObject({
      numberOfOrders: '1',
      defaultAddress: { countryCodeV2: 'FR' },
    });
    expect((await byEmail('camille@orange.fr', false)).customerByIdentifier).not.toHaveProperty('tags');
    expect((await byEmail('nobody@orange.fr', true)).customerByIdentifier).toBeNull();
    expect((await client.request(SegmentsDocument)).segments.nodes.map(({ name }) => name)).toContain(
      'Clients fidèles',
    );
  });

  test('tells an order’s products and their collections only to whom the merchant lets see them', async () => {
    const { client, store } = await aShop();
    const order = buy(store);
    const question = { ordersBefore: false, buyer: null, advocate: null, lines: true };
    const ask = () => client.request(AboutOrderDocument, aboutOrderVariables(order.id, question));
    await expect(ask()).rejects.toThrow(/read_products/);
    store.setGrantedScopes([...store.appScopes().granted, 'read_products']);
    const told = await ask();
    const { lines } = readAboutOrder(told, question, told.order?.lineItems?.nodes ?? []);
    expect(lines?.lines).toEqual([
      {
        lineId: order.lines[0]?.id,
        productId: store.products()[0]?.id,
        quantity: 1,
        amountMinor: 4_900,
        collections: ['841564295000000401'],
        isComplete: true,
      },
    ]);
  });
});

describe('an order', () => {
  test('is the same in its webhook and fetched: bought, partly refunded, cancelled', async () => {
    const { client, store, app } = await aShop();
    const attributes = { _ricochet_claim: 'claim-token', _ricochet_visit: 'visit-token' };
    const order = buy(store, { email: 'J.Doe+promo@gmail.com' }, { quantity: 2, attributes });

    const expectAgreement = async (deliveries: number) => {
      await until(() => app.received.filter(({ topic }) => topic.startsWith('orders/')).length >= deliveries);
      const latest = app.received.filter(({ topic }) => topic.startsWith('orders/')).at(-1);
      if (!latest) throw new Error('no webhook arrived');
      expect(verifyWebhook(Buffer.from(latest.body), String(latest.headers['x-shopify-hmac-sha256']), API_SECRET)).toBe(
        true,
      );
      expect(readHeaders(latest.headers)).toMatchObject({ ok: true, headers: { topic: latest.topic } });
      const { order: node } = await client.request(OrderByIdDocument, { id: `gid://shopify/Order/${order.id}` });
      if (!node) throw new Error('the order is not visible');
      const told = parsePayload('orders/updated', latest.body, hash);
      // a browser is only told with the webhook: what it told stands (merge-facts.ts)
      const { lines, traces, ...facts } = told.facts;
      const { device: _, ...fetched } = traces ?? {};
      expect(lines?.reduce((sum, line) => sum + line.amountMinor, 0)).toBeGreaterThanOrEqual(facts.subtotalMinor);
      expect(parseOrderNode(node, hash)).toEqual({ ...told, facts: { ...facts, traces: fetched } });
      return told.facts;
    };

    expect(await expectAgreement(2)).toMatchObject({
      orderId: order.id,
      emailHash: 'hash(jdoe@gmail.com)',
      claimToken: 'claim-token',
    });
    store.refundOrder(order.id, '1.00');
    const refunded = await expectAgreement(3);
    expect(refunded.originalSubtotalMinor - refunded.subtotalMinor).toBe(100);
    store.cancelOrder(order.id);
    expect((await expectAgreement(5)).cancelledAt).not.toBeNull();
  });
});

test('an order that changed in a window is found for reconciliation', async () => {
  const { client, store } = await aShop();
  const order = buy(store);
  const at = Date.parse(order.updatedAt);
  const changedFrom = async (from: number, to: number) => {
    const query = `updated_at:>='${new Date(from).toISOString()}' updated_at:<'${new Date(to).toISOString()}'`;
    const { orders } = await client.request(OrdersUpdatedPageDocument, { query });
    return orders.nodes.map(({ name }) => name);
  };
  expect(await changedFrom(at - 60_000, at + 60_000)).toEqual([order.name]);
  expect(await changedFrom(at + 60_000, at + 120_000)).toEqual([]);
});

test('a chargeback is heard of, from its opening to its end', async () => {
  const { store, app, engine } = await aShop();
  // as the Admin API subscribes a shop that granted the scope
  engine.app.subscriptions.push(...OPTIONAL_TOPICS.map((topic) => ({ topic, uri: '/webhooks', compliance: false })));
  store.setGrantedScopes([...engine.app.scopes, 'read_shopify_payments_disputes']);
  const order = buy(store);
  const { id } = store.openDispute(order.id);
  const told = () => app.received.filter(({ topic }) => topic.startsWith('disputes/'));
  await until(() => told().length === 1);
  store.decideDispute(id, 'lost');
  await until(() => told().length === 2);
  expect(told().flatMap(({ topic, body }) => readWebhook(topic, body, keys, new Date()).events)).toMatchObject([
    { kind: 'dispute-seen', orderId: order.id, dispute: { status: 'open' } },
    { kind: 'dispute-seen', orderId: order.id, dispute: { status: 'lost' } },
  ]);
});

test('a risk is heard of whoever saw it, and asked for it stands with its providers', async () => {
  const { client, store, app } = await aShop();
  const order = buy(store);
  store.assessRisk(order.id, { level: 'medium' });
  store.assessRisk(order.id, { level: 'pending', provider: { id: '9007199254740993', title: 'Wary' } });
  store.assessRisk(order.id, { level: 'high', provider: { id: '9007199254740993', title: 'Wary' } });
  const told = () => app.received.filter(({ topic }) => topic === 'orders/risk_assessment_changed');
  await until(() => told().length === 3);
  const events = told().flatMap(({ topic, body }) => readWebhook(topic, body, keys, new Date()).events);
  const seen = (provider: string, level: string) => ({
    kind: 'order-told',
    orderId: order.id,
    about: { assessments: [{ provider, level, at: expect.any(Date) }] },
  });
  expect(events).toHaveLength(2);
  expect(events).toEqual(expect.arrayContaining([seen('shopify', 'medium'), seen('9007199254740993', 'high')]));
  const question = { ordersBefore: false, buyer: null, advocate: null, lines: false };
  const answer = await client.request(AboutOrderDocument, aboutOrderVariables(order.id, question));
  expect(readAboutOrder(answer, question, []).risk).toEqual({
    recommendation: 'cancel',
    level: 'high',
    byProvider: { shopify: 'medium', '9007199254740993': 'high' },
  });
});

test('a request through the app proxy is recognised', async () => {
  const { store } = await aShop();
  const query = store.proxyQuery('/espace', new URLSearchParams({ code: 'CAMILLE', q: 'été & soleil' }), '123');
  const url = new URL(`https://ricochet.example/proxy/espace?${query}`);
  expect(verifyProxyRequest(url, API_SECRET, new Date())).toEqual({
    ok: true,
    shopDomain: store.config.shop,
    customerId: '123',
  });
});
