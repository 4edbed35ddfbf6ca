import type pg from 'pg';
import type { Changes, JudgeEvent, World } from '../../domain/judging/world.ts';
import { asId, type ShopId } from '../../domain/shared/ids.ts';
import type { Database } from '../database.server.ts';
import { keysOf, loadWorld } from './load-world.ts';
import { saveChanges } from './save-changes.ts';

export type WorkRow = {
  id: string;
  day: string;
  topic: string;
  eventId: string;
  triggeredAt: Date;
  receivedAt: Date;
  attempts: number;
  body: Buffer;
};
export type JudgedShop = {
  shopId: ShopId;
  timeZone: string;
  historyComplete: boolean;
  secretSealed: string;
  installedAt: Date;
};

/** What the judge does to one shop within one transaction, under the shop's lock. */
export type JudgeTransaction = {
  shop(): Promise<JudgedShop | null>;
  /** unjudged rows, our own before Shopify's; with `ids` only those */
  rows(most: number, ids?: readonly string[]): Promise<WorkRow[]>;
  world(shop: JudgedShop, events: readonly JudgeEvent[]): Promise<World>;
  save(shop: JudgedShop, changes: Changes, now: Date): Promise<void>;
  markJudged(rows: readonly WorkRow[], now: Date): Promise<void>;
  setAside(row: WorkRow, error: string, now: Date): Promise<void>;
  client: pg.PoolClient;
};

const ROW_COLUMNS = `id, to_char(day, 'YYYY-MM-DD') AS day, topic, event_id AS "eventId", triggered_at AS "triggeredAt", received_at AS "receivedAt", attempts, body`;
const NEXT_DUE = 'SELECT min(due_at) FROM verdict WHERE shop_id = $1 AND due_at > $2';
const IN_TURN = `ORDER BY (topic LIKE 'ricochet/%') DESC, id`;

/** The judge's side of the inbox: who has work, one shop at a time under its lock, everything written together. */
export function openJudgeStore({ pool, withShopSql }: Database) {
  /** Ids of shops with unjudged rows or something due, least recently served first. */
  async function shopsWithWork(most: number, now: Date): Promise<ShopId[]> {
    const { rows } = await pool.query('SELECT shops_with_work($1, $2) AS id', [most, now]);
    return rows.map((row) => asId<ShopId>(row.id));
  }

  /**
   * Commits the attempt before the work: a row that kills the process is counted all the same. Due times become inbox
   * rows here, keyed (subject, due at). Returns the rows to judge, or null when another process holds the shop.
   */
  async function beginAttempt(shopId: ShopId, most: number, now: Date): Promise<WorkRow[] | null> {
    return withShopSql(shopId, async (client) => {
      if (!(await lockShop(client, shopId))) return null;
      await enqueueDue(client, shopId, now);
      const { rows } = await client.query(
        `UPDATE inbox SET attempts = attempts + 1 WHERE shop_id = $1 AND (day, id) IN
           (SELECT day, id FROM inbox WHERE shop_id = $1 AND judged_at IS NULL ${IN_TURN} LIMIT $2)
         RETURNING ${ROW_COLUMNS}`,
        [shopId, most],
      );
      await client.query(
        // what is due stands in the inbox now; named again, a shop whose due row waits elsewhere would be served without end
        `INSERT INTO shop_work (shop_id, last_served_at, next_due_at) VALUES ($1, $2, (${NEXT_DUE}))
         ON CONFLICT (shop_id) DO UPDATE SET last_served_at = excluded.last_served_at, next_due_at = excluded.next_due_at`,
        [shopId, now],
      );
      return rows;
    });
  }

  /** A broken connection was nobody's fault: the attempt doesn't count. */
  async function forgetAttempt(shopId: ShopId, rows: readonly WorkRow[]): Promise<void> {
    await withShopSql(shopId, (client) =>
      client.query(
        'UPDATE inbox SET attempts = greatest(attempts - 1, 0) WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND judged_at IS NULL',
        [shopId, rows.map((row) => row.id)],
      ),
    );
  }

  /** One transaction as the shop's only writer; null when another process holds the shop. */
  async function asOnlyWriter<Result>(
    shopId: ShopId,
    work: (tx: JudgeTransaction) => Promise<Result>,
  ): Promise<Result | null> {
    return withShopSql(shopId, async (client) =>
      (await lockShop(client, shopId)) ? work(transactionOf(client, shopId)) : null,
    );
  }

  return { shopsWithWork, beginAttempt, forgetAttempt, asOnlyWriter };
}

export type JudgeStore = ReturnType<typeof openJudgeStore>;

async function lockShop(client: pg.PoolClient, shopId: ShopId): Promise<boolean> {
  const { rows } = await client.query('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine', [shopId]);
  return rows[0].mine;
}

function transactionOf(client: pg.PoolClient, shopId: ShopId): JudgeTransaction {
  return {
    client,
    async shop() {
      const { rows } = await client.query(
        'SELECT shop_id AS "shopId", time_zone AS "timeZone", history_complete AS "historyComplete", secret_sealed AS "secretSealed", installed_at AS "installedAt" FROM shop WHERE shop_id = $1',
        [shopId],
      );
      return rows[0] ?? null;
    },
    async rows(most, ids) {
      const { rows } = await client.query(
        `SELECT ${ROW_COLUMNS} FROM inbox WHERE shop_id = $1 AND judged_at IS NULL AND ($3::uuid[] IS NULL OR id = ANY($3)) ${IN_TURN} LIMIT $2`,
        [shopId, most, ids ?? null],
      );
      return rows;
    },
    world: (shop, events) => loadWorld(client, shop, keysOf(events)),
    async save(shop, changes, now) {
      await saveChanges(client, shop, changes, now);
      await client.query(`UPDATE shop_work SET next_due_at = (${NEXT_DUE}) WHERE shop_id = $1`, [shopId, now]);
    },
    // a judged row only stands for its key, against duplicates: names and addresses don't wait in it for its partition's end
    async markJudged(rows, now) {
      await client.query(
        `UPDATE inbox SET judged_at = $3, body = '' WHERE shop_id = $1 AND (day, id) IN (SELECT * FROM unnest($2::date[], $4::uuid[]))`,
        [shopId, rows.map((row) => row.day), now, rows.map((row) => row.id)],
      );
    },
    async setAside(row, error, now) {
      await client.query(
        `INSERT INTO quarantine (shop_id, id, topic, event_id, shop_domain, triggered_at, received_at, body, attempts, error, set_aside_at)
         SELECT shop_id, id, topic, event_id, shop_domain, triggered_at, received_at, body, attempts, $4, $5 FROM inbox WHERE shop_id = $1 AND day = $2 AND id = $3
         ON CONFLICT DO NOTHING`,
        [shopId, row.day, row.id, error.slice(0, 2_000), now],
      );
      await client.query("UPDATE inbox SET judged_at = $4, body = '' WHERE shop_id = $1 AND day = $2 AND id = $3", [
        shopId,
        row.day,
        row.id,
        now,
      ]);
    },
  };
}

/** What fell due becomes an inbox row of ours, once: the due time goes with it, and judging sets the next one. */
async function enqueueDue(client: pg.PoolClient, shopId: ShopId, now: Date): Promise<void> {
  await client.query(
    `WITH due AS (
       SELECT subject_kind, subject_id, due_at FROM verdict WHERE shop_id = $1 AND due_at <= $2 FOR UPDATE
     ), taken AS (
       UPDATE verdict v SET due_at = NULL FROM due
       WHERE v.shop_id = $1 AND v.subject_kind = due.subject_kind AND v.subject_id = due.subject_id
     )
     INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
     SELECT $1, ($2::timestamptz AT TIME ZONE 'UTC')::date, gen_random_uuid(), 'ricochet/due', subject_kind || ':' || subject_id || ':' || extract(epoch FROM due_at), '', due_at, $2,
       convert_to(jsonb_build_object('subject', subject_kind, 'subjectId', subject_id)::text, 'UTF8')
     FROM due ON CONFLICT DO NOTHING`,
    [shopId, now],
  );
}
