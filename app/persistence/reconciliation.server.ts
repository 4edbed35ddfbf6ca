import { v7 as uuidV7 } from 'uuid';
import type { OrderId, ShopId } from '../domain/shared/ids.ts';
import type { Dispute, OrderFacts } from '../domain/verdict/facts.ts';
import type { Database } from './database.server.ts';
import { toFacts } from './judging/rows.ts';
import { OLDEST_UNJUDGED } from './oldest-unjudged.server.ts';

/** A code that stopped working long ago and was never spent since does no more harm. */
const REVERSED_WATCHED_DAYS = 90;

/** Rewards that Shopify holds and whose state can be asked for: discounts and gift cards. */
const CARRIED = `carrier = 'shopify' AND (shopify_gid LIKE 'gid://shopify/Discount%' OR shopify_gid LIKE 'gid://shopify/GiftCard/%')
  AND ((status = 'issued' AND wanted = 'issued' AND (expires_at IS NULL OR expires_at > $2))
    OR (status = 'reversed' AND updated_at > $2::timestamptz - interval '${REVERSED_WATCHED_DAYS} days'))`;

/**
 * Each check counts the rows of one shop that fail it, as one statement sees them: rows written together are compared
 * together. A name is a key of the problem's words.
 */
const BOOK_CHECKS = {
  unbalanced: `SELECT transaction_id FROM ledger_entry WHERE shop_id = $1 GROUP BY transaction_id, unit HAVING sum(amount) <> 0`,
  wallets: `
    SELECT 1 FROM (SELECT person_id, unit, available, pending FROM wallet WHERE shop_id = $1) w
    FULL JOIN (
      SELECT person_id, unit, coalesce(sum(amount) FILTER (WHERE account = 'wallet:available'), 0) AS available,
        coalesce(sum(amount) FILTER (WHERE account = 'wallet:pending'), 0) AS pending
      FROM ledger_entry WHERE shop_id = $1 AND person_id IS NOT NULL GROUP BY person_id, unit) e USING (person_id, unit)
    WHERE coalesce(w.available, 0) <> coalesce(e.available, 0) OR coalesce(w.pending, 0) <> coalesce(e.pending, 0)`,
  lots: `
    SELECT 1 FROM (SELECT person_id, unit, available FROM wallet WHERE shop_id = $1) w
    FULL JOIN (SELECT person_id, unit, sum(remaining) AS remaining FROM lot WHERE shop_id = $1 GROUP BY person_id, unit) l USING (person_id, unit)
    WHERE coalesce(w.available, 0) <> coalesce(l.remaining, 0)`,
  doubles: `SELECT 1 FROM reward WHERE shop_id = $1 AND status <> 'reversed' GROUP BY cause, rule, person_id HAVING count(*) > 1`,
  // what was spent in an earlier generation isn't asked of Shopify again; of store credit a person may have said that it arrived
  unnamed: `SELECT 1 FROM reward WHERE shop_id = $1 AND carrier = 'shopify' AND status = 'issued' AND shopify_gid IS NULL
    AND used_by_order IS NULL AND kept_amount = 0 AND spec->>'type' <> 'store-credit'`,
};

export type StoredReward = {
  id: string;
  gid: string;
  code: string | null;
  status: 'issued' | 'reversed';
  expiresAt: Date | null;
  isUsed: boolean;
};

/** What comparing with Shopify (O3) reads and writes, a page at a time. `Run` is where it stands, kept as JSON. */
export function reconciliationRows<Run extends { startedAt: string }>({ withShop, withShopSql }: Database) {
  return {
    load: (shopId: ShopId) =>
      withShop(shopId, async (tx) => {
        const shop = await tx.shop.findUnique({ where: { shopId } });
        if (!shop || shop.uninstalledAt) return null;
        const [oldest] = await tx.$queryRawUnsafe<{ at: Date | null }[]>(OLDEST_UNJUDGED, shopId);
        return {
          domain: shop.domain,
          installedAt: shop.installedAt,
          reconciledUntil: shop.reconciledUntil,
          reconciliation: shop.reconciliation as Run | null,
          oldestUnjudgedAt: oldest?.at ?? null,
        };
      }),

    /** A new run, where none is under way. Whoever comes second finds that of the first. */
    begin: (shopId: ShopId, run: Run) =>
      withShopSql(shopId, (client) =>
        client.query(
          `UPDATE shop SET reconciliation = $2 WHERE shop_id = $1 AND (reconciliation IS NULL OR reconciliation->>'finishedAt' IS NOT NULL)`,
          [shopId, JSON.stringify(run)],
        ),
      ),

    /** What was compared stays compared: the date never goes back. */
    save: (shopId: ShopId, run: Run, reconciledUntil: Date | null) =>
      withShopSql(shopId, (client) =>
        client.query(
          `UPDATE shop SET reconciliation = $2, reconciled_until = greatest(reconciled_until, $3::timestamptz)
           WHERE shop_id = $1 AND reconciliation->>'startedAt' = $4 AND reconciliation->>'finishedAt' IS NULL`,
          [shopId, JSON.stringify(run), reconciledUntil, run.startedAt],
        ),
      ),

    knownOrders: (
      shopId: ShopId,
      orderIds: readonly OrderId[],
    ): Promise<ReadonlyMap<OrderId, { facts: OrderFacts; dispute: Dispute | null }>> =>
      withShopSql(shopId, async (client) => {
        const { rows } = await client.query(
          'SELECT facts, dispute FROM order_fact WHERE shop_id = $1 AND id = ANY($2::text[])',
          [shopId, orderIds],
        );
        return new Map(
          rows.map(({ facts: stored, dispute }) => {
            const facts = toFacts(stored);
            return [facts.orderId, { facts, dispute: dispute && { ...dispute, at: new Date(dispute.at) } }];
          }),
        );
      }),

    countRewards: (shopId: ShopId, now: Date): Promise<number> =>
      withShopSql(shopId, async (client) => {
        const { rows } = await client.query(`SELECT count(*) AS count FROM reward WHERE shop_id = $1 AND ${CARRIED}`, [
          shopId,
          now,
        ]);
        return Number(rows[0].count);
      }),

    rewardsAfter: (shopId: ShopId, afterId: string | null, most: number, now: Date): Promise<StoredReward[]> =>
      withShopSql(shopId, async (client) => {
        const { rows } = await client.query(
          `SELECT id, shopify_gid AS gid, code, status, expires_at AS "expiresAt", used_by_order IS NOT NULL AS "isUsed"
           FROM reward WHERE shop_id = $1 AND ${CARRIED} AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
          [shopId, now, afterId, most],
        );
        return rows;
      }),

    /**
     * One problem a reward that still stands as it stood when it was compared. What the merchant dismissed isn't brought
     * up again: it may well be what they wanted.
     */
    reportRewards: (
      shopId: ShopId,
      { differ, fine }: { differ: readonly StoredReward[]; fine: readonly StoredReward[] },
      now: Date,
    ): Promise<void> =>
      withShopSql(shopId, async (client) => {
        await client.query(
          `INSERT INTO problem (shop_id, id, key, code, values, first_seen_at, last_seen_at)
           SELECT $1, x.id, 'reward-differs:' || r.id, CASE r.status WHEN 'issued' THEN 'reward-differs' ELSE 'reward-still-works' END,
             jsonb_build_object('code', coalesce(r.code, '')), $3, $3
           FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, reward uuid, status text)
           JOIN reward r ON r.shop_id = $1 AND r.id = x.reward AND r.status = x.status AND r.wanted = x.status
           ORDER BY r.id
           ON CONFLICT (shop_id, key) DO UPDATE SET code = excluded.code, last_seen_at = excluded.last_seen_at, times = problem.times + 1`,
          [shopId, JSON.stringify(differ.map(({ id, status }) => ({ id: uuidV7(), reward: id, status }))), now],
        );
        await client.query('DELETE FROM problem WHERE shop_id = $1 AND key = ANY($2::text[])', [
          shopId,
          fine.map(({ id }) => `reward-differs:${id}`),
        ]);
      }),

    /** Each failing check with its number of rows. */
    checkBooks: (shopId: ShopId): Promise<Record<string, number>> =>
      withShopSql(shopId, async (client) => {
        const wrong: Record<string, number> = {};
        for (const [check, sql] of Object.entries(BOOK_CHECKS)) {
          const { rows } = await client.query(`SELECT count(*) AS count FROM (${sql}) AS failing`, [shopId]);
          if (Number(rows[0].count) > 0) wrong[check] = Number(rows[0].count);
        }
        return wrong;
      }),
  };
}
