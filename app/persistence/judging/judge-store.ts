import type pg from 'pg';
import type { Changes, JudgeEvent, World } from '../../domain/judging/world.ts';
import { asId, type ShopId } from '../../domain/shared/ids.ts';
import { type Database, prepared, run } from '../database.server.ts';
import { ENQUEUE_DUE, NEXT_DUE } from './due.ts';
import { loadWorld } from './load-world.ts';
import { saveChanges } from './save-changes.ts';
import { keysOf } from './world-keys.ts';

export type WorkRow = {
  id: string;
  /** where it stood when its attempt began; one that was moved since waits for the next */
  place: string;
  day: string;
  topic: string;
  eventId: string;
  triggeredAt: Date;
  receivedAt: Date;
  /** how many there are with the one it was taken for */
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

/** What is to be judged of a shop, and the shop; null where the app isn't installed. */
export type Attempt = { shop: JudgedShop | null; rows: WorkRow[] };

/** What the judge does to one shop within one transaction, under the shop's lock. */
export type JudgeTransaction = {
  /** marks rows as judged; returns the ids of those that nobody had judged before */
  take(rows: readonly WorkRow[], now: Date): Promise<ReadonlySet<string>>;
  world(shop: JudgedShop, events: readonly JudgeEvent[]): Promise<World>;
  save(shop: JudgedShop, changes: Changes, now: Date): Promise<void>;
  setAside(row: WorkRow, error: string, now: Date): Promise<void>;
  client: pg.PoolClient;
};

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Takes the shop's lock and then says whose rows the transaction is for: without the lock it is nobody's, and whatever
 * follows finds nothing. The plans of the judge are those of large tables from the first row on.
 */
const AS_ONLY_WRITER = prepared(
  `SELECT set_config('app.shop_id', CASE WHEN pg_try_advisory_xact_lock(hashtextextended($1, 0)) THEN $1 ELSE '${NOBODY}' END, true) = $1 AS mine,
     set_config('plan_cache_mode', 'force_generic_plan', true), ${['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin', 'material'].map((kind) => `set_config('enable_${kind}', 'off', true)`).join(', ')}, set_config('jit', 'off', true)`,
);
const SHOPS_WITH_WORK = 'SELECT id, step FROM shops_with_work($1, $2, $3)';
const SHOP = prepared(
  `SELECT shop_id AS "shopId", time_zone AS "timeZone", history_complete AS "historyComplete", secret_sealed AS "secretSealed", installed_at AS "installedAt" FROM shop WHERE shop_id = $1`,
);
// rows are gone back to by their place: of a day's young partition the planner knows nothing and may take any index
const BEGIN_ATTEMPT = prepared(
  `WITH next AS (
     SELECT day, ctid AS place, attempts FROM inbox WHERE shop_id = $1 AND judged_at IS NULL ORDER BY (topic NOT LIKE 'ricochet/%'), id LIMIT $2
   )
   UPDATE inbox SET attempts = greatest(inbox.attempts, 1) FROM next WHERE inbox.shop_id = $1 AND inbox.day = next.day AND inbox.ctid = next.place
   RETURNING inbox.id, inbox.ctid::text AS place, to_char(inbox.day, 'YYYY-MM-DD') AS day, topic, event_id AS "eventId", triggered_at AS "triggeredAt", received_at AS "receivedAt", next.attempts + 1 AS attempts, body`,
);
const COUNT_ATTEMPT = prepared(
  `UPDATE inbox SET attempts = attempts + 1 WHERE shop_id = $1 AND day = $2 AND ctid = $3::tid AND id = $4 AND judged_at IS NULL
   RETURNING ctid::text AS place`,
);
const SERVED = prepared(
  // what is due stands in the inbox now; named again, a shop whose due row waits elsewhere would be served without end
  `INSERT INTO shop_work (shop_id, last_served_at, next_due_at) SELECT $1::uuid, $2::timestamptz, (${NEXT_DUE}) WHERE current_setting('app.shop_id') = $1::uuid::text
   ON CONFLICT (shop_id) DO UPDATE SET last_served_at = excluded.last_served_at, next_due_at = excluded.next_due_at`,
);
// it waits for no row in another's hands: that one may wait for ours, to put a row of the same name beside it
const FORGET_ATTEMPT = prepared(
  `WITH free AS (SELECT day, id FROM inbox WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND judged_at IS NULL FOR UPDATE SKIP LOCKED)
   UPDATE inbox SET attempts = greatest(attempts - 1, 0) FROM free WHERE inbox.shop_id = $1 AND inbox.day = free.day AND inbox.id = free.id`,
);
// a judged row only stands for its key, against duplicates: names and addresses don't wait in it for its partition's end
const TAKE = prepared(
  `UPDATE inbox SET judged_at = $5, body = '' WHERE shop_id = $1 AND day = $2 AND ctid = ANY($3::tid[]) AND id = ANY($4::uuid[]) AND judged_at IS NULL RETURNING id`,
);
const SET_ASIDE = prepared(
  // still waiting, or taken in this transaction
  `WITH aside AS (UPDATE inbox SET judged_at = $6, body = '' WHERE shop_id = $1 AND day = $2 AND id = $3 AND (judged_at IS NULL OR judged_at = $6)
     RETURNING shop_id, id, topic, event_id, shop_domain, triggered_at, received_at, attempts)
   INSERT INTO quarantine (shop_id, id, topic, event_id, shop_domain, triggered_at, received_at, body, attempts, error, set_aside_at)
   SELECT shop_id, id, topic, event_id, shop_domain, triggered_at, received_at, $4, attempts, $5, $6 FROM aside ON CONFLICT DO NOTHING`,
);
/** The judge's side of the inbox: who has work, one shop at a time under its lock, everything written together. */
export function openJudgeStore({ pool, withShopSql, withShopOnce }: Database) {
  let lookedUpTo = NOBODY;

  /** Ids of shops with unjudged rows or something due, each in turn; those found, least recently served first. */
  async function shopsWithWork(most: number, now: Date): Promise<ShopId[]> {
    const { rows } = await pool.query<{ id: string; step: number | null }>(SHOPS_WITH_WORK, [most, now, lookedUpTo]);
    // the next look goes on where this one stopped
    lookedUpTo = rows.reduce((last, row) => ((row.step ?? 0) > (last.step ?? 0) ? row : last), {
      id: NOBODY,
      step: 0,
    }).id;
    return rows.map((row) => asId<ShopId>(row.id));
  }

  /**
   * Commits the first attempt before the work: a row that kills the process is counted all the same. Due times become inbox
   * rows here, keyed (subject, due at). Returns what to judge, our own rows first, or null when another process holds the
   * shop.
   */
  async function beginAttempt(shopId: ShopId, most: number, now: Date): Promise<Attempt | null> {
    return withShopSql(
      shopId,
      async (client, opened) => {
        const [lock, , shop, begun] = await Promise.all([
          opened,
          run(client, ENQUEUE_DUE, shopId, now),
          run(client, SHOP, shopId),
          run(client, BEGIN_ATTEMPT, shopId, most),
          run(client, SERVED, shopId, now),
        ]);
        return isMine(lock) ? { shop: shop.rows[0] ?? null, rows: begun.rows.toSorted(inTurn) } : null;
      },
      AS_ONLY_WRITER,
    );
  }

  /**
   * Counts a further attempt at a row, on a connection of its own: it stands whatever becomes of the transaction that holds
   * the shop meanwhile. Null where the row waits no more, or no longer there.
   */
  async function countAttempt(shopId: ShopId, row: WorkRow): Promise<WorkRow | null> {
    const { rows } = await withShopOnce(shopId, COUNT_ATTEMPT, shopId, row.day, row.place, row.id);
    return rows[0] ? { ...row, place: rows[0].place } : null;
  }

  /** A broken connection was nobody's fault: the attempt doesn't count. */
  async function forgetAttempt(shopId: ShopId, rows: readonly WorkRow[]): Promise<void> {
    const ids = rows.map((row) => row.id);
    await withShopSql(shopId, (client) => run(client, FORGET_ATTEMPT, shopId, ids));
  }

  /** One transaction as the shop's only writer; null when another process holds the shop. */
  async function asOnlyWriter<Result>(
    shopId: ShopId,
    work: (tx: JudgeTransaction) => Promise<Result>,
  ): Promise<Result | null> {
    return withShopSql(
      shopId,
      async (client, opened) => (isMine(await opened) ? work(transactionOf(client, shopId)) : null),
      AS_ONLY_WRITER,
    );
  }

  return { shopsWithWork, beginAttempt, countAttempt, forgetAttempt, asOnlyWriter };
}

const isMine = ({ rows }: pg.QueryResult): boolean => rows[0].mine;

/** Our own rows before Shopify's, then by arrival. */
function inTurn(a: WorkRow, b: WorkRow): number {
  const isOwn = ({ topic }: WorkRow) => Number(topic.startsWith('ricochet/'));
  return isOwn(b) - isOwn(a) || (a.id < b.id ? -1 : 1);
}

function transactionOf(client: pg.PoolClient, shopId: ShopId): JudgeTransaction {
  return {
    client,
    async take(rows, now) {
      const idsByDay = Map.groupBy(rows, (row) => row.day);
      const taken = await Promise.all(
        [...idsByDay].map(([day, ofDay]) =>
          run(
            client,
            TAKE,
            shopId,
            day,
            ofDay.map((row) => row.place),
            ofDay.map((row) => row.id),
            now,
          ),
        ),
      );
      return new Set(taken.flatMap((result) => result.rows.map((row) => String(row.id))));
    },
    world: (shop, events) => loadWorld(client, shop, keysOf(events)),
    save: (shop, changes, now) => saveChanges(client, shop, changes, now),
    async setAside(row, error, now) {
      await run(client, SET_ASIDE, shopId, row.day, row.id, row.body, error.slice(0, 2_000), now);
    },
  };
}
