import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import { OLDEST_UNJUDGED } from '../persistence/oldest-unjudged.server.ts';
import { loadDeadLetters } from './dead-letters.ts';
import { shopView } from './shop-view.ts';
import type { HealthView } from './views.ts';

const DAY_MS = 24 * 3_600_000;
/** Counting stops there: nobody needs the exact number of a shop's hundred thousand webhooks. */
const MOST_COUNTED = 10_000;

export async function loadHealth(db: Database, shopId: ShopId, now: Date): Promise<HealthView> {
  const deadLetters = await loadDeadLetters(db, shopId);
  return db.readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const dayAgo = new Date(now.getTime() - DAY_MS);
    // the day of the key is the trigger's, which may be a day before the arrival
    const [heard] = await tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM (
        SELECT 1 FROM inbox WHERE shop_id = ${shopId}::uuid AND day >= ${dayAgo}::date - 1 AND received_at > ${dayAgo}
          AND topic NOT LIKE 'ricochet/%' LIMIT ${MOST_COUNTED + 1}) AS heard`;
    const [last] = await tx.$queryRaw<{ at: Date }[]>`
      SELECT received_at AS at FROM inbox WHERE shop_id = ${shopId}::uuid AND topic NOT LIKE 'ricochet/%'
      ORDER BY day DESC, id DESC LIMIT 1`;
    const [oldest] = await tx.$queryRawUnsafe<{ at: Date | null }[]>(OLDEST_UNJUDGED, shopId);
    const count = Number(heard?.count ?? 0);
    return {
      shop: shopView(shop),
      comparison: comparisonOf(shop.reconciliation as StoredRun | null),
      webhooks: {
        heard: Math.min(count, MOST_COUNTED),
        isMore: count > MOST_COUNTED,
        lastHeardAt: last?.at.toISOString() ?? null,
      },
      oldestWaitingAt: oldest?.at?.toISOString() ?? null,
      quarantined: await tx.quarantine.count({ where: { shopId } }),
      deadLetters,
    };
  });
}

type Comparison = NonNullable<HealthView['comparison']>;
type StoredRun = Omit<Comparison, 'state' | 'countedSince'> & { stopped: string | null; lastFullAt: string | null };

function comparisonOf(run: StoredRun | null): HealthView['comparison'] {
  if (!run) return null;
  const { phase, startedAt, finishedAt, done, total, findings, lastFullAt } = run;
  const state = finishedAt === null ? 'running' : run.stopped ? 'no-access' : 'done';
  return { state, phase, startedAt, finishedAt, done, total, findings, countedSince: lastFullAt };
}
