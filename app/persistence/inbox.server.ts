import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { asId, type ShopId } from '../domain/shared/ids.ts';
import { isConnectionError } from './database.server.ts';
import { groupCommit } from './group-commit.server.ts';

/** Any fixed UUID will do as the name space, as long as it never changes: shop ids are made of it. */
const SHOP_NAMESPACE = '6f0d3b1e-4d1c-5c5f-9d0a-6a1c0f6b7a11';
const MAX_AGE_MS = 7 * 24 * 3_600_000;

/** A shop's id from its permanent domain (`name.myshopify.com`), so that nobody has to look it up. */
export function shopIdOf(domain: string): ShopId {
  const known = shopIds.get(domain);
  if (known) return known;
  // the names come from outside: what is remembered has an end
  if (shopIds.size >= SHOP_IDS_KEPT) shopIds.clear();
  const shopId = asId<ShopId>(uuidV5(domain.trim().toLowerCase(), SHOP_NAMESPACE));
  shopIds.set(domain, shopId);
  return shopId;
}
const shopIds = new Map<string, ShopId>();
const SHOP_IDS_KEPT = 10_000;

export type InboxRow = {
  shopDomain: string;
  topic: string;
  /** the same event again has the same id: the second is not stored */
  eventId: string;
  /** null when unreadable: then the arrival counts */
  triggeredAt: Date | null;
  body: Buffer;
};

/** The day decides the partition and is part of the key; a date over 7 days off is not believed. */
export function inboxDay(triggeredAt: Date | null, now: Date): string {
  const isBelievable = triggeredAt && Math.abs(now.getTime() - triggeredAt.getTime()) <= MAX_AGE_MS;
  return (isBelievable ? triggeredAt : now).toISOString().slice(0, 10);
}

const INSERT = `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
  SELECT * FROM unnest($1::uuid[], $2::date[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::bytea[])
  ON CONFLICT DO NOTHING`;

/** Two: while one group is written, the next one's bodies travel. A third gains nothing. */
const COMMITS_AT_ONCE = 2;
const HINT_EVERY_MS = 5;

/**
 * The webhook door's only way into the database: its account may insert into the inbox and nothing else. What several
 * callers put at one time is committed together.
 */
export function openInbox(doorUrl: string) {
  const pool = new pg.Pool({
    connectionString: doorUrl,
    max: COMMITS_AT_ONCE + 1,
    application_name: 'ricochet-door',
    connectionTimeoutMillis: 3_000,
    // on our side: a pooler refuses connections that ask for a statement_timeout
    query_timeout: 4_000,
  });
  pool.on('error', () => {});
  let isNamed = true;
  /** the groups' bodies are put together in memory that is used again: new each time, it would be collected all the time */
  const spare: Buffer[] = [];

  const group = groupCommit<KeyedRow>({
    async write(rows) {
      const array = spare.pop() ?? Buffer.allocUnsafe(SPARE_BYTES);
      try {
        await insert(valuesOf(rows, array));
      } finally {
        spare.push(array);
      }
      hint();
    },
    bytesOf: (row) => row.body.length,
    isOutage,
    atOnce: COMMITS_AT_ONCE,
  });

  async function insert(values: unknown[]): Promise<void> {
    try {
      await pool.query(isNamed ? { name: 'inbox-put', text: INSERT, values } : { text: INSERT, values });
    } catch (error) {
      if (!isNamed || !isForgotten(error)) throw error;
      isNamed = false;
      await insert(values);
    }
  }

  let isHintOut = false;
  let isHintDue = false;
  /**
   * Only a hint: the judge looks by itself every second. The first goes out at once, under load one stands for many. In a
   * transaction of its own, since one that notifies holds a lock of the whole database until its commit is on disk:
   * doors would wait for each other.
   */
  function hint(): void {
    isHintDue = isHintOut;
    if (isHintOut) return;
    isHintOut = true;
    pool
      .query('NOTIFY ricochet_inbox')
      .catch(() => {})
      .then(() => sleep(HINT_EVERY_MS))
      .then(() => {
        isHintOut = false;
        if (isHintDue) hint();
      });
  }

  return {
    /** Resolves once all rows are committed; they are stored together or not at all. */
    put: (rows: readonly InboxRow[], now: Date): Promise<void> => group.put(rows.map((row) => keyed(row, now))),
    close: () => pool.end(),
  };
}

export type InboxDoor = ReturnType<typeof openInbox>;

type KeyedRow = {
  shopId: ShopId;
  day: string;
  topic: string;
  eventId: string;
  shopDomain: string;
  triggeredAt: string;
  receivedAt: string;
  body: Buffer;
  /** sorts as the unique key does, the same way in every process */
  key: string;
};

function keyed({ shopDomain, topic, eventId, triggeredAt, body }: InboxRow, now: Date): KeyedRow {
  const [shopId, day, receivedAt] = [shopIdOf(shopDomain), inboxDay(triggeredAt, now), now.toISOString()];
  return {
    shopId,
    day,
    topic,
    eventId,
    shopDomain,
    triggeredAt: triggeredAt?.toISOString() ?? receivedAt,
    receivedAt,
    body,
    key: `${shopId} ${day} ${topic} ${eventId}`,
  };
}

/** Sorted by the unique key: unsorted, two doors with the same rows wait for each other for ever. */
function valuesOf(rows: readonly KeyedRow[], array: Buffer): unknown[] {
  const sorted = rows.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [
    sorted.map((row) => row.shopId),
    sorted.map((row) => row.day),
    sorted.map(() => uuidV7()),
    sorted.map((row) => row.topic),
    sorted.map((row) => row.eventId),
    sorted.map((row) => row.shopDomain),
    sorted.map((row) => row.triggeredAt),
    sorted.map((row) => row.receivedAt),
    byteaArray(
      sorted.map((row) => row.body),
      array,
    ),
  ];
}

const BYTEA_OID = 17;

/** What a group mostly stays under; a larger one gets memory of its own. */
const SPARE_BYTES = 1024 * 1024;

/** PostgreSQL's binary form of a `bytea[]`, in `spare` where it fits: as text, each byte would travel as three characters. */
function byteaArray(bodies: readonly Buffer[], spare: Buffer): Buffer {
  const bytes = bodies.reduce((sum, body) => sum + 4 + body.length, 20);
  const array = bytes <= spare.length ? spare.subarray(0, bytes) : Buffer.allocUnsafe(bytes);
  // one dimension, no nulls, of bytea, so many, counted from 1
  for (const [at, word] of [1, 0, BYTEA_OID, bodies.length, 1].entries()) array.writeInt32BE(word, at * 4);
  let end = 20;
  for (const body of bodies) {
    end = array.writeInt32BE(body.length, end);
    end += body.copy(array, end);
  }
  return array;
}

/** A pooler that shares connections between transactions without carrying prepared statements over. */
const isForgotten = (error: unknown): boolean => ['26000', '42P05'].includes((error as { code?: string }).code ?? '');

function isOutage(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return isConnectionError(error) || /^(53|57)/.test(code ?? '') || message === 'Query read timeout';
}
