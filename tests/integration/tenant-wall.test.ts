import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../support/postgres.ts';

const database = useDatabase();
let owner: pg.Client;
let app: pg.Client;
let door: pg.Client;

beforeAll(async () => {
  owner = await connect(database.ownerUrl);
  app = await connect(database.appUrl);
  door = await connect(database.doorUrl);
});
afterAll(() => Promise.all([owner, app, door].map((client) => client.end())));

/** What may do without the wall, and why: Prisma's record of migrations; ids and due times only. */
const WITHOUT_POLICIES = ['_prisma_migrations', 'shop_work'];

describe('the catalogue', () => {
  test('forces row-level security on every tenant’s table', async () => {
    const bare = await column(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY relname`,
    );
    expect(bare).toEqual(WITHOUT_POLICIES);
  });

  test('begins every key and index with the shop', async () => {
    const others = await column(
      `SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
       LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
       WHERE t.relnamespace = 'public'::regnamespace AND a.attname IS DISTINCT FROM 'shop_id' ORDER BY 1`,
    );
    // the one question across shops that no shop leads to: whose due time has come
    expect(others).toEqual(['_prisma_migrations_pkey', 'shop_work_due_idx']);
  });

  test('begins every foreign key with the shop', async () => {
    const others = await column(
      `SELECT c.conname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND a.attname <> 'shop_id'`,
    );
    expect(others).toEqual([]);
  });

  test('has no sequence that all shops share', async () => {
    expect(
      await column(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'`),
    ).toEqual([]);
  });

  test('has no account that may bypass the policies', async () => {
    const strong = await column(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'ricochet\\_%' AND (rolsuper OR rolbypassrls)`,
    );
    expect(strong).toEqual([]);
  });

  test('lets nobody but the owner reach a partition of the inbox', async () => {
    const open = await column(
      `SELECT DISTINCT relname FROM pg_class, unnest(ARRAY['ricochet_app', 'ricochet_door', 'ricochet_scheduler']) role
       WHERE relnamespace = 'inbox_part'::regnamespace AND has_table_privilege(role, oid, 'SELECT, INSERT, UPDATE, DELETE')`,
    );
    expect(open).toEqual([]);
  });
});

describe('the wall', () => {
  const insertPerson =
    'INSERT INTO person (shop_id, id, created_at) VALUES ($1, gen_random_uuid(), now()) RETURNING shop_id';
  const [ours, theirs] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];

  test('shows and takes rows of the named shop only', async () => {
    await asShop(theirs, () => app.query(insertPerson, [theirs]));
    await asShop(ours, async () => {
      await app.query(insertPerson, [ours]);
      expect((await app.query('SELECT DISTINCT shop_id FROM person')).rows).toEqual([{ shop_id: ours }]);
    });
    await expect(asShop(ours, () => app.query(insertPerson, [theirs]))).rejects.toThrow(/row-level security/);
  });

  test('makes a query without a shop an error, not an empty answer', async () => {
    await expect(app.query('SELECT 1 FROM person')).rejects.toThrow();
  });

  test('lets the app add to the ledger and never change it', async () => {
    await expect(asShop(ours, () => app.query('UPDATE ledger_entry SET amount = 0'))).rejects.toThrow(/permission/);
  });

  test('lets the door put a row in the inbox and do nothing else', async () => {
    const insert = `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
      VALUES ($1, now()::date, gen_random_uuid(), 'orders/paid', 'e', 's', now(), now(), '') ON CONFLICT DO NOTHING`;
    expect((await door.query(insert, [ours])).rowCount).toBe(1);
    expect((await door.query(insert, [ours])).rowCount).toBe(0);
    for (const statement of [
      'SELECT 1 FROM inbox',
      'UPDATE inbox SET attempts = 0',
      'DELETE FROM inbox',
      'SELECT 1 FROM shop',
    ])
      await expect(door.query(statement)).rejects.toThrow(/permission denied/);
  });

  async function asShop(shopId: string, work: () => Promise<unknown>): Promise<void> {
    await app.query('BEGIN');
    try {
      await app.query("SELECT set_config('app.shop_id', $1, true)", [shopId]);
      await work();
      await app.query('COMMIT');
    } catch (error) {
      await app.query('ROLLBACK');
      throw error;
    }
  }
});

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

async function column(sql: string): Promise<unknown[]> {
  return (await owner.query({ text: sql, rowMode: 'array' })).rows.map(([value]) => value);
}
