import { describe, expect, test } from 'vitest';
import { importingOf } from '../../app/container/importing.server.ts';
import { createBackgroundWork, type Services } from '../../app/container.server.ts';
import { shopIdOf } from '../../app/persistence/inbox.server.ts';
import { adminClient } from '../../app/shopify/admin-client.server.ts';
import { aDevStore, exchangeToken } from '../dev-store/support.ts';
import { useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const DAY_MS = 86_400_000;

let stores = 0;

/** A shop with a past that has just installed the app, and processes that read its history and may die on the way. */
async function aShopWithPast({ count = 350, days = 50, bulkFailShare = 0 } = {}) {
  const domain = `past-${++stores}.myshopify.com`;
  let ahead = 0;
  const running = await aDevStore({ shop: domain, jobDelayMs: 0, now: () => new Date(Date.now() + ahead) });
  let token: string = (await exchangeToken(running)).json.access_token;
  running.store.addPastOrders({ count, days });
  running.store.setFaults({ bulkFailShare });
  ricochet.clock.set(new Date());
  await ricochet.services.shops.install(
    {
      domain,
      name: 'Past',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      storefrontUrl: `https://${domain}`,
      contactEmail: null,
    },
    new Date(Date.now() - 2_000),
  );
  const shopId = shopIdOf(domain);
  const rows = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await ricochet.owner.query(sql, [shopId])).rows as Row[];

  function aProcess({
    inbox = {},
    shops = {},
  }: {
    inbox?: Partial<Services['inbox']>;
    shops?: Partial<Services['shops']>;
  } = {}) {
    const rerouted = (url: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]) =>
      fetch(String(url).replace(`https://${domain}/`, running.urls.storefront), init);
    const services = {
      ...ricochet.services,
      clientFor: () =>
        adminClient({
          shopDomain: domain,
          fetch: rerouted as typeof fetch,
          getToken: async () => {
            token ||= (await exchangeToken(running)).json.access_token;
            return token;
          },
        }),
    };
    return createBackgroundWork({
      ...services,
      inbox: { ...services.inbox, ...inbox },
      shops: { ...services.shops, ...shops },
    });
  }

  const state = async () =>
    (
      await rows<{ state: string; done: number; total: number | null; complete: boolean }>(
        `SELECT import_state AS state, import_done AS done, import_total AS total, history_complete AS complete FROM shop WHERE shop_id = $1`,
      )
    )[0]!;

  async function judgeAll(): Promise<void> {
    while ((await ricochet.work.judge(shopId)) > 0);
  }

  /** One job after another until nothing is asked for, with whatever happens between two. Time passes as each asks for. */
  async function readsOn(between: () => Promise<unknown> = judgeAll, most = 100): Promise<string[]> {
    const work = aProcess();
    const seen: string[] = [];
    for (let jobs = 0; jobs < most; jobs++) {
      await work.importHistory(shopId);
      const { state: now, done } = await state();
      seen.push(`${now} ${done}`);
      if (now === 'done' || now === 'failed') break;
      await between();
    }
    await work.close();
    return seen;
  }

  return {
    shopId,
    store: running.store,
    engine: running.engine,
    aProcess,
    state,
    rows,
    judgeAll,
    readsOn,
    passes: (ms: number) => {
      ahead += ms;
      token = ''; // it lives for an hour
      ricochet.clock.set(new Date(ricochet.clock.now().getTime() + ms));
    },
    orders: async () => (await rows<{ id: string }>('SELECT id FROM order_fact WHERE shop_id = $1')).length,
    handedRows: () =>
      rows<{ event_id: string; day: string }>(
        `SELECT event_id, day FROM inbox WHERE shop_id = $1 AND topic = 'ricochet/history' ORDER BY id`,
      ),
    problems: () => rows<{ code: string; values: object }>('SELECT code, values FROM problem WHERE shop_id = $1'),
    gatherings: () => Object.values(running.engine.state.bulkOperations),
  };
}

const killed = () => Promise.reject(new Error('killed'));
const readAllOrders = (place: Awaited<ReturnType<typeof aShopWithPast>>) =>
  place.store.setGrantedScopes([...place.store.appScopes().granted, 'read_all_orders']);

describe('the orders from before the install', () => {
  test('come in as history: facts without verdicts, in rows of a hundred', async () => {
    const place = await aShopWithPast();
    const seen = await place.readsOn();
    expect(await place.state()).toEqual({ state: 'done', done: 350, total: 350, complete: false });
    expect(await place.orders()).toBe(350);
    expect(await place.handedRows()).toHaveLength(4);
    expect(await place.rows('SELECT 1 FROM verdict WHERE shop_id = $1')).toEqual([]);
    expect(seen[0]).toMatch(/^preparing/);
    expect(seen).toContain('running 350');
    expect(place.gatherings()).toHaveLength(1);
  });

  test('are the whole history only where Shopify shows all orders', async () => {
    const place = await aShopWithPast({ count: 30, days: 300 });
    await place.readsOn();
    expect(await place.orders()).toBeLessThan(10);
    const seesAll = await aShopWithPast({ count: 30, days: 300 });
    readAllOrders(seesAll);
    await seesAll.readsOn();
    expect(await seesAll.orders()).toBe(30);
    expect((await seesAll.state()).complete).toBe(true);
  });

  test('of a shop that never sold are read at once', async () => {
    const place = await aShopWithPast({ count: 0 });
    await place.readsOn();
    expect(await place.state()).toMatchObject({ state: 'done', done: 0, total: 0 });
  });

  test('wait for the judge: no more than two thousand stand before a live order', async () => {
    const place = await aShopWithPast({ count: 2_300 });
    await place.readsOn(async () => {}, 12);
    expect(await place.state()).toMatchObject({ state: 'running', done: 2_000, total: 2_300 });
    expect((await place.handedRows()).length).toBe(20);
    await place.readsOn();
    expect(await place.state()).toMatchObject({ state: 'done', done: 2_300 });
    expect(await place.orders()).toBe(2_300);
  });
});

describe('a worker killed while it reads', () => {
  /** The nth time anything is written, the process is gone: before it was, or after it was and nobody was told. */
  function dyingAt(place: Awaited<ReturnType<typeof aShopWithPast>>, nth: number, when: 'before' | 'after') {
    let writes = 0;
    const dies = async <Result>(write: () => Promise<Result>): Promise<Result> => {
      if (writes >= nth) return killed();
      writes += 1;
      if (writes === nth && when === 'before') return killed();
      const result = await write();
      return writes === nth ? killed() : result;
    };
    const { inbox, shops } = ricochet.services;
    return place.aProcess({
      inbox: { put: (...put) => dies(() => inbox.put(...put)) },
      shops: { saveImport: (...saved) => dies(() => shops.saveImport(...saved)) },
    });
  }

  test.each([
    ['before', 350],
    ['after', 350],
  ] as const)('at any write, %s it is made, loses and doubles nothing', async (when, count) => {
    const place = await aShopWithPast({ count });
    let deaths = 0;
    for (let life = 0; life < 12; life++) {
      const work = dyingAt(place, 1 + (life % 3), when);
      for (let jobs = 0; jobs < 12; jobs++) {
        const isDead = await work.importHistory(place.shopId).then(
          () => false,
          (error: Error) => error.message === 'killed',
        );
        if (isDead) deaths += 1;
        if (isDead) break;
      }
      await work.close();
      if (life % 3 === 0) await place.judgeAll();
    }
    expect(deaths).toBeGreaterThan(3);
    await place.readsOn();
    expect(await place.state()).toMatchObject({ state: 'done', done: count });
    expect(await place.orders()).toBe(count);
    const keys = (await place.handedRows()).map((row) => row.event_id);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(4);
    // one that was begun and not written down is taken up
    expect(place.gatherings()).toHaveLength(1);
    expect((await ricochet.owner.query('SELECT 1 FROM quarantine WHERE shop_id = $1', [place.shopId])).rows).toEqual(
      [],
    );
  });
});

describe('Shopify’s bulk operation', () => {
  test('that fails is begun again twice, then what it left is read and the merchant is told', async () => {
    const place = await aShopWithPast({ count: 600, bulkFailShare: 1 });
    await place.readsOn(async () => {
      await place.judgeAll();
      place.passes(600_000);
    });
    expect(await place.state()).toMatchObject({ state: 'failed', done: 500, complete: false });
    expect(place.gatherings()).toHaveLength(3);
    expect(await place.orders()).toBe(500);
    expect(await place.problems()).toEqual([{ code: 'history-import-failed', values: { reason: expect.any(String) } }]);

    place.store.setFaults({ bulkFailShare: 0 });
    // the merchant asks for it, twice
    await importingOf(ricochet.services).importAgain(place.shopId);
    expect(await place.state()).toMatchObject({ state: 'waiting', done: 0, total: null });
    await importingOf(ricochet.services).importAgain(place.shopId);
    expect(
      await place.rows(`SELECT 1 FROM graphile_worker.jobs WHERE key = 'import-history:' || $1::uuid::text`),
    ).toHaveLength(1);
    await place.readsOn();
    expect(await place.state()).toMatchObject({ state: 'done', done: 600 });
    expect(await place.orders()).toBe(600);
    expect(await place.problems()).toEqual([]);
  });

  test('whose result is gone before it was read is begun again', async () => {
    const place = await aShopWithPast({ count: 30, days: 20 });
    const work = place.aProcess();
    await work.importHistory(place.shopId);
    await untilEnded(place);
    await work.close();
    place.passes(7 * DAY_MS + 1_000);
    await ricochet.owner.query('SELECT ensure_inbox_partitions($1::date)', [
      ricochet.clock.now().toISOString().slice(0, 10),
    ]);
    await place.readsOn(async () => {
      await place.judgeAll();
      place.passes(61_000);
    });
    expect(await place.state()).toMatchObject({ state: 'done', done: 30 });
    expect(place.gatherings()).toHaveLength(2);
  });
});

async function untilEnded(place: Awaited<ReturnType<typeof aShopWithPast>>): Promise<void> {
  while (place.gatherings().some(({ endedAt }) => endedAt === null))
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
}
