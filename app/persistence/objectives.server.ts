import { type Objective, objectiveSchema } from '../domain/objectives/objective.ts';
import { NOT_TOLD, type Readiness, readinessSchema } from '../domain/objectives/readiness.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { writeAudit } from './audit.server.ts';
import type { Database } from './database.server.ts';

export type StoredObjective = { id: string; startsOn: string; objective: Objective };
type By = { id: string; actor: string; now: Date };

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export function objectiveRows({ withShop }: Database) {
  return {
    /** The next due first. */
    load: (shopId: ShopId): Promise<StoredObjective[]> =>
      withShop(shopId, async (tx) => {
        const rows = await tx.objective.findMany({ where: { shopId }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] });
        return rows.map(({ id, kind, target, words, startsOn, dueOn }) => ({
          id,
          startsOn: dayOf(startsOn),
          objective: objectiveSchema.parse({ kind, dueOn: dayOf(dueOn), words, target: target && Number(target) }),
        }));
      }),

    /** How many there are. */
    count: (shopId: ShopId): Promise<number> => withShop(shopId, (tx) => tx.objective.count({ where: { shopId } })),

    add: (shopId: ShopId, objective: Objective, startsOn: string, { id, actor, now }: By): Promise<void> =>
      withShop(shopId, async (tx) => {
        const { kind, dueOn } = objective;
        const [target, words] = kind === 'words' ? [null, objective.words] : [BigInt(objective.target), null];
        const days = { startsOn: new Date(startsOn), dueOn: new Date(dueOn) };
        await tx.objective.create({ data: { shopId, id, kind, target, words, ...days, setBy: actor } });
        await writeAudit(
          tx,
          shopId,
          { actor, action: 'objective.set', before: null, after: { id, ...objective } },
          now,
        );
      }),

    remove: (shopId: ShopId, { id, actor, now }: By): Promise<void> =>
      withShop(shopId, async (tx) => {
        const { count } = await tx.objective.deleteMany({ where: { shopId, id } });
        if (count > 0)
          await writeAudit(tx, shopId, { actor, action: 'objective.removed', before: { id }, after: {} }, now);
      }),

    readiness: (shopId: ShopId): Promise<Readiness> =>
      withShop(shopId, async (tx) => {
        const newest = await tx.readiness.findFirst({ where: { shopId }, orderBy: { id: 'desc' } });
        return newest ? readinessSchema.parse(newest.told) : NOT_TOLD;
      }),

    tellReadiness: (shopId: ShopId, told: Readiness, { id, actor, now }: By): Promise<void> =>
      withShop(shopId, async (tx) => {
        await tx.readiness.create({ data: { shopId, id, toldAt: now, toldBy: actor, told } });
      }),
  };
}
