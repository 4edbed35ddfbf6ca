import { describe, expect, test } from 'vitest';
import type { ShopId } from '../../app/domain/shared/ids.ts';
import { openDatabase, prepared } from '../../app/persistence/database.server.ts';
import { loneStatement } from '../../app/persistence/named-statements.server.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const NAMES = prepared('SELECT name FROM shop ORDER BY name');
const DIVIDED = prepared('SELECT 1 / (length(name) - length(name)) FROM shop');

describe('a page put together from several reads', () => {
  test('sees its shop at one moment, whatever is written in between', async () => {
    const shop = await aShop(ricochet);
    const { db } = ricochet.services;
    const name = (tx: Parameters<Parameters<typeof db.readShop>[1]>[0]) =>
      tx.shop.findUniqueOrThrow({ where: { shopId: shop.shopId } }).then((read) => read.name);
    const renamed = async (to: string) => {
      await ricochet.owner.query('UPDATE shop SET name = $2 WHERE shop_id = $1', [shop.shopId, to]);
    };
    await renamed('before');
    const seen = await db.readShop(shop.shopId, async (tx) => {
      const first = await name(tx);
      await renamed('after');
      return [first, await name(tx)];
    });
    expect(seen).toEqual(['before', 'before']);
    expect(await db.readShop(shop.shopId, name)).toBe('after');
  });
});

describe('one statement alone', () => {
  test('reads its own shop’s rows, and leaves the connection to the next', async () => {
    const [one, other] = [await aShop(ricochet), await aShop(ricochet)];
    const db = openDatabase(ricochet.database.appUrl, { poolSize: 1 });
    const ask = loneStatement(db);
    const nameOf = async ({ shopId }: { shopId: ShopId }) =>
      (await db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }))).name;
    try {
      expect(await ask(one.shopId, NAMES)).toEqual([{ name: await nameOf(one) }]);
      await expect(ask(one.shopId, DIVIDED)).rejects.toMatchObject({ code: '22012' });
      expect(await ask(other.shopId, NAMES)).toEqual([{ name: await nameOf(other) }]);
      // whose rows it was for ended with it
      expect((await db.pool.query("SELECT current_setting('app.shop_id') AS shop")).rows).toEqual([{ shop: '' }]);
      expect(db.pool.totalCount).toBe(1);
    } finally {
      await db.close();
    }
  });

  test('is not kept by a connection that broke', async () => {
    const shop = await aShop(ricochet);
    const db = openDatabase(ricochet.database.appUrl, { poolSize: 1 });
    const ask = loneStatement(db);
    try {
      const gone = prepared('SELECT pg_sleep(5)');
      const asked = ask(shop.shopId, gone);
      asked.catch(() => {});
      await expect
        .poll(async () => {
          const { rows } = await ricochet.owner.query(
            "SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(5)' AND state = 'active'",
          );
          return rows.length;
        })
        .toBe(1);
      await expect(asked).rejects.toThrow();
      expect(await ask(shop.shopId, NAMES)).toHaveLength(1);
    } finally {
      await db.close();
    }
  });
});
