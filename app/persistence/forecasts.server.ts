import { type Predicted, predictedSchema } from '../domain/forecast/against-actual.ts';
import { type Plan, planSchema } from '../domain/forecast/plan.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database } from './database.server.ts';
import { tellMargin } from './shops.server.ts';

export type StoredForecast = {
  id: string;
  madeAt: Date;
  /** a calendar day of the shop's, "2026-03-01" */
  startsOn: string;
  plan: Plan;
  predicted: Predicted;
};

/** Older ones are kept, and shown no more. */
const SHOWN = 5;

export function forecastRows({ withShop }: Database) {
  return {
    /** The newest, newest first. */
    load: (shopId: ShopId): Promise<StoredForecast[]> =>
      withShop(shopId, async (tx) => {
        const rows = await tx.forecast.findMany({ where: { shopId }, orderBy: { id: 'desc' }, take: SHOWN });
        return rows.map(({ id, madeAt, startsOn, plan, predicted }) => ({
          id,
          madeAt,
          startsOn: startsOn.toISOString().slice(0, 10),
          plan: planSchema.parse(plan),
          predicted: predictedSchema.parse(predicted),
        }));
      }),

    save: (shopId: ShopId, { id, madeAt, startsOn, plan, predicted }: StoredForecast, actor: string): Promise<void> =>
      withShop(shopId, async (tx) => {
        await tx.forecast.create({
          data: { shopId, id, madeAt, madeBy: actor, startsOn: new Date(startsOn), plan, predicted },
        });
        if (plan.marginBp > 0) await tellMargin(tx, shopId, plan.marginBp, actor, madeAt);
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'forecast.saved', before: null, after: { id, startsOn, plan } },
          madeAt,
        );
      }),

    remove: (shopId: ShopId, id: string, actor: string, now: Date): Promise<void> =>
      withShop(shopId, async (tx) => {
        const { count } = await tx.forecast.deleteMany({ where: { shopId, id } });
        if (count > 0)
          await writeAudit(tx, shopId, { actor, action: 'forecast.removed', before: { id }, after: {} }, now);
      }),
  };
}
