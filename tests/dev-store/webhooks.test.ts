import { expect, test } from 'vitest';
import { aDevStore, anApp, buy, hmacOf, install, until } from './support.ts';

async function aShopWithApp(answer?: Parameters<typeof anApp>[0], options: Parameters<typeof aDevStore>[0] = {}) {
  const app = await anApp(answer);
  const running = await aDevStore({ appUrl: app.url, ...options });
  install(running);
  return { ...running, running, received: app.received };
}

test('a sale sends orders/create and orders/paid, signed over the raw body, under one event id', async () => {
  const { store, received } = await aShopWithApp();
  buy(store, {}, { attributes: { _ricochet: 'token' } });
  await until(() => received.length === 2);
  expect(received.map(({ topic }) => topic).sort()).toEqual(['orders/create', 'orders/paid']);
  for (const { headers, body } of received) {
    expect(headers['x-shopify-hmac-sha256']).toBe(hmacOf(body));
    expect(headers).toMatchObject({
      'x-shopify-shop-domain': 'maison-rivage.myshopify.com',
      'x-shopify-api-version': '2026-07',
      'content-type': 'application/json',
    });
    expect(headers['x-shopify-triggered-at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
  }
  const ids = (name: string) => new Set(received.map(({ headers }) => headers[name])).size;
  expect([ids('x-shopify-event-id'), ids('x-shopify-webhook-id')]).toEqual([1, 2]);
  expect(JSON.parse(received[0]!.body).note_attributes).toEqual([{ name: '_ricochet', value: 'token' }]);
});

test('ids are integer literals that a double cannot hold', async () => {
  const { store, received } = await aShopWithApp();
  const order = buy(store);
  await until(() => received.length === 2);
  expect(received[0]!.body).toContain(`"id":${order.id},`);
  expect(String(JSON.parse(received[0]!.body).id)).not.toBe(order.id);
  expect(JSON.parse(received[0]!.body).admin_graphql_api_id).toBe(`gid://shopify/Order/${order.id}`);
});

test("times are in the shop's time zone", async () => {
  const { store, received } = await aShopWithApp(undefined, { now: () => new Date('2026-07-01T22:30:00.500Z') });
  buy(store);
  await until(() => received.length === 2);
  expect(JSON.parse(received[0]!.body).created_at).toBe('2026-07-02T00:30:00+02:00');
});

test('nothing is sent before the app is installed', async () => {
  const app = await anApp();
  const { store } = await aDevStore({ appUrl: app.url });
  buy(store);
  expect(store.deliveries()).toEqual([]);
});

test('a failed delivery is tried again under the same ids until it succeeds', async () => {
  const { store, received } = await aShopWithApp((_webhook, count) => (count <= 4 ? 500 : 200), { retryScale: 0.001 });
  buy(store);
  await until(() => store.deliveries().every(({ state }) => state === 'delivered'));
  const created = received.filter(({ topic }) => topic === 'orders/create');
  expect(created.length).toBeGreaterThan(1);
  expect(
    new Set(
      created.map(({ headers, body }) => `${headers['x-shopify-webhook-id']}${headers['x-shopify-event-id']}${body}`),
    ).size,
  ).toBe(1);
});

test('after eight retries Shopify gives up; a redirect counts as a failure', async () => {
  const { store, received } = await aShopWithApp(() => 302, { retryScale: 0.0001 });
  store.updateShop({ name: 'Maison Dune' });
  await until(() => store.deliveries()[0]!.state === 'given_up');
  expect(received).toHaveLength(9);
});

test('an app that is down is named in the attempt', async () => {
  const running = await aDevStore({ appUrl: 'http://127.0.0.1:1', retryScale: 100 });
  install(running);
  running.store.updateShop({ name: 'Maison Dune' });
  await until(() => running.store.deliveries()[0]!.attempts.length === 1);
  expect(running.store.deliveries()[0]!.attempts[0]).toMatchObject({ status: null, error: expect.any(String) });
});

test('"send it twice" repeats every webhook of an order under its event ids', async () => {
  const { store, received } = await aShopWithApp();
  const order = buy(store);
  await until(() => store.deliveries().every(({ state }) => state === 'delivered'));
  expect(store.resendWebhooks(order.id)).toBe(2);
  await until(() => received.length === 4);
  expect(new Set(received.map(({ headers }) => headers['x-shopify-event-id'])).size).toBe(1);
});

test('faults: twice, last first, never', async () => {
  const { store, received } = await aShopWithApp();
  store.setFaults({ duplicateShare: 1, reorder: true });
  buy(store);
  await until(() => received.length === 4);
  expect(received[0]!.topic).toBe('orders/paid');
  store.setFaults({ duplicateShare: 0, reorder: false, loseShare: 1 });
  buy(store);
  expect(store.deliveries().filter(({ state }) => state === 'dropped')).toHaveLength(2);
});

test('uninstalling sends app/uninstalled, then shop/redact unless the app came back', async () => {
  const { store, received, running } = await aShopWithApp(undefined, { shopRedactDelayMs: 30 });
  store.uninstallApp();
  expect(store.isInstalled()).toBe(false);
  await until(() => received.length === 2);
  expect(received.map(({ topic }) => topic)).toEqual(['app/uninstalled', 'shop/redact']);
  install(running);
  store.uninstallApp();
  install(running);
  await new Promise((resolve) => {
    setTimeout(resolve, 80);
  });
  expect(received.filter(({ topic }) => topic === 'shop/redact')).toHaveLength(1);
});
