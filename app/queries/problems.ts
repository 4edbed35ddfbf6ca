import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from '../persistence/database.server.ts';
import type { ProblemView } from './views.ts';

/** Problems that stand, newest first. */
export async function loadProblems({ readShop }: Database, shopId: ShopId): Promise<ProblemView[]> {
  const rows = await readShop(shopId, (tx) =>
    tx.problem.findMany({ where: { shopId, dismissedAt: null }, orderBy: { lastSeenAt: 'desc' }, take: 50 }),
  );
  return rows.map(({ id, code, values, firstSeenAt, lastSeenAt, times }) => ({
    id,
    code,
    values: values as Record<string, string>,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    times,
  }));
}

/** Inbox rows that could not be judged, newest first. */
export async function loadQuarantine({ readShop }: Database, shopId: ShopId) {
  const rows = await readShop(shopId, (tx) =>
    tx.quarantine.findMany({ where: { shopId }, orderBy: { setAsideAt: 'desc' }, take: 50 }),
  );
  return rows.map(({ id, topic, setAsideAt, error, attempts }) => ({
    id,
    topic,
    arrivedAt: setAsideAt.toISOString(),
    error,
    attempts,
  }));
}
