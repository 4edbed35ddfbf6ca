import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { reconcilingOf } from '../../app/container/reconciling.server.ts';
import { loadHealth } from '../../app/queries/health.ts';
import { adminClient } from '../../app/shopify/admin-client.server.ts';
import type { Reconciliation } from '../../app/usecases/reconcile.ts';
import type { Order } from '../../dev-store/contract.ts';
import type { RunningDevStore } from '../../dev-store/server.ts';
import { aDevStore, aDiscountInput, buy, createDiscountMutation, exchangeToken, post } from '../dev-store/support.ts';
import { daysAfter, points, type someTerms } from '../support/builders.ts';
import { aShop, cancellationOf, type TestShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const MINUTE_MS = 60_000;
let stores = 0;

type Fetch = typeof fetch;
type Place = Awaited<ReturnType<typeof aShopWithStore>>;

/** A store behind the shop whose webhooks go nowhere, compared by processes that may be stopped at any call. */
async function aShopWithStore({ terms = { waitingDays: 0 } }: { terms?: Parameters<typeof someTerms>[0] } = {}) {
  const domain = `compare-${++stores}.myshopify.com`;
  const store = await aDevStore({ shop: domain, now: () => ricochet.clock.now() });
  // a fresh one each time: these tests travel through days, and tokens live an hour
  const getToken = async () => (await exchangeToken(store)).json.access_token as string;
  const shop = await aShop(ricochet, { domain, terms });
  let send = (call: () => Promise<Response>) => call();
  const fetchThere = (url: Parameters<Fetch>[0], init: Parameters<Fetch>[1]) =>
    send(() => fetch(String(url).replace(`https://${domain}/`, store.urls.storefront), init));
  const clientFor = () => adminClient({ shopDomain: domain, getToken, fetch: fetchThere as Fetch });
  const reconciling = reconcilingOf({ ...ricochet.services, clientFor });

  const state = async (): Promise<Reconciliation> =>
    (await shop.rows<{ reconciliation: Reconciliation }>('SELECT reconciliation FROM shop WHERE shop_id = $1'))[0]!
      .reconciliation;
  const place = {
    shop,
    store,
    reconciling,
    state,
    getToken,
    /** from now on calls go this way */
    sendThrough(next: typeof send): void {
      send = next;
    },
    /** pages until the comparison is over */
    async finish(): Promise<Reconciliation> {
      for (let page = 0; page < 50; page += 1) {
        const run = await state();
        if (run.finishedAt) return run;
        await reconciling.reconcile(shop.shopId);
      }
      throw new Error('the comparison does not end');
    },
    async compare(by: 'schedule' | 'merchant' = 'merchant'): Promise<Reconciliation> {
      await reconciling.start(shop.shopId, by);
      return place.finish();
    },
    problems: () =>
      shop.rows<{ key: string; code: string; values: Record<string, string>; times: number }>(
        'SELECT key, code, values, times FROM problem WHERE shop_id = $1 ORDER BY key',
      ),
    /** the orders that wait in the inbox, as the judge will read them */
    async handed(): Promise<{ orderId: string; financialStatus: string; cancelledAt: string | null }[]> {
      const rows = await shop.inbox();
      return rows
        .filter((row) => row.topic === 'ricochet/order')
        .flatMap((row) => JSON.parse(row.body.toString()).orders.map((order: { facts: object }) => order.facts));
    },
    /** what is in the inbox is known and judged */
    async knows(): Promise<void> {
      for (const facts of await place.handed())
        await ricochet.owner.query(
          `INSERT INTO order_fact (shop_id, id, person_id, processed_at, updated_at, facts)
           SELECT $1, $2::jsonb->>'orderId', $3, ($2::jsonb->>'processedAt')::timestamptz, ($2::jsonb->>'updatedAt')::timestamptz, $2
           ON CONFLICT (shop_id, id) DO UPDATE SET updated_at = excluded.updated_at, facts = excluded.facts`,
          [shop.shopId, JSON.stringify(facts), randomUUID()],
        );
      await ricochet.owner.query('UPDATE inbox SET judged_at = now() WHERE shop_id = $1', [shop.shopId]);
    },
  };
  return place;
}

const passes = (ms: number) => ricochet.clock.set(new Date(ricochet.clock.now().getTime() + ms));

/** Orders of the store, their webhooks lost. */
function lostOrders({ store }: { store: RunningDevStore }, count: number): Order[] {
  return Array.from({ length: count }, (_, n) => buy(store.store, { email: `friend${n}-${Math.random()}@orange.fr` }));
}

/** A reward in our books, and its discount in the store. */
async function aReward(place: Place, { status = 'issued' }: { status?: 'issued' | 'reversed' } = {}) {
  const code = `R${randomUUID().slice(0, 8).toUpperCase()}`;
  const answer = await adminCall(place, createDiscountMutation, { input: aDiscountInput({ code }) });
  const gid: string = answer.data.discountCodeBasicCreate.codeDiscountNode.id;
  const id = randomUUID();
  const { shop } = place;
  await ricochet.owner.query(
    `INSERT INTO reward (shop_id, id, cause, rule, side, person_id, program_id, version_id, spec, wanted, status, code, shopify_gid, final_at, issued_at, created_at, updated_at)
     VALUES ($1, $2, $2::uuid::text, 'welcome.friend', 'friend', $3, $4, $5, '{"type":"percentage-code"}', $6, $6, $7, $8, $9, $9, $9, $9)`,
    [shop.shopId, id, shop.ana.personId, shop.program.id, shop.versionId, status, code, gid, ricochet.clock.now()],
  );
  return { id, gid, code };
}

async function adminCall({ store, getToken }: Place, query: string, variables: object) {
  const url = `${store.urls.storefront}admin/api/2026-07/graphql.json`;
  return (await post(url, { query, variables }, { 'x-shopify-access-token': await getToken() })).json;
}

const deactivate = (place: Place, id: string) =>
  adminCall(place, 'mutation D($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { message } } }', { id });
const remove = (place: Place, id: string) =>
  adminCall(place, 'mutation D($id: ID!) { discountCodeDelete(id: $id) { userErrors { message } } }', { id });

describe('orders whose webhooks were lost', () => {
  test('are put in the inbox, each once, however often it is compared', async () => {
    const place = await aShopWithStore();
    const orders = lostOrders(place, 3);
    passes(10 * MINUTE_MS);
    const run = await place.compare();
    expect(run).toMatchObject({ phase: 'done', stopped: null, findings: { ordersFound: 3 } });
    expect((await place.handed()).map(({ orderId }) => orderId).sort()).toEqual(orders.map(({ id }) => id).sort());
    await place.shop.rows('UPDATE shop SET reconciled_until = NULL WHERE shop_id = $1');
    await ricochet.owner.query('UPDATE inbox SET judged_at = now() WHERE shop_id = $1', [place.shop.shopId]);
    await place.compare();
    expect(await place.handed()).toHaveLength(3);
  });

  test('a chargeback nobody told of is handed over once, and counts as no lost webhook', async () => {
    const place = await aShopWithStore();
    const [order] = lostOrders(place, 1);
    passes(10 * MINUTE_MS);
    await place.compare();
    await place.knows();
    place.store.store.openDispute(order!.id);
    await place.shop.rows('UPDATE shop SET reconciled_until = NULL WHERE shop_id = $1');
    const run = await place.compare();
    expect(run.findings.ordersFound).toBe(0);
    const told = (await place.shop.inbox()).map(({ body }) => JSON.parse(body.toString()).orders[0].dispute?.status);
    expect(told).toEqual([undefined, 'open']);
  });

  test('are found over many pages, and each page moves the date on', async () => {
    const place = await aShopWithStore();
    lostOrders(place, 60);
    passes(10 * MINUTE_MS);
    await place.reconciling.start(place.shop.shopId, 'merchant');
    await place.reconciling.reconcile(place.shop.shopId);
    expect(await place.state()).toMatchObject({ phase: 'orders', done: 50, finishedAt: null });
    expect(await place.shop.jobs('reconcile')).toHaveLength(1);
    expect((await place.finish()).findings.ordersFound).toBe(60);
    const [row] = await place.shop.rows<{ reconciled_until: Date }>(
      'SELECT reconciled_until FROM shop WHERE shop_id = $1',
    );
    expect(row?.reconciled_until).toEqual(ricochet.clock.now());
  });

  test('are not sought again once we know them; their cancellation is', async () => {
    const place = await aShopWithStore();
    const [order] = lostOrders(place, 1);
    passes(3 * MINUTE_MS);
    await place.compare();
    await place.knows();
    passes(MINUTE_MS);
    expect((await place.compare()).findings.ordersFound).toBe(0);
    place.store.store.cancelOrder(order!.id);
    passes(3 * MINUTE_MS);
    expect((await place.compare()).findings.ordersFound).toBe(1);
    expect((await place.handed()).at(-1)).toMatchObject({ orderId: order!.id, cancelledAt: expect.any(String) });
  });

  test('are not sought while what came waits for the judge', async () => {
    const place = await aShopWithStore();
    await place.shop.put('orders/paid', place.shop.order());
    passes(MINUTE_MS);
    lostOrders(place, 1);
    passes(10 * MINUTE_MS);
    expect((await place.compare()).findings.ordersFound).toBe(0);
    await ricochet.owner.query('UPDATE inbox SET judged_at = now() WHERE shop_id = $1', [place.shop.shopId]);
    expect((await place.compare()).findings.ordersFound).toBe(1);
  });

  test('are judged as if their webhook had come', async () => {
    const place = await aShopWithStore();
    await place.shop.claims('ben@orange.fr');
    await place.shop.judge();
    const order = buy(place.store.store, { email: 'ben@orange.fr' });
    passes(10 * MINUTE_MS);
    await place.compare();
    await place.shop.judge();
    expect(await place.shop.verdict(order.id)).toMatchObject({ outcome: 'approved' });
    place.store.store.cancelOrder(order.id);
    passes(10 * MINUTE_MS);
    await place.compare();
    await place.shop.judge();
    expect(await place.shop.verdict(order.id)).toMatchObject({ outcome: 'rejected' });
  });

  test('are left alone by the schedule while their webhook may still be on its way', async () => {
    const place = await aShopWithStore();
    passes(10 * MINUTE_MS);
    lostOrders(place, 1);
    passes(MINUTE_MS);
    expect((await place.compare('schedule')).findings.ordersFound).toBe(0);
    passes(15 * MINUTE_MS);
    expect((await place.compare('schedule')).findings.ordersFound).toBe(1);
  });
});

describe('orders with a chargeback', () => {
  /** a job's page, and the jobs that it leaves, as the queue would run them */
  async function pages(place: Place, most: number): Promise<number> {
    for (let page = 0; page < most; page += 1) {
      const [job] = await place.shop.rows<{ payload: { after?: string } }>(
        `DELETE FROM graphile_worker._private_jobs WHERE key = 'find-chargebacks:' || $1::uuid::text RETURNING payload`,
      );
      if (!job && page > 0) return page;
      await place.reconciling.findChargebacks(place.shop.shopId, job?.payload.after);
    }
    return most;
  }

  test('are sought a page at a time, and one the budget has no room for is asked for again, not those before it', async () => {
    const place = await aShopWithStore();
    for (const { id } of lostOrders(place, 60)) place.store.store.openDispute(id);
    passes(10 * MINUTE_MS);
    await pages(place, 1);
    expect(await place.handed()).toHaveLength(50);
    place.store.store.setFaults({ adminApi429Share: 1 });
    await pages(place, 1);
    place.store.store.setFaults({ adminApi429Share: 0 });
    expect(await pages(place, 3)).toBe(1);
    expect(await place.handed()).toHaveLength(60);
  });

  test('are handed over when it is news, not each time they are found', async () => {
    const place = await aShopWithStore();
    const [order] = lostOrders(place, 1);
    const dispute = place.store.store.openDispute(order!.id);
    const handedOver = async () => (await place.shop.inbox()).filter(({ topic }) => topic === 'ricochet/order').length;
    await pages(place, 1);
    await place.shop.judge();
    await ricochet.owner.query('DELETE FROM inbox WHERE shop_id = $1', [place.shop.shopId]);
    await pages(place, 1);
    expect(await handedOver()).toBe(0);
    place.store.store.decideDispute(dispute.id, 'lost');
    await pages(place, 1);
    expect(await handedOver()).toBe(1);
  });

  test('are left alone when they were placed longer ago than buyers may dispute', async () => {
    const place = await aShopWithStore();
    place.sendThrough((send) => {
      place.store.store.setGrantedScopes([...place.store.store.appScopes().granted, 'read_all_orders']);
      return send();
    });
    passes(-201 * 24 * 60 * MINUTE_MS);
    const [old] = lostOrders(place, 1);
    passes(201 * 24 * 60 * MINUTE_MS);
    const [young] = lostOrders(place, 1);
    for (const order of [old, young]) place.store.store.openDispute(order!.id);
    await pages(place, 1);
    expect((await place.handed()).map(({ orderId }) => orderId)).toEqual([young!.id]);
  });
});

describe('webhooks that have stopped', () => {
  test('are a problem, which goes once they flow again', async () => {
    const place = await aShopWithStore();
    lostOrders(place, 4);
    passes(10 * MINUTE_MS);
    await place.compare('schedule');
    expect(await place.problems()).toMatchObject([{ key: 'webhooks-silent', values: { missed: '4', changed: '4' } }]);
    // the four are known by now, as if their webhooks had come
    await place.knows();
    await place.shop.rows('UPDATE shop SET reconciled_until = NULL WHERE shop_id = $1');
    await place.compare('schedule');
    expect(await place.problems()).toEqual([]);
  });
});

describe('rewards in Shopify', () => {
  test('that the merchant switched off or deleted are reported, one problem each, and not made again', async () => {
    const place = await aShopWithStore();
    const [off, gone] = [await aReward(place), await aReward(place), await aReward(place)];
    await deactivate(place, off.gid);
    await remove(place, gone.gid);
    const run = await place.compare();
    expect(run.findings).toMatchObject({ rewardsDiffer: 2, rewardsRepaired: 0 });
    expect(await place.problems()).toEqual(
      [off, gone]
        .map(({ id, code }) => ({ key: `reward-differs:${id}`, code: 'reward-differs', values: { code }, times: 1 }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
    expect(place.store.store.discounts()).toHaveLength(2);
  });

  test('stay dismissed when the merchant dismissed them, and are forgotten when they work again', async () => {
    const place = await aShopWithStore();
    const reward = await aReward(place);
    await deactivate(place, reward.gid);
    await place.compare();
    await place.shop.rows('UPDATE problem SET dismissed_at = now() WHERE shop_id = $1');
    await place.compare();
    expect(await place.shop.rows('SELECT times FROM problem WHERE shop_id = $1 AND dismissed_at IS NOT NULL')).toEqual([
      { times: 2 },
    ]);
    const again = await aReward(place);
    await ricochet.owner.query('UPDATE reward SET shopify_gid = $2 WHERE id = $1', [reward.id, again.gid]);
    await place.compare();
    expect(await place.problems()).toEqual([]);
  });

  test('that still work though we took them back are taken back once more', async () => {
    const place = await aShopWithStore();
    const reward = await aReward(place, { status: 'reversed' });
    expect((await place.compare()).findings).toMatchObject({ rewardsRepaired: 1, rewardsDiffer: 0 });
    expect(place.store.store.discountByCode(reward.code)?.status).toBe('deactivated');
    expect((await place.compare()).findings.rewardsRepaired).toBe(0);
  });

  test('that were used without our knowing are counted and nothing more', async () => {
    const place = await aShopWithStore();
    const reward = await aReward(place);
    buy(place.store.store, { email: 'ben@orange.fr' }, { code: reward.code });
    passes(MINUTE_MS);
    // the order is found in the same run and waits for the judge, who will know
    expect((await place.compare()).findings).toMatchObject({ ordersFound: 1, rewardsUsed: 0, rewardsDiffer: 0 });
    await place.knows();
    expect((await place.compare()).findings).toMatchObject({ rewardsUsed: 1, rewardsDiffer: 0 });
    expect(await place.problems()).toEqual([]);
  });

  test('are walked once a day by the schedule', async () => {
    const place = await aShopWithStore();
    await place.compare('schedule');
    const reward = await aReward(place);
    await deactivate(place, reward.gid);
    passes(15 * MINUTE_MS);
    expect((await place.compare('schedule')).findings.rewardsDiffer).toBe(0);
    ricochet.clock.set(daysAfter(ricochet.clock.now(), 1));
    expect((await place.compare('schedule')).findings.rewardsDiffer).toBe(1);
  });
});

describe('our own books', () => {
  async function bookedWrong(sql: string, ...values: unknown[]) {
    const place = await aShopWithStore();
    await ricochet.owner.query(sql, [place.shop.shopId, ...values]);
    const run = await place.compare();
    return { place, run, problems: await place.problems() };
  }

  test('are found straight', async () => {
    const place = await aShopWithStore();
    expect((await place.compare()).findings.booksDiffer).toBe(0);
    expect(await place.problems()).toEqual([]);
  });

  test('stay straight while points are earned, persons turn out to be one, and an order is cancelled', async () => {
    const place = await aShopWithStore({ terms: { waitingDays: 0, firstPurchase: { advocate: points(500) } } });
    const { shop } = place;
    const gid = (id: number) => `gid://shopify/Customer/${id}`;
    const straight = async () => expect((await place.compare()).findings.booksDiffer).toBe(0);
    const order = shop.order();
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', order);
    await shop.put(
      'orders/paid',
      shop.order({
        id: '7001',
        email: 'ana@free.fr',
        customer: { id: 71, admin_graphql_api_id: gid(71), email: null },
      }),
    );
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 500, pending: 0 });
    await straight();
    await shop.put('customers/merge', {
      admin_graphql_api_customer_kept_id: gid(71),
      admin_graphql_api_customer_deleted_id: gid(100),
      status: 'completed',
    });
    await shop.judge();
    expect(await shop.rows('SELECT 1 FROM person WHERE shop_id = $1 AND merged_into_id IS NOT NULL')).toHaveLength(1);
    await straight();
    await shop.put('orders/cancelled', cancellationOf(order));
    await shop.judge();
    await straight();
    expect(await shop.rows('SELECT 1 FROM ledger_entry WHERE shop_id = $1')).not.toHaveLength(0);
  });

  test('are reported when a movement does not sum to zero', async () => {
    const transactionId = randomUUID();
    const { place, problems } = await bookedWrong(
      `WITH t AS (INSERT INTO ledger_transaction (shop_id, id, kind, created_at) VALUES ($1, $2, 'earned', now()))
       INSERT INTO ledger_entry (shop_id, transaction_id, line, account, unit, amount) VALUES ($1, $2, 0, 'outstanding', 'POINTS', 5)`,
      transactionId,
    );
    expect(problems).toMatchObject([{ key: 'books-differ', code: 'books-differ', values: { unbalanced: '1' } }]);
    expect(ricochet.logger.error).toHaveBeenCalledWith(
      { shopId: place.shop.shopId, wrong: { unbalanced: 1 } },
      expect.any(String),
    );
  });

  test('are reported when a balance is not what was entered, nor what its lots hold', async () => {
    const { problems } = await bookedWrong(
      `INSERT INTO wallet (shop_id, person_id, unit, available) VALUES ($1, gen_random_uuid(), 'POINTS', 7)`,
    );
    expect(problems).toMatchObject([{ key: 'books-differ', values: { wallets: '1', lots: '1' } }]);
  });

  test('are no problem any more once they are put right', async () => {
    const { place } = await bookedWrong(
      `INSERT INTO lot (shop_id, id, person_id, program_id, unit, earned_at, amount, remaining)
       VALUES ($1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'POINTS', now(), 7, 7)`,
    );
    expect(await place.problems()).toMatchObject([{ values: { lots: '1' } }]);
    await place.shop.rows('DELETE FROM lot WHERE shop_id = $1');
    await place.compare();
    expect(await place.problems()).toEqual([]);
  });
});

describe('a comparison', () => {
  test('that is killed within a page is resumed by another process, and no order is found twice', async () => {
    const place = await aShopWithStore();
    lostOrders(place, 60);
    passes(10 * MINUTE_MS);
    await place.reconciling.start(place.shop.shopId, 'merchant');
    await place.reconciling.reconcile(place.shop.shopId);
    place.sendThrough(async (send) => {
      await send();
      throw new TypeError('fetch failed');
    });
    await expect(place.reconciling.reconcile(place.shop.shopId)).rejects.toThrow();
    place.sendThrough((send) => send());
    expect((await place.finish()).findings.ordersFound).toBe(60);
    expect(await place.handed()).toHaveLength(60);
  });

  test('that one shop’s budget stops lets another shop’s finish', async () => {
    const throttled = await aShopWithStore();
    const other = await aShopWithStore();
    for (const place of [throttled, other]) lostOrders(place, 2);
    passes(10 * MINUTE_MS);
    throttled.store.store.setFaults({ adminApi429Share: 1 });
    for (const place of [throttled, other]) await place.reconciling.start(place.shop.shopId, 'merchant');
    await throttled.reconciling.reconcile(throttled.shop.shopId);
    expect((await other.finish()).findings.ordersFound).toBe(2);
    expect((await throttled.state()).finishedAt).toBeNull();
    expect(await throttled.shop.jobs('reconcile')).toHaveLength(1);
    throttled.store.store.setFaults({ adminApi429Share: 0 });
    expect((await throttled.finish()).findings.ordersFound).toBe(2);
  });

  test('is one at a time', async () => {
    const place = await aShopWithStore();
    expect(await place.reconciling.start(place.shop.shopId, 'merchant')).toBe(true);
    expect(await place.reconciling.start(place.shop.shopId, 'merchant')).toBe(false);
    await place.finish();
    expect(await place.reconciling.start(place.shop.shopId, 'schedule')).toBe(true);
  });

  test('that Shopify gives no access to ends and says so', async () => {
    const place = await aShopWithStore();
    place.sendThrough(async () => new Response('{"errors":"[API] Invalid API key"}', { status: 401 }));
    expect(await place.compare()).toMatchObject({ stopped: 'no-access', finishedAt: expect.any(String) });
    const health = await loadHealth(ricochet.services.db, place.shop.shopId, ricochet.clock.now());
    expect(health.comparison?.state).toBe('no-access');
    place.sendThrough((send) => send());
    expect(await place.compare('schedule')).toMatchObject({ isFull: true, stopped: null });
  });

  test('begins in each installed shop, at its own moment of the quarter of an hour', async () => {
    const place = await aShopWithStore();
    await place.reconciling.reconcileAll();
    const jobs = await place.shop.rows<{ run_at: Date }>(
      `SELECT run_at FROM graphile_worker.jobs WHERE key = 'start-reconciliation:' || $1::uuid::text`,
    );
    expect(jobs).toHaveLength(1);
    const delayMs = jobs[0]!.run_at.getTime() - ricochet.clock.now().getTime();
    expect(delayMs).toBeGreaterThanOrEqual(0);
    expect(delayMs).toBeLessThan(15 * MINUTE_MS);
  });
});

describe('the health page', () => {
  const healthOf = (shop: TestShop) => loadHealth(ricochet.services.db, shop.shopId, ricochet.clock.now());

  test('says that nothing has come yet', async () => {
    const { shop } = await aShopWithStore();
    expect(await healthOf(shop)).toMatchObject({
      comparison: null,
      webhooks: { heard: 0, isMore: false, lastHeardAt: null },
      oldestWaitingAt: null,
      quarantined: 0,
    });
  });

  test('counts Shopify’s webhooks, not our own rows, and shows what waits longest', async () => {
    const { shop } = await aShopWithStore();
    await shop.put('orders/paid', shop.order());
    await shop.put('ricochet/due', { subject: 'order', subjectId: '1' });
    const arrivedAt = ricochet.clock.now().toISOString();
    passes(MINUTE_MS);
    expect(await healthOf(shop)).toMatchObject({
      webhooks: { heard: 1, lastHeardAt: arrivedAt },
      oldestWaitingAt: arrivedAt,
    });
    ricochet.clock.set(daysAfter(ricochet.clock.now(), 2));
    expect(await healthOf(shop)).toMatchObject({ webhooks: { heard: 0, lastHeardAt: arrivedAt } });
  });

  test('shows the comparison and what it found', async () => {
    const place = await aShopWithStore();
    lostOrders(place, 1);
    passes(10 * MINUTE_MS);
    await place.reconciling.start(place.shop.shopId, 'merchant');
    expect((await healthOf(place.shop)).comparison).toMatchObject({ state: 'running', phase: 'orders', done: 0 });
    await place.finish();
    expect((await healthOf(place.shop)).comparison).toMatchObject({ state: 'done', findings: { ordersFound: 1 } });
  });
});
