import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';

/** Shops looked at. With more than so many at once, the sums say at least how much there is. */
const MOST_SHOPS = 500;

const FROM_THE_FIRST = '00000000-0000-0000-0000-000000000000';

type OfShop = { waiting: number; oldest: Date | null; rewards: number; quarantined: number };

/**
 * Does the judge keep up, and the effects behind it? Which shops have work comes from the listed functions, which return
 * ids or a number alone; each shop's figures are then read as that shop, behind its wall.
 */
export async function loadHealthOfAll({ pool, withShopSql }: Database, now: Date) {
  const { rows } = await pool.query<{ id: ShopId }>(
    `SELECT id FROM (SELECT id FROM shops_with_work($1::int, $2, $3) UNION SELECT shops_with_effects()) AS busy LIMIT $1::int`,
    [MOST_SHOPS, now, FROM_THE_FIRST],
  );
  const { rows: dead } = await pool.query('SELECT count_dead_jobs() AS count');
  const figures: OfShop[] = [];
  for (const { id } of rows) figures.push(await figuresOf(withShopSql, id));
  const sum = (figure: 'waiting' | 'rewards' | 'quarantined') =>
    figures.reduce((total, ofShop) => total + ofShop[figure], 0);
  const oldest = Math.min(...figures.map((ofShop) => ofShop.oldest?.getTime() ?? Number.POSITIVE_INFINITY));
  return {
    shopsWithWork: rows.length,
    /** false: there were more shops than are looked at, so the figures are lower bounds */
    isComplete: rows.length < MOST_SHOPS,
    inboxDepth: sum('waiting'),
    oldestUnjudgedSeconds: Number.isFinite(oldest) ? Math.max(Math.round((now.getTime() - oldest) / 1_000), 0) : 0,
    rewardsToDo: sum('rewards'),
    /** jobs given up, also those of shops without other work and of no shop */
    deadLetters: dead[0].count,
    quarantined: sum('quarantined'),
    connections: { open: pool.totalCount, idle: pool.idleCount, waitedFor: pool.waitingCount },
  };
}

const figuresOf = (withShopSql: Database['withShopSql'], shopId: ShopId): Promise<OfShop> =>
  withShopSql(shopId, async (client) => {
    const { rows } = await client.query(
      `SELECT i.waiting, i.oldest, r.rewards, q.quarantined
       FROM (SELECT count(*)::int AS waiting, min(received_at) AS oldest FROM inbox WHERE shop_id = $1 AND judged_at IS NULL) i,
         (SELECT count(*)::int AS rewards FROM reward WHERE shop_id = $1 AND final_at <= now()
            AND reward_is_to_do(carrier, wanted, status, lease_until)) r,
         (SELECT count(*)::int AS quarantined FROM quarantine WHERE shop_id = $1) q`,
      [shopId],
    );
    return rows[0] as OfShop;
  });
