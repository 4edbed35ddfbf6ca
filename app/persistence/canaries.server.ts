import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';

/** As long as a reward may wait to be final, and its order be judged by what comes to light (judging/sightings.ts). */
const KEPT_MS = 200 * 86_400_000;

export async function forgetCanaries({ withShop }: Database, shopId: ShopId, now: Date): Promise<void> {
  await withShop(shopId, (tx) =>
    tx.canarySighting.deleteMany({ where: { shopId, seenAt: { lt: new Date(now.getTime() - KEPT_MS) } } }),
  );
}
