import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';

/** How many rows of a topic wait for the shop's judge. */
export function countUnjudged({ withShop }: Database, shopId: ShopId, topic: string): Promise<number> {
  return withShop(shopId, async (tx) => {
    const [row] = await tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM inbox WHERE shop_id = ${shopId}::uuid AND judged_at IS NULL AND topic = ${topic}`;
    return Number(row?.count ?? 0);
  });
}
