import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createBackgroundWork } from '../../app/container.server.ts';
import { openDatabase } from '../../app/persistence/database.server.ts';
import { openJudgeStore } from '../../app/persistence/judging/judge-store.ts';
import { someTerms } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

// several judges share what the other files leave of the machine
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();
afterEach(() => {
  ricochet.logger.error.mockClear();
  ricochet.logger.warn.mockClear();
});

/** Processes that judge until nothing waits, all at once. */
async function judgeTogether(processes: number, ...shops: TestShop[]): Promise<void> {
  const worker = async () => {
    for (;;) {
      const waiting = await Promise.all(
        shops.map((shop) => shop.rows('SELECT 1 FROM inbox WHERE shop_id = $1 AND judged_at IS NULL')),
      );
      if (waiting.every((rows) => !rows.length)) return;
      for (const shop of shops) await ricochet.work.judge(shop.shopId);
    }
  };
  await Promise.all(Array.from({ length: processes }, worker));
}

async function friendsBuy(shop: TestShop, friends: number): Promise<void> {
  for (let n = 0; n < friends; n++) {
    await shop.claims(`friend${n}@orange.fr`);
    const order = shop.order({ email: `friend${n}@orange.fr` });
    await shop.put('orders/create', order);
    await shop.put('orders/paid', order);
  }
}

describe('several judges at once', () => {
  test('of one shop only one acts, and nothing is done twice', async () => {
    const shop = await aShop(ricochet, { terms: { limits: { friendsPerMonth: null } } });
    await friendsBuy(shop, 12);
    await judgeTogether(4, shop);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 6_000 });
    expect(await shop.rewards('advocate')).toHaveLength(12);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0, waiting: 0 });
    expect(await shop.quarantine()).toEqual([]);
  });

  test('never overrun the cap', async () => {
    const shop = await aShop(ricochet);
    await friendsBuy(shop, 9);
    await judgeTogether(4, shop);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 2_500 });
    expect(await shop.rows('SELECT cause FROM cap_slot WHERE shop_id = $1 AND is_taken')).toHaveLength(5);
    expect(
      await shop.rows("SELECT 1 FROM verdict WHERE shop_id = $1 AND subject_kind = 'order' AND outcome = 'approved'"),
    ).toHaveLength(9);
  });

  test('keep different shops apart', async () => {
    const shops = [await aShop(ricochet), await aShop(ricochet), await aShop(ricochet)];
    for (const shop of shops) await friendsBuy(shop, 3);
    await judgeTogether(3, ...shops);
    for (const shop of shops) {
      expect(await shop.wallet()).toEqual({ available: 0, pending: 1_500 });
      expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
    }
  });

  test('don’t count an attempt at a shop that another one holds', async () => {
    const shop = await aShop(ricochet);
    await shop.put('orders/paid', shop.order());
    const holder = new pg.Client({ connectionString: ricochet.database.appUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [shop.shopId]);
      expect(await ricochet.work.judge(shop.shopId)).toBe(0);
      expect(await shop.inbox()).toMatchObject([{ attempts: 0, judged_at: null }]);
      await holder.query('ROLLBACK');
      expect(await ricochet.work.judge(shop.shopId)).toBe(1);
    } finally {
      await holder.end();
    }
  });

  test('wait for no row in another’s hands when they give an attempt back', async () => {
    const shop = await aShop(ricochet);
    const order = shop.order();
    await shop.put('orders/create', order);
    await shop.put('orders/paid', order);
    const db = openDatabase(ricochet.database.appUrl);
    const store = openJudgeStore(db);
    const attempt = await store.beginAttempt(shop.shopId, 10, new Date());
    const [held, ...others] = attempt?.rows ?? [];
    const holder = new pg.Client({ connectionString: ricochet.database.ownerUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM inbox WHERE id = $1 FOR UPDATE', [held?.id]);
      await store.forgetAttempt(shop.shopId, attempt?.rows ?? []);
    } finally {
      await holder.end();
      await db.close();
    }
    const attempts = new Map((await shop.inbox()).map(({ id, attempts: made }) => [String(id), made]));
    expect(attempts.get(held?.id ?? '')).toBe(1);
    expect(others.map(({ id }) => attempts.get(id))).toEqual([0]);
  });
});

describe('the least recently served shop', () => {
  test('comes first', async () => {
    const [one, other] = [await aShop(ricochet), await aShop(ricochet)];
    await one.put('orders/paid', one.order());
    await other.put('orders/paid', other.order());
    await ricochet.work.judge(other.shopId);
    await other.put('orders/paid', other.order());
    const turn = (await ricochet.work.shopsWithWork(100)).filter((id) => id === one.shopId || id === other.shopId);
    expect(turn).toEqual([one.shopId, other.shopId]);
  });
});

describe('a connection that breaks', () => {
  test('in the middle of a batch undoes it, counts no attempt and doesn’t end the process', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '6001' }));
    const db = openDatabase(ricochet.database.appUrl);
    let transactions = 0;
    const work = createBackgroundWork({
      ...ricochet.services,
      db: {
        ...db,
        withShopSql: (shopId, steps, opening) =>
          db.withShopSql(
            shopId,
            async (client, opened) => {
              // the first begins the attempt; in the second the server goes away
              if (++transactions === 2) {
                const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
                await ricochet.owner.query('SELECT pg_terminate_backend($1, 5000)', [rows[0].pid]);
              }
              return steps(client, opened);
            },
            opening,
          ),
      },
    });
    try {
      await expect(work.judge(shop.shopId)).rejects.toThrow();
      expect(await shop.inbox()).toMatchObject([
        { attempts: 0, judged_at: null },
        { attempts: 0, judged_at: null },
      ]);
      expect(await shop.rows('SELECT 1 FROM verdict WHERE shop_id = $1')).toEqual([]);
      await work.judge(shop.shopId);
      expect((await shop.verdict('6001'))?.outcome).toBe('approved');
    } finally {
      await Promise.all([work.close(), db.close()]);
    }
  });
});

describe('two people at one thing', () => {
  test('a customer enrolled twice at once is one advocate', async () => {
    const shop = await aShop(ricochet);
    const both = await Promise.all([shop.enrol('zoe', '777'), shop.enrol('zoe', '777')]).catch(() => null);
    const again = both ?? (await Promise.all([shop.enrol('zoe', '777'), shop.enrol('zoe', '777')]));
    expect(again[0]!.id).toBe(again[1]!.id);
    expect(await shop.rows('SELECT 1 FROM advocate WHERE shop_id = $1')).toHaveLength(2);
  });

  test('the same version published twice is one version', async () => {
    const shop = await aShop(ricochet);
    await shop.publish({}, ricochet.clock.now());
    expect(await shop.rows('SELECT number FROM program_version WHERE shop_id = $1')).toEqual([{ number: 1 }]);
    expect(someTerms().waitingDays).toBe(14);
  });
});
