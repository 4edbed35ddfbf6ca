import { describe, expect, test } from 'vitest';
import { adminClient } from '../../app/shopify/admin-client.server.ts';
import {
  AppInstallationDocument,
  CustomerDetailsDocument,
  OrderByIdDocument,
  OrderHistoryFactsDocument,
  OrdersPageDocument,
  ShopDetailsDocument,
  WriteOfferMetafieldDocument,
} from '../../app/shopify/generated/graphql.ts';
import { issuerOf } from '../../app/shopify/issuers.server.ts';
import { parseOrderNode } from '../../app/shopify/payloads/order-node.ts';
import { parsePayload } from '../../app/shopify/payloads/topics.ts';
import { verifyProxyRequest } from '../../app/shopify/proxy/verify.ts';
import { readHeaders, verifyWebhook } from '../../app/shopify/webhooks/verify.ts';
import { API_SECRET, aDevStore, anApp, buy, exchangeToken, until } from '../dev-store/support.ts';
import { hash } from '../shopify/builders.ts';
import { aDiscountIntent } from '../shopify/discounts.ts';

/** Our side of Shopify's borders against the stand-in's: what one sends, the other understands. */
async function aShop() {
  const app = await anApp();
  const running = await aDevStore({ appUrl: app.url });
  const { json } = await exchangeToken(running);
  const shopDomain = running.store.config.shop;
  const client = adminClient({
    shopDomain,
    accessToken: json.access_token,
    fetch: (url, init) => fetch(String(url).replace(`https://${shopDomain}/`, running.urls.storefront), init),
  });
  return { ...running, app, client };
}

const percentageIssuer = () => {
  const issuer = issuerOf('percentage-code');
  if (!issuer.shopify) throw new Error('not in Shopify');
  return issuer;
};

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

describe('a code', () => {
  test('is issued once, however often, and revoked', async () => {
    const { client, store } = await aShop();
    const issuer = percentageIssuer();
    const intent = aDiscountIntent() as never;
    const first = await issuer.issue({ client, intent });
    expect(first).toMatchObject({ ok: true, code: 'WELCOME7K2PX' });
    await expect(issuer.issue({ client, intent })).resolves.toEqual(first);
    expect(store.discounts()).toHaveLength(1);

    const gid = first.ok ? first.gid : '';
    await expect(issuer.revoke({ client, gid })).resolves.toEqual({ ok: true });
    await expect(issuer.revoke({ client, gid })).resolves.toEqual({ ok: true });
    expect(store.discountByCode('WELCOME7K2PX')?.status).toBe('deactivated');
    await expect(issuer.revoke({ client, gid: 'gid://shopify/DiscountCodeNode/1' })).resolves.toEqual({ ok: true });
  });

  test('of somebody else is left alone', async () => {
    const { client } = await aShop();
    const issuer = percentageIssuer();
    await issuer.issue({ client, intent: aDiscountIntent({ title: 'Summer' }) as never });
    await expect(issuer.issue({ client, intent: aDiscountIntent() as never })).resolves.toMatchObject({
      ok: false,
      problems: [{ code: 'taken-by-other' }],
    });
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
