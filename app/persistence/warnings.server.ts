import { v7 as uuidV7 } from 'uuid';
import type { Warning } from '../domain/fraud/anomalies.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import type { Database } from './database.server.ts';

const ALERTS = { startsWith: 'alert-' };

/** Warnings are problems of their own kind: raised once while they last, gone by themselves when they are over. */
export function warningRows({ withShop }: Database) {
  return {
    keep: (shopId: ShopId, standing: readonly Warning[], now: Date) =>
      withShop(shopId, async (tx) => {
        await tx.problem.deleteMany({
          where: { shopId, code: ALERTS, key: { notIn: standing.map(({ key }) => key) } },
        });
        for (const warning of standing)
          await tx.problem.upsert({
            where: { shopId_key: { shopId, key: warning.key } },
            create: { shopId, id: uuidV7(), ...warning, firstSeenAt: now, lastSeenAt: now },
            update: { values: warning.values, lastSeenAt: now },
          });
      }),

    untold: (shopId: ShopId): Promise<Warning[]> =>
      withShop(shopId, async (tx) => {
        const { warnedAt } = await tx.shop.findUniqueOrThrow({ where: { shopId } });
        const rows = await tx.problem.findMany({
          where: {
            shopId,
            code: ALERTS,
            dismissedAt: null,
            ...(warnedAt && { firstSeenAt: { gt: warnedAt } }),
          },
          orderBy: { id: 'asc' },
        });
        return rows.map(({ key, code, values }) => ({
          key,
          code: code as Warning['code'],
          values: values as Warning['values'],
        }));
      }),

    toldAt: (shopId: ShopId): Promise<Date | null> =>
      withShop(shopId, async (tx) => (await tx.shop.findUniqueOrThrow({ where: { shopId } })).warnedAt),

    told: (shopId: ShopId, now: Date) =>
      withShop(shopId, (tx) => tx.shop.update({ where: { shopId }, data: { warnedAt: now } })),
  };
}
