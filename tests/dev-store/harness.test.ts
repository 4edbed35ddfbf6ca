import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BatchOrder, Hold } from '../../dev-store/contract.ts';
import {
  aDevStore,
  anAdminClient,
  anApp,
  aRewardShop,
  buy,
  closeAfterTest,
  createGiftCardMutation,
  install,
  until,
} from './support.ts';

const anOrder = (number: number, change: Partial<BatchOrder> = {}): BatchOrder => ({
  email: `friend-${number}@example.com`,
  lines: [{ handle: 'vase-dune' }],
  ...change,
});

async function call(url: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}__dev${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return response.json();
}

describe('batches', () => {
  test('many orders in one call; a bad one does not stop the others', async () => {
    const app = await anApp();
    const running = await aDevStore({ appUrl: app.url });
    install(running);
    const answers = await call(running.urls.storefront, 'POST', '/batch/orders', {
      orders: [
        anOrder(1, { attributes: { _ricochet_visit: 'token' }, processedAt: '2026-01-01T10:00:00.000Z' }),
        anOrder(2, { lines: [{ handle: 'no-such-thing' }] }),
        anOrder(3, { paid: false, lines: [{ handle: 'vase-dune', quantity: 2 }] }),
      ],
    });
    expect(answers).toMatchObject([
      { ok: true, order: { attributes: { _ricochet_visit: 'token' }, processedAt: '2026-01-01T10:00:00.000Z' } },
      { ok: false, message: 'no product "no-such-thing" in this shop' },
      { ok: true, order: { financialStatus: 'pending', lines: [{ quantity: 2 }] } },
    ]);
    await until(() => running.store.deliveryCounts().delivered === 3);
    expect(app.received.map(({ topic }) => topic).sort()).toEqual(['orders/create', 'orders/create', 'orders/paid']);
  });

  test('cancel, refund by amount or by lines, pay and edit', async () => {
    const { store } = await aDevStore();
    const orders = store.placeOrders([
      anOrder(1),
      anOrder(2),
      anOrder(3, { lines: [{ handle: 'vase-dune', quantity: 3 }] }),
      anOrder(4, { paid: false }),
    ]);
    const [a, b, c, d] = orders.map((answer) => (answer.ok ? answer.order : undefined));
    const changed = store.changeOrders([
      { action: 'cancel', orderId: a!.id },
      { action: 'refund', orderId: b!.id, amount: '10' },
      { action: 'refund', orderId: c!.id, lines: [{ lineId: c!.lines[0]!.id, quantity: 2 }] },
      { action: 'paid', orderId: d!.id },
      { action: 'cancel', orderId: a!.id },
    ]);
    expect(changed).toMatchObject([
      { order: { financialStatus: 'refunded' } },
      { order: { financialStatus: 'partially_refunded', currentSubtotal: '49.00' } },
      { order: { currentSubtotal: '49.00', lines: [{ refundedQuantity: 2 }] } },
      { order: { financialStatus: 'paid' } },
      { ok: false },
    ]);
  });

  test('codes may be a discount and gift cards, and store credit pays for the logged-in', async () => {
    const { store, query, ana } = await aRewardShop();
    await query(createGiftCardMutation, {
      input: { code: 'cadeau2026', initialAmount: { amount: '10', currencyCode: 'EUR' } },
    });
    const [answer] = store.placeOrders([
      anOrder(1, { email: 'ana@example.com', customerId: ana.id, codes: ['cadeau2026', 'NOPE'], useStoreCredit: true }),
    ]);
    expect(answer).toMatchObject({
      order: { payments: [{ gateway: 'gift_card', amount: '10.00' }, { amount: '44.90' }] },
    });
  });

  test('saving costs what changed, not what there is', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dev-store-'));
    closeAfterTest(async () => rmSync(dataDir, { recursive: true, force: true }));
    const first = await aDevStore({ dataDir });
    first.store.placeOrders(Array.from({ length: 300 }, (_, index) => anOrder(index)));
    await new Promise((resolve) => {
      setTimeout(resolve, 700);
    });
    const records = join(dataDir, 'records.jsonl');
    const before = statSync(records).size;
    const order = buy(first.store);
    first.store.cancelOrder(order.id);
    await first.close();
    const grown = statSync(records).size - before;
    expect([grown > 500, grown < 10_000]).toEqual([true, true]);
    const second = await aDevStore({ dataDir });
    expect(second.store.orders()).toHaveLength(301);
    expect(second.store.order(order.id)!.cancelledAt).not.toBeNull();
    expect(buy(second.store).customerId).toBe(order.customerId);
  });
});

describe('webhooks', () => {
  test('no more of them are under way at once than allowed', async () => {
    let [now, most] = [0, 0];
    const app = await anApp(async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
      now -= 1;
      return 200;
    });
    const running = await aDevStore({ appUrl: app.url, webhookConcurrency: 3 });
    install(running);
    running.store.placeOrders(Array.from({ length: 10 }, (_, index) => anOrder(index)));
    await until(() => running.store.deliveryCounts().delivered === 20);
    expect(most).toBe(3);
  });

  test('under a seed the same ones are lost and doubled every time', async () => {
    const run = async (seed: number) => {
      const app = await anApp();
      const running = await aDevStore({ appUrl: app.url, faultSeed: seed });
      install(running);
      running.store.setFaults({ loseShare: 0.3, duplicateShare: 0.3 });
      running.store.placeOrders(Array.from({ length: 20 }, (_, index) => anOrder(index)));
      await until(() => running.store.deliveryCounts().waiting === 0);
      return app.received.map(({ topic, body }) => `${topic} ${JSON.parse(body).name}`).sort();
    };
    const [once, again, other] = [await run(7), await run(7), await run(8)];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
    expect(once.length).not.toBe(40);
  });

  test('a share of them is overtaken', async () => {
    const app = await anApp();
    const running = await aDevStore({ appUrl: app.url, faultSeed: 3 });
    install(running);
    running.store.setFaults({ reorderShare: 0.5 });
    running.store.placeOrders(Array.from({ length: 10 }, (_, index) => anOrder(index)));
    await until(() => app.received.length === 20);
    const numbers = app.received.map(({ body }) => JSON.parse(body).order_number);
    expect(numbers).not.toEqual([...numbers].sort((a, b) => a - b));
  });
});

describe('Admin API faults', () => {
  const tagMutation = 'mutation T($id: ID!) { tagsAdd(id: $id, tags: ["vip"]) { userErrors { message } } }';

  test('a time-out lasts as long as it is told to', async () => {
    const { store, query, anaGid, ana } = await aRewardShop();
    store.setFaults({ adminApiTimeoutAfterCommitShare: 1, adminApiTimeoutMs: 120 });
    const startedAt = Date.now();
    await expect(query(tagMutation, { id: anaGid })).rejects.toThrow();
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(110);
    expect(store.customer(ana.id)!.tags).toEqual(['vip']);
  });

  test('search lags behind; looking up by id does not', async () => {
    const { store, query } = await aRewardShop();
    store.setFaults({ searchLagMs: 60_000 });
    const { json: made } = await query(createGiftCardMutation, {
      input: { initialAmount: { amount: '5', currencyCode: 'EUR' } },
    });
    const { json } = await query(
      'query G($id: ID!) { giftCards(first: 5, query: "initial_value:5") { nodes { id } } giftCard(id: $id) { enabled } }',
      { id: made.data.giftCardCreate.giftCard.id },
    );
    expect(json.data).toEqual({ giftCards: { nodes: [] }, giftCard: { enabled: true } });
  });

  test('a 503 may come although the work is done', async () => {
    const { store, query, anaGid, ana } = await aRewardShop();
    store.setFaults({ adminApi5xxAfterCommitShare: 1 });
    expect((await query(tagMutation, { id: anaGid })).status).toBe(503);
    expect(store.customer(ana.id)!.tags).toEqual(['vip']);
    expect((await query('{ shop { id } }')).status).toBe(200);
  });
});

describe('holds', () => {
  const tagMutation =
    'mutation Tag($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }';

  test('a call is held after it was carried out, until it is released', async () => {
    const { urls, store, query, anaGid, ana } = await aRewardShop();
    const hold: Hold = await call(urls.storefront, 'POST', '/holds', {
      on: 'admin-api',
      when: 'after',
      nth: 2,
      match: 'tagsAdd',
    });
    await query(tagMutation, { id: anaGid, tags: ['one'] });
    const held = query(tagMutation, { id: anaGid, tags: ['two'] });
    expect(await call(urls.storefront, 'GET', `/holds/${hold.id}/reached`)).toMatchObject({
      state: 'holding',
      label: 'Tag tagsAdd',
    });
    expect(store.customer(ana.id)!.tags).toEqual(['one', 'two']);
    await call(urls.storefront, 'POST', `/holds/${hold.id}/release`, {});
    expect((await held).status).toBe(200);
  });

  test('a call held before can be dropped: it was never carried out', async () => {
    const { store, query, anaGid, ana } = await aRewardShop();
    const { id } = store.addHold({ on: 'admin-api', when: 'before', match: 'tagsAdd' });
    const held = query(tagMutation, { id: anaGid, tags: ['one'] });
    await store.holdReached(id, 2_000);
    store.releaseHold(id, { drop: true });
    await expect(held).rejects.toThrow();
    expect(store.customer(ana.id)!.tags).toEqual([]);
  });

  test("a webhook whose answer is dropped is sent again, as Shopify doesn't know that it arrived", async () => {
    const app = await anApp();
    const running = await aDevStore({ appUrl: app.url, retryScale: 0.01 });
    install(running);
    const { id } = running.store.addHold({ on: 'webhook', when: 'after', match: 'orders/paid' });
    buy(running.store);
    await running.store.holdReached(id, 2_000);
    running.store.releaseHold(id, { drop: true });
    await until(() => app.received.filter(({ topic }) => topic === 'orders/paid').length === 2);
  });

  test('nothing to hold is said in time', async () => {
    const { store } = await aDevStore();
    const { id } = store.addHold({ on: 'webhook', when: 'before' });
    await expect(store.holdReached(id, 10)).rejects.toThrow('nothing was held within 10 ms');
  });
});

describe('reconciliation', () => {
  test('orders are read page by page in the order of their last change', async () => {
    let now = Date.parse('2026-07-01T10:00:00Z');
    const running = await aDevStore({ now: () => new Date(now) });
    const query = await anAdminClient(running);
    const names = ['a', 'b', 'c'].map((who) => {
      now += 1_000;
      return buy(running.store, { email: `${who}@example.com` });
    });
    now += 1_000;
    running.store.cancelOrder(names[0]!.id);
    const page = async (after: string | null) =>
      (
        await query(
          'query P($q: String!, $after: String) { orders(first: 2, after: $after, query: $q, sortKey: UPDATED_AT) { nodes { name } pageInfo { hasNextPage endCursor } } }',
          { q: "updated_at:>='2026-07-01T10:00:02Z' updated_at:<'2026-07-01T11:00:00Z'", after },
        )
      ).json.data.orders;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const namesOf = (...pages: (typeof first)[]) =>
      pages.flatMap(({ nodes }) => nodes.map(({ name }: { name: string }) => name));
    expect(namesOf(first, second)).toEqual([names[1]!.name, names[2]!.name, names[0]!.name]);

    // the last one of the first page changes: the next page still starts where that one stood
    now += 1_000;
    running.store.cancelOrder(names[2]!.id);
    expect(namesOf(await page(first.pageInfo.endCursor))).toEqual([names[0]!.name, names[2]!.name]);
  });

  test('rewards of every kind are read by their ids, null where one is gone', async () => {
    const { query, store, anaGid } = await aRewardShop();
    const { json: made } = await query(createGiftCardMutation, {
      input: { initialAmount: { amount: '5', currencyCode: 'EUR' } },
    });
    const cardId = made.data.giftCardCreate.giftCard.id;
    const ids = ['gid://shopify/DiscountNode/1', cardId, anaGid, 'gid://shopify/DiscountCodeNode/1'];
    const { json } = await query('query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    expect(json.data.nodes).toEqual([
      null,
      { __typename: 'GiftCard', id: cardId },
      { __typename: 'Customer', id: anaGid },
      null,
    ]);
    expect(store.giftCards()).toHaveLength(1);
  });

  test('subscriptions of the configuration file are not listed: Shopify shows only those made by API', async () => {
    const { query } = await aRewardShop();
    expect((await query('{ webhookSubscriptions(first: 5) { nodes { id } } }')).json.data).toEqual({
      webhookSubscriptions: { nodes: [] },
    });
  });
});
