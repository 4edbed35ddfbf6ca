import { objectiveSchema } from '../domain/objectives/objective.ts';
import { readinessSchema } from '../domain/objectives/readiness.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { dayInZone } from '../domain/shared/time.ts';
import { objectiveRows } from '../persistence/objectives.server.ts';
import { loadAdvice, loadObjectivesPage } from '../queries/objectives.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

type Objectives = Pick<
  Container,
  'objectivesPage' | 'addObjective' | 'removeObjective' | 'tellReadiness' | 'launchAdvice'
>;

/** More would be none. */
const MOST = 20;

/** What a merchant wants to reach (P10), and how ready the shop is (P11). */
export function objectivesOf({ db, clock, newId, shops }: Services): Objectives {
  const objectives = objectiveRows(db);
  const by = ({ name }: { name: string }, id = newId() as string) => ({ id, actor: name, now: clock.now() });
  return {
    objectivesPage: (shopId) => loadObjectivesPage(db, shopId as ShopId, clock.now()),
    launchAdvice: (shopId) => loadAdvice(db, shopId as ShopId),
    async addObjective(id, objective, actor) {
      const shopId = id as ShopId;
      const [read, shop] = [objectiveSchema.safeParse(objective), await shops.load(shopId)];
      if (!read.success || !shop) return false;
      const today = dayInZone(clock.now(), shop.timeZone);
      if (read.data.dueOn < today || (await objectives.count(shopId)) >= MOST) return false;
      await objectives.add(shopId, read.data, today, by(actor));
      return true;
    },
    removeObjective: (shopId, objectiveId, actor) => objectives.remove(shopId as ShopId, by(actor, objectiveId)),
    async tellReadiness(shopId, readiness, actor) {
      const read = readinessSchema.safeParse(readiness);
      if (read.success) await objectives.tellReadiness(shopId as ShopId, read.data, by(actor));
      return read.success;
    },
  };
}
