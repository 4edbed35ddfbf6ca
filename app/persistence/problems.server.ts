import { v7 as uuidV7 } from 'uuid';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';

/** Problems a merchant can act on: keyed, so that the same one is counted rather than repeated. */
export function problemRows({ withShop }: Database) {
  return {
    report: (shopId: ShopId, problem: { key: string; code: string; values: Record<string, string> }, now: Date) =>
      withShop(shopId, (tx) =>
        tx.problem.upsert({
          where: { shopId_key: { shopId, key: problem.key } },
          create: { shopId, id: uuidV7(), ...problem, firstSeenAt: now, lastSeenAt: now },
          update: {
            code: problem.code,
            values: problem.values,
            lastSeenAt: now,
            times: { increment: 1 },
            dismissedAt: null,
          },
        }),
      ),
    /** what was wrong is right again */
    settle: (shopId: ShopId, key: string) =>
      withShop(shopId, (tx) => tx.problem.deleteMany({ where: { shopId, key } })),
    dismiss: (shopId: ShopId, id: string, now: Date) =>
      withShop(shopId, (tx) => tx.problem.updateMany({ where: { shopId, id }, data: { dismissedAt: now } })),
  };
}
