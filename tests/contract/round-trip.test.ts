import { describe, expect, test } from 'vitest';
import {
  AppInstallationDocument,
  CustomerDetailsDocument,
  OrderByIdDocument,
  OrderHistoryFactsDocument,
  OrdersPageDocument,
  OrdersUpdatedPageDocument,
  ShopDetailsDocument,
  WriteOfferMetafieldDocument,
} from '../../app/shopify/generated/graphql.ts';
import { readWebhook } from '../../app/shopify/intake.ts';
import { parseOrderNode } from '../../app/shopify/payloads/order-node.ts';
import { OPTIONAL_TOPICS, parsePayload } from '../../app/shopify/payloads/topics.ts';
import { verifyProxyRequest } from '../../app/shopify/proxy/verify.ts';
import { readHeaders, verifyWebhook } from '../../app/shopify/webhooks/verify.ts';
import { API_SECRET, buy, until } from '../dev-store/support.ts';
import { hash } from '../shopify/builders.ts';
import { aShop } from './shop.ts';

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
    const { order: history } = await client.request(OrderHistoryFactsDocument, {
      orderId: `gid://shopify/Order/${order.id}`,
    });
    expect(history).toMatchObject({
      customer: { numberOfOrders: '1' },
      customerJourneySummary: { customerOrderIndex: 1 },
    });
    const { customer } = await client.request(CustomerDetailsDocument, { id: history?.customer?.id ?? '' });
    expect(customer?.defaultEmailAddress?.emailAddress).toBe('camille@orange.fr');
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
      expect(parseOrderNode(node, hash)).toEqual(told);
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

  test('is on the page of orders that backfill reads', async () => {
    const { client, store } = await aShop();
    const order = buy(store);
    const { orders } = await client.request(OrdersPageDocument, { sortKey: 'ID' });
    expect(orders.nodes.map((node) => parseOrderNode(node, hash).facts.orderId)).toEqual([order.id]);
    expect(orders.pageInfo.hasNextPage).toBe(false);
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
  const keys = { hashEmail: String, hashPhone: String, hashToken: String, openVisit: () => null };
  expect(told().flatMap(({ topic, body }) => readWebhook(topic, body, keys).events)).toMatchObject([
    { kind: 'dispute-seen', orderId: order.id, dispute: { status: 'open' } },
    { kind: 'dispute-seen', orderId: order.id, dispute: { status: 'lost' } },
  ]);
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
