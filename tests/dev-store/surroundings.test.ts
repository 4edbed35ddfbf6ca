import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { addDiscount } from '../../dev-store/engine/discounts.ts';
import type { State } from '../../dev-store/engine/state.ts';
import { aDevStore, buy, closeAfterTest, until } from './support.ts';

test('a mail is kept with its text, page and headers; while the server is down it is refused for now', async () => {
  const { store, smtpPort } = await aDevStore();
  const send = () =>
    createTransport({ host: '127.0.0.1', port: smtpPort }).sendMail({
      from: 'Maison Rivage <bonjour@example.com>',
      to: 'ana@example.com',
      subject: 'Votre cadeau 🎁',
      text: 'Bonjour',
      html: '<p>Bonjour</p>',
      headers: { 'list-unsubscribe': '<https://example.com/u>' },
    });
  await send();
  expect(store.mails()).toMatchObject([
    {
      to: 'ana@example.com',
      from: 'Maison Rivage <bonjour@example.com>',
      subject: 'Votre cadeau 🎁',
      headers: { 'list-unsubscribe': '<https://example.com/u>' },
    },
  ]);
  expect(store.mails()[0]!.html).toContain('<p>Bonjour</p>');
  store.setFaults({ mailServerDown: true });
  await expect(send()).rejects.toMatchObject({ responseCode: 451 });
  store.clearMails();
  expect(store.mails()).toEqual([]);
});

test('the tunnel lets the admin frame the app and changes nothing else', async () => {
  const app = createServer((request, response) => {
    response.writeHead(200, {
      'content-security-policy': "frame-ancestors https://admin.shopify.com; default-src 'self'",
      'x-frame-options': 'DENY',
      'set-cookie': ['a=1', 'b=2'],
      'x-seen-host': request.headers['x-forwarded-host'],
    });
    request.pipe(response);
  });
  await new Promise<void>((resolve) => {
    app.listen(0, '127.0.0.1', resolve);
  });
  closeAfterTest(
    () =>
      new Promise((resolve) => {
        app.close(() => resolve());
        app.closeAllConnections();
      }),
  );
  const { tunnelUrl } = await aDevStore({ appUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}` });
  const response = await fetch(`${tunnelUrl}/app?x=1`, { method: 'POST', body: 'hello' });
  expect(await response.text()).toBe('hello');
  expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
  expect(response.headers.get('x-frame-options')).toBeNull();
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(response.headers.get('x-seen-host')).toBe(new URL(tunnelUrl).host);
});

test('while the app starts, the tunnel says so', async () => {
  const { tunnelUrl } = await aDevStore({ appUrl: 'http://127.0.0.1:1' });
  const response = await fetch(tunnelUrl);
  expect([response.status, await response.text()]).toEqual([502, expect.stringContaining('démarre')]);
});

test("a preloaded process reaches the dev store under the shop's own address", async () => {
  const { urls } = await aDevStore();
  const script = `
    const body = JSON.stringify({ client_id: 'x' });
    const headers = { 'content-type': 'application/json' };
    const url = 'https://maison-rivage.myshopify.com/admin/oauth/access_token';
    const answers = await Promise.all([fetch(url, { method: 'POST', headers, body }), fetch(new Request(url, { method: 'POST', headers, body })), fetch(new URL('https://other.myshopify.com/admin/oauth/access_token'), { method: 'POST', headers, body })]);
    console.log(JSON.stringify(await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]))));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', './dev-store/reroute.mjs', '--input-type=module', '-e', script],
    { env: { ...process.env, DEV_STORE_URL: urls.storefront } },
  );
  expect(JSON.parse(stdout)).toMatchObject([
    [400, { error: 'invalid_client' }],
    [400, { error: 'invalid_client' }],
    [404, { errors: 'Not Found' }],
  ]);
});

test('the shop is the same after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dev-store-'));
  closeAfterTest(async () => rmSync(dataDir, { recursive: true, force: true }));
  const first = await aDevStore({ dataDir });
  const order = buy(first.store);
  await first.close();
  const second = await aDevStore({ dataDir });
  expect(second.store.order(order.id)).toEqual(order);
  expect(buy(second.store).name).toBe('#1002');
});

test('a shop saved by the first version is read and goes on', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dev-store-'));
  closeAfterTest(async () => rmSync(dataDir, { recursive: true, force: true }));
  const first = await aDevStore();
  addDiscount(first.engine, {
    code: 'DIX',
    title: 'Dix',
    value: { kind: 'percentage', percentage: 0.1 },
    usageLimit: 2,
    appliesOncePerCustomer: false,
    customerIds: null,
    minimumSubtotalMinor: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    startsAt: '2026-01-01T00:00:00Z',
    endsAt: null,
  });
  const order = buy(first.store, {}, { code: 'DIX' });
  writeFileSync(join(dataDir, 'store.json'), JSON.stringify(asFirstVersion(first.engine.state)));

  const second = await aDevStore({ dataDir });
  expect(second.store.order(order.id)).toEqual(order);
  second.store.refundOrder(order.id);
  expect(buy(second.store, { email: 'bob@example.com' }, { code: 'dix' }).discountCodes).toEqual(['DIX']);
  expect(buy(second.store, { email: 'eve@example.com' }, { code: 'dix' }).discountCodes).toEqual([]);
});

function asFirstVersion(state: State): unknown {
  const {
    giftCards: _a,
    storeCreditAccounts: _b,
    bulkCreations: _c,
    disputes: _d,
    jobs: _e,
    ...old
  } = structuredClone(state);
  const orders = Object.values(old.orders).map(
    ({ payments: _payments, shippingDiscountMinor: _shipping, disputeIds: _disputes, discount, ...order }) => [
      order.id,
      { ...order, discount: discount && { id: discount.id, code: discount.code, value: discount.value } },
    ],
  );
  const discounts = Object.values(old.discounts).map(({ redeemCodes, items: _items, ...discount }) => [
    discount.id,
    { ...discount, redeemCodeId: redeemCodes[0]!.id },
  ]);
  return { ...old, version: 1, orders: Object.fromEntries(orders), discounts: Object.fromEntries(discounts) };
}

test('Maison Rivage has its cast and its past', async () => {
  const { store } = await aDevStore({ seed: 'full' });
  const orders = store.orders();
  const days = (iso: string) => (Date.now() - Date.parse(iso)) / 86_400_000;
  const cast = Object.fromEntries(store.customers().map((customer) => [customer.firstName, customer]));
  expect(store.products()).toHaveLength(8);
  expect(store.customers()).toHaveLength(24);
  expect(orders.length).toBeGreaterThanOrEqual(55);
  expect(cast.Camille).toMatchObject({ email: 'camille.moreau@example.com', hasAccount: true, numberOfOrders: 4 });
  expect(cast.Hugo).toMatchObject({ hasAccount: true, numberOfOrders: 1 });
  expect(days(orders.find(({ customerId }) => customerId === cast.Hugo!.id)!.createdAt)).toBeGreaterThan(60);
  expect(cast.Léa).toMatchObject({ hasAccount: true, numberOfOrders: 0 });
  expect(cast.John).toMatchObject({ email: 'j.doe+promo@gmail.com', hasAccount: false });
  expect(orders.every(({ createdAt }) => days(createdAt) > 0 && days(createdAt) <= 91)).toBe(true);
  expect(orders.some(({ cancelledAt }) => cancelledAt)).toBe(true);
  expect(orders.some(({ financialStatus }) => financialStatus === 'partially_refunded')).toBe(true);
});

test('the control API does what the tour needs and explains what it refuses', async () => {
  const { urls, store } = await aDevStore();
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${urls.storefront}__dev${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, json: await response.json() };
  };
  expect((await call('PUT', '/faults', { delayMs: 5 })).json).toMatchObject({ delayMs: 5, reorder: false });
  expect(await call('PUT', '/faults', { loseShare: 2 })).toEqual({
    status: 422,
    json: { error: 'fault "loseShare" must be between 0 and 1' },
  });
  const order = buy(store);
  expect((await call('POST', `/orders/${order.id}/refund`, { amount: '10' })).json.financialStatus).toBe(
    'partially_refunded',
  );
  expect((await call('POST', `/orders/${order.id}/cancel`, {})).json.financialStatus).toBe('refunded');
  await until(() => store.deliveries().length === 0);
});
