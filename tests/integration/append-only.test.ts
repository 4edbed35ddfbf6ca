import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
let ours: TestShop;
let theirs: TestShop;
let app: pg.Client;
let door: pg.Client;

beforeAll(async () => {
  [ours, theirs] = [await aShop(ricochet), await aShop(ricochet)];
  for (const shop of [ours, theirs]) {
    await shop.claims('ben@orange.fr');
    const order = shop.order();
    await shop.put('orders/paid', order);
    await shop.put('orders/paid', Buffer.from('unreadable'));
    await shop.judge();
    await shop.decides('reject', String(order.id));
  }
  [app, door] = [
    new pg.Client({ connectionString: ricochet.database.appUrl }),
    new pg.Client({ connectionString: ricochet.database.doorUrl }),
  ];
  await Promise.all([app.connect(), door.connect()]);
});
afterAll(() => Promise.all([app.end(), door.end()]));

/** What the statement does as the app's account, for our shop; undone afterwards. */
async function asOurShop(sql: string, ...values: unknown[]): Promise<number | null> {
  await app.query('BEGIN');
  try {
    await app.query("SELECT set_config('app.shop_id', $1, true)", [ours.shopId]);
    return (await app.query(sql, values)).rowCount;
  } finally {
    await app.query('ROLLBACK');
  }
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await ricochet.owner.query(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity ORDER BY 1",
  );
  return rows.map((row) => String(row.name));
}

describe('what may only be added to', () => {
  test.each(['program_version', 'ledger_transaction', 'ledger_entry', 'audit_log', 'decision'])('%s', async (table) => {
    expect(await asOurShop(`SELECT 1 FROM ${table}`)).toBeGreaterThan(0);
    await expect(asOurShop(`UPDATE ${table} SET shop_id = shop_id`)).rejects.toThrow(/permission denied/);
    await expect(asOurShop(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(asOurShop(`TRUNCATE ${table}`)).rejects.toThrow(/permission denied/);
  });
});

describe('another shop’s rows', () => {
  test('can be seen in no table', async () => {
    for (const table of await tenantTables())
      expect([table, await asOurShop(`SELECT 1 FROM ${table} WHERE shop_id = $1`, theirs.shopId)]).toEqual([table, 0]);
  });

  test('can be changed or deleted in no table', async () => {
    const fixed = [
      'program_version',
      'ledger_transaction',
      'ledger_entry',
      'audit_log',
      'decision',
      'readiness',
      'former_code',
    ];
    const writtenOnce = new Set([...fixed, 'forecast', 'objective', 'landing_version']);
    const kept = [...fixed, 'landing_draft', 'landing_version', 'partner', 'partner_post'];
    for (const table of await tenantTables()) {
      const change = `UPDATE ${table} SET shop_id = shop_id WHERE shop_id = $1`;
      if (writtenOnce.has(table)) await expect(asOurShop(change, theirs.shopId)).rejects.toThrow(/permission denied/);
      else expect([table, await asOurShop(change, theirs.shopId)]).toEqual([table, 0]);
      const remove = `DELETE FROM ${table} WHERE shop_id = $1`;
      if (kept.includes(table)) await expect(asOurShop(remove, theirs.shopId)).rejects.toThrow(/permission denied/);
      else expect([table, await asOurShop(remove, theirs.shopId)]).toEqual([table, 0]);
    }
  });

  test('can’t be taken over by giving ours to them, or theirs to us', async () => {
    await expect(asOurShop('UPDATE wallet SET shop_id = $1', theirs.shopId)).rejects.toThrow(/row-level security/);
    await expect(
      asOurShop(
        'INSERT INTO wallet (shop_id, person_id, unit) VALUES ($1, gen_random_uuid(), $2)',
        theirs.shopId,
        'POINTS',
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('can’t be reached by setting no shop, an empty or an unreadable one', async () => {
    for (const setting of ['', 'all']) {
      await app.query('BEGIN');
      await app.query("SELECT set_config('app.shop_id', $1, true)", [setting]);
      await expect(app.query('SELECT 1 FROM reward')).rejects.toThrow(/uuid/);
      await app.query('ROLLBACK');
    }
    await expect(app.query('SELECT 1 FROM reward')).rejects.toThrow();
  });

  test('can’t be reached by giving oneself more rights', async () => {
    for (const statement of [
      'ALTER TABLE reward DISABLE ROW LEVEL SECURITY',
      'DROP POLICY one_shop ON reward',
      'SET ROLE ricochet_scheduler',
      'SET row_security = off; SELECT 1 FROM reward',
      'CREATE TABLE mine (id int)',
      'SELECT 1 FROM graphile_worker._private_jobs',
    ])
      await expect(asOurShop(statement), statement).rejects.toThrow();
  });
});

describe('the door’s account', () => {
  test('can read, change or delete nothing in any table', async () => {
    for (const table of [...(await tenantTables()), 'shop_work', '_prisma_migrations'])
      for (const statement of [`SELECT 1 FROM ${table}`, `DELETE FROM ${table}`, `UPDATE ${table} SET ctid = ctid`])
        await expect(door.query(statement), statement).rejects.toThrow();
  });

  test('can call none of our functions', async () => {
    for (const call of [
      "shops_with_work(1, now(), '00000000-0000-0000-0000-000000000000')",
      'installed_shops()',
      'shops_with_effects()',
      `erase_shop('${ours.shopId}')`,
      `forget_in_changes('${ours.shopId}', '{A}', '{B}', '{1}')`,
      'ensure_inbox_partitions()',
      'drop_old_inbox_partitions()',
      "enqueue_effect('a', '{}', 'b', 'c')",
      'dead_jobs()',
      'retry_dead_job(1)',
      'count_dead_jobs()',
      "free_dead_worker('a')",
      'tidy_jobs()',
      'tidy_quarantine()',
    ])
      await expect(door.query(`SELECT ${call}`), call).rejects.toThrow(/permission denied/);
  });
});

describe('keys', () => {
  test('every table’s primary key begins with the shop', async () => {
    const { rows } = await ricochet.owner.query(
      `SELECT t.relname FROM pg_class t LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
       LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
       WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND a.attname IS DISTINCT FROM 'shop_id' ORDER BY 1`,
    );
    expect(rows).toEqual([{ relname: '_prisma_migrations' }]);
  });

  test('a second live reward for one cause, rule and beneficiary is refused by the database', async () => {
    const same =
      'shop_id, cause, rule, side, person_id, program_id, version_id, spec, wanted, status, final_at, created_at, updated_at';
    await expect(
      ricochet.owner.query(
        `INSERT INTO reward (id, generation, ${same}) SELECT gen_random_uuid(), 2, ${same} FROM reward WHERE shop_id = $1 LIMIT 1`,
        [ours.shopId],
      ),
    ).rejects.toThrow(/reward_live_key/);
  });
});
