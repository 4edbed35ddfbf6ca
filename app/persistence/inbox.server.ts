import pg from 'pg';
import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { asId, type ShopId } from '../domain/shared/ids.ts';

/** Any fixed UUID will do as the name space, as long as it never changes: shop ids are made of it. */
const SHOP_NAMESPACE = '6f0d3b1e-4d1c-5c5f-9d0a-6a1c0f6b7a11';
const MAX_AGE_MS = 7 * 24 * 3_600_000;

/** A shop's id from its permanent domain (`name.myshopify.com`), so that nobody has to look it up. */
export const shopIdOf = (domain: string): ShopId => asId(uuidV5(domain.trim().toLowerCase(), SHOP_NAMESPACE));

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

/**
 * The webhook door's only way into the database: its account may insert into the inbox and nothing else.
 * Rows are put down sorted by their unique key, since unsorted two doors deadlock.
 */
export function openInbox(doorUrl: string, { poolSize = 5 } = {}) {
  const pool = new pg.Pool({
    connectionString: doorUrl,
    max: poolSize,
    application_name: 'ricochet-door',
    connectionTimeoutMillis: 3_000,
    statement_timeout: 4_000,
  });
  pool.on('error', () => {});

  async function put(rows: readonly InboxRow[], now: Date): Promise<void> {
    const keyed = rows
      .map((row) => ({ ...row, shopId: shopIdOf(row.shopDomain), day: inboxDay(row.triggeredAt, now) }))
      .sort((a, b) => compare([a.shopId, a.day, a.topic, a.eventId], [b.shopId, b.day, b.topic, b.eventId]));
    await pool.query(
      `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
       SELECT * FROM unnest($1::uuid[], $2::date[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::bytea[])
       ON CONFLICT DO NOTHING`,
      [
        keyed.map((row) => row.shopId),
        keyed.map((row) => row.day),
        keyed.map(() => uuidV7()),
        keyed.map((row) => row.topic),
        keyed.map((row) => row.eventId),
        keyed.map((row) => row.shopDomain),
        keyed.map((row) => (row.triggeredAt ?? now).toISOString()),
        keyed.map(() => now.toISOString()),
        keyed.map((row) => row.body),
      ],
    );
    // only a hint: the judge looks by itself every second
    await pool.query('NOTIFY ricochet_inbox');
  }

  return { put, close: () => pool.end() };
}

export type InboxDoor = ReturnType<typeof openInbox>;

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
