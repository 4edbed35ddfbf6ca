import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { leaseRules } from '../../app/container/lease-rules.ts';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import { type Database, openDatabase } from '../../app/persistence/database.server.ts';
import { rewardRows } from '../../app/persistence/rewards.server.ts';
import { useRicochet } from '../support/builders-shop.ts';
import { aShopWithRewards, type ShopWithRewards, type Through } from '../support/rewards-in-store.ts';

const ricochet = useRicochet();
/** longer than a lease */
const A_WHILE_MS = 120_000;

class Killed extends Error {
  override readonly message = 'killed';
}

/**
 * A process that dies at its n-th step, a statement of its transactions or a call to Shopify: before it, or after it was
 * carried out and before anybody heard. Nothing it would have done later happens, not even a rollback.
 */
function mortal(n: number, when: 'before' | 'after') {
  let steps = 0;
  let isDead = false;

  async function step<Answer>(carryOut: () => Promise<Answer>): Promise<Answer> {
    if (isDead) throw new Killed();
    const isLast = ++steps === n;
    if (isLast) isDead = true;
    if (isLast && when === 'before') throw new Killed();
    const answer = await carryOut();
    // whatever was under way while it died is carried out, and heard by nobody
    if (isDead) throw new Killed();
    return answer;
  }

  function kill(db: Database): Database {
    const connect: () => Promise<pg.PoolClient> = db.pool.connect.bind(db.pool);
    db.pool.connect = (async () => {
      const client = await connect();
      const query = client.query.bind(client) as (...statement: unknown[]) => Promise<unknown>;
      return new Proxy(client, {
        get(target, key) {
          if (key === 'query') return (...statement: unknown[]) => step(() => query(...statement));
          const value = Reflect.get(target, key);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    }) as never;
    return db;
  }

  const through: Through = (call) =>
    step(call).catch((error) => Promise.reject(error instanceof Killed ? new TypeError('fetch failed') : error));
  return { kill, through, isDead: () => isDead };
}

async function runsUntilKilled(place: ShopWithRewards, n: number, when: 'before' | 'after'): Promise<boolean> {
  const fate = mortal(n, when);
  const db = fate.kill(openDatabase(ricochet.database.appUrl, { poolSize: 2 }));
  const work = place.aProcess({ through: fate.through, services: { db, rewards: rewardRows(db, leaseRules) } });
  try {
    await work.issueRewards(place.shop.shopId);
  } catch (error) {
    if (!fate.isDead()) throw error;
  } finally {
    await Promise.all([work.close(), db.close()]);
    ricochet.logger.warn.mockClear();
  }
  return fate.isDead();
}

/** Other processes do what is left. The server may need a moment to see that the dead one's connection is gone. */
async function finish(place: ShopWithRewards, id: string, status: 'issued' | 'reversed'): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    ricochet.clock.set(new Date(ricochet.clock.now().getTime() + A_WHILE_MS));
    await place.drain();
    if ((await place.reward(id)).status === status) break;
    await sleep(50);
  }
  await place.drain();
}

const SPECS: Record<string, (n: number) => RewardSpec> = {
  'a discount code': () =>
    ({ type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays: 30 }) as RewardSpec,
  'a gift card': (n) => ({ type: 'gift-card', amountMinor: 1_000 + n, validMonths: 12 }),
  'store credit': (n) => ({ type: 'store-credit', amountMinor: 1_000 + n, validMonths: 12 }),
  'a tag': (n) => ({ type: 'customer-tag', tag: `vip-${n}`, label: 'VIP' }),
};

describe.each(Object.keys(SPECS))('the process dies while it issues %s', (type) => {
  test.each(['before', 'after'] as const)(
    '%s any of its steps, and another finishes it once',
    async (when) => {
      const place = await aShopWithRewards(ricochet);
      const specOf = SPECS[type]!;
      let n = 1;
      for (; ; n++) {
        const spec = specOf(n);
        const id = await place.aReward(spec);
        const wasKilled = await runsUntilKilled(place, n, when);
        await finish(place, id, 'issued');

        const label = `step ${n}`;
        expect(await place.reward(id), label).toMatchObject({ status: 'issued', wanted: 'issued', lease_until: null });
        expect(await place.held(id, spec), label).toBe(1);
        const messages = await place.shop.rows('SELECT 1 FROM message WHERE shop_id = $1 AND reward_id = $2', id);
        expect(messages, label).toHaveLength(1);
        const [counter] = await place.shop.rows<{ n: string }>(
          "SELECT sum(amount) AS n FROM counter WHERE shop_id = $1 AND metric = 'codes'",
        );
        expect(Number(counter?.n), label).toBe(n);
        expect(await place.problems(), label).toEqual([]);
        if (!wasKilled) break;
      }
      // begin, shop, lock, look, take, commit; the call; begin, shop, write, count, tell, settle, enqueue, commit
      expect(n).toBeGreaterThan(15);
    },
    120_000,
  );
});

/** The call that creates it is carried out, and its caller never hears of anything again. */
async function isIssuedUnheard(place: ShopWithRewards): Promise<void> {
  let isDead = false;
  const unheard: Through = async (call, body) => {
    if (!isDead) {
      const answered = await call();
      isDead = body.includes('mutation ');
      if (!isDead) return answered;
    }
    throw new TypeError('fetch failed');
  };
  await place.drain({ through: unheard });
  ricochet.logger.warn.mockClear();
  ricochet.clock.set(new Date(ricochet.clock.now().getTime() + A_WHILE_MS));
}

const BEGINNINGS: Record<string, { begin: (place: ShopWithRewards) => Promise<void>; status: string }> = {
  'was issued': { begin: (place) => place.drain(), status: 'issued' },
  'may have been issued': { begin: isIssuedUnheard, status: 'issuing' },
};

const TAKEN_BACK = [
  ...Object.keys(SPECS).map((type) => [type, 'was issued']),
  ...['a discount code', 'store credit'].map((type) => [type, 'may have been issued']),
];

describe.each(TAKEN_BACK)('the process dies while it takes back %s that %s', (type, beginning) => {
  test.each(['before', 'after'] as const)(
    '%s any of its steps, and another takes it back once',
    async (when) => {
      const place = await aShopWithRewards(ricochet);
      const { begin, status } = BEGINNINGS[beginning]!;
      let n = 1;
      for (; ; n++) {
        const spec = SPECS[type]!(n);
        const id = await place.aReward(spec);
        await begin(place);
        expect((await place.reward(id)).status).toBe(status);
        await ricochet.owner.query("UPDATE reward SET wanted = 'reversed' WHERE id = $1", [id]);
        const wasKilled = await runsUntilKilled(place, n, when);
        await finish(place, id, 'reversed');

        const label = `step ${n}`;
        expect(await place.reward(id), label).toMatchObject({
          status: 'reversed',
          wanted: 'reversed',
          lease_until: null,
        });
        expect(await place.stillWorks(id, spec), label).toBe(false);
        expect(await place.problems(), label).toEqual([]);
        const spent = await place.shop.rows(
          "SELECT 1 FROM inbox WHERE shop_id = $1 AND topic = 'ricochet/reward-spent'",
        );
        expect(spent, label).toEqual([]);
        const [counter] = await place.shop.rows<{ n: string | null }>(
          "SELECT sum(amount) AS n FROM counter WHERE shop_id = $1 AND metric = 'codes'",
        );
        expect(Number(counter?.n ?? 0), label).toBe(0);
        if (!wasKilled) break;
      }
      expect(n).toBeGreaterThan(10);
    },
    180_000,
  );
});
