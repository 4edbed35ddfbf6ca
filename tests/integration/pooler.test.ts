import { describe, expect, test } from 'vitest';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import type { ShopId } from '../../app/domain/shared/ids.ts';
import { prepared } from '../../app/persistence/database.server.ts';
import { loneStatement, namedStatements } from '../../app/persistence/named-statements.server.ts';
import { throughPgbouncer } from '../../scripts/pgbouncer.ts';
import { findPgbouncer } from '../../scripts/programs.mjs';
import { openRicochet } from '../support/builders-shop.ts';
import { aPostgres } from '../support/own-postgres.ts';
import { aShopWithRewards } from '../support/rewards-in-store.ts';

const CODE = { type: 'fixed-code', amountMinor: 500, minimumSubtotalMinor: 0, validDays: 30 } as unknown as RewardSpec;

describe('a pooler that loses prepared statements', () => {
  test.each(['26000', '42P05'])('is noticed by %s; the transaction begins anew', async (code) => {
    let transactions = 0;
    const inShop = namedStatements({
      withShopSql: async () => {
        if (++transactions === 1) throw Object.assign(new Error('prepared statement'), { code });
        return 'done' as never;
      },
    });
    expect(await inShop('shop' as ShopId, async () => 'done')).toBe('done');
    expect(transactions).toBe(2);
  });

  test.each(['26000', '42P05'])('is noticed by %s of one alone, too', async (code) => {
    let asked = 0;
    const ask = loneStatement({
      withShopOnce: async () => {
        if (++asked === 1) throw Object.assign(new Error('prepared statement'), { code });
        return { rows: [{ done: true }] } as never;
      },
    });
    expect(await ask('shop' as ShopId, prepared('SELECT true AS done'))).toEqual([{ done: true }]);
    expect(asked).toBe(2);
  });
});

// where it isn't installed, `npm test` says that this is left out
const describeWithPgbouncer = findPgbouncer() ? describe : () => {};

describeWithPgbouncer('behind PgBouncer in transaction mode', () => {
  test('orders are judged and rewards issued by several processes over three connections', async () => {
    const postgres = await aPostgres();
    const { appUrl, doorUrl } = postgres.database;
    const bouncer = await throughPgbouncer([appUrl, doorUrl], { connections: 3, keepsStatements: false });
    const [app = '', door = ''] = bouncer.urls;
    const ricochet = openRicochet({ ...postgres.database, appUrl: app, doorUrl: door });
    try {
      const place = await aShopWithRewards(ricochet);
      for (let friend = 0; friend < 5; friend++) {
        await place.shop.claims(`friend${friend}@orange.fr`);
        await place.shop.put('orders/paid', place.shop.order({ email: `friend${friend}@orange.fr` }));
      }
      const ids: string[] = [];
      for (let n = 0; n < 40; n++) ids.push(await place.aReward(CODE));
      // the loop tries again what failed; the first refusal of a named statement is such a failure
      const judge = async () => {
        for (let tries = 0; tries < 5; tries++) await place.shop.judge().catch(() => {});
      };
      await Promise.all([judge(), place.drain(), place.drain(), judge(), place.drain()]);
      await place.shop.judge();
      await place.drain();
      for (const id of ids) expect((await place.reward(id)).status).toBe('issued');
      const verdicts = await place.shop.rows<{ outcome: string }>(
        "SELECT outcome FROM verdict WHERE shop_id = $1 AND subject_kind = 'order'",
      );
      expect(verdicts.map(({ outcome }) => outcome)).toEqual(Array(5).fill('approved'));
      expect(await place.shop.health()).toMatchObject({ ledgerSum: 0, doubles: 0, waiting: 0 });
      expect(await place.shop.quarantine()).toEqual([]);
    } finally {
      await Promise.all([ricochet.services.close(), ricochet.work.close(), ricochet.owner.end()]);
      await bouncer.stop();
      await postgres.remove();
    }
  }, 120_000);
});
