import { fixedCosts } from '../domain/forecast/forecast.ts';
import { progressOf } from '../domain/objectives/objective.ts';
import { type Advice, adviceOn } from '../domain/objectives/readiness.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone, daysInZone } from '../domain/shared/time.ts';
import type { Database } from '../persistence/database.server.ts';
import { forecastRows } from '../persistence/forecasts.server.ts';
import { objectiveRows, type StoredObjective } from '../persistence/objectives.server.ts';
import { observedResults } from './observed-results.ts';
import { shopView } from './shop-view.ts';
import type { ObjectivesPage, ObjectiveView } from './views.ts';

/** A year has twelve of them. */
const MONTH_MS = (365.25 / 12) * 24 * 3_600_000;

/** Each objective with where it stands (P10), the next due first. */
export async function loadObjectives(db: Database, shopId: ShopId, now: Date): Promise<ObjectiveView[]> {
  const stored = await objectiveRows(db).load(shopId);
  if (stored.length === 0) return [];
  const [forecast] = await forecastRows(db).load(shopId);
  const { timeZone } = await db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  return Promise.all(
    stored.map(async ({ id, startsOn, objective }: StoredObjective): Promise<ObjectiveView> => {
      if (objective.kind === 'words') return { id, ...objective, progress: null };
      const { startsAt, endsAt } = daysInZone(startsOn, objective.dueOn, timeZone);
      const until = now < endsAt ? now : endsAt;
      const elapsed = (until.getTime() - startsAt.getTime()) / (endsAt.getTime() - startsAt.getTime());
      const observed = await db.readShop(shopId, (tx) =>
        observedResults(tx, shopId, { from: startsAt, until, timeZone }),
      );
      const months = (until.getTime() - startsAt.getTime()) / MONTH_MS;
      const fixed = forecast ? fixedCosts(forecast.plan, months) : { softwareMinor: 0, timeMinor: 0 };
      const costMinor = observed.rewardsMinor + fixed.softwareMinor + fixed.timeMinor;
      return {
        id,
        ...objective,
        progress: progressOf(objective.kind, objective.target, { ...observed, costMinor }, elapsed),
      };
    }),
  );
}

export async function loadObjectivesPage(db: Database, shopId: ShopId, now: Date): Promise<ObjectivesPage> {
  const shop = await db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  const readiness = await objectiveRows(db).readiness(shopId);
  return {
    shop: shopView(shop),
    today: dayInZone(now, shop.timeZone),
    objectives: await loadObjectives(db, shopId, now),
    knowsCosts: (await forecastRows(db).load(shopId)).length > 0,
    readiness,
    advice: adviceOn(readiness),
  };
}

/** Whether it is a good moment to launch (P11). */
export const loadAdvice = async (db: Database, shopId: ShopId): Promise<Advice> =>
  adviceOn(await objectiveRows(db).readiness(shopId));
