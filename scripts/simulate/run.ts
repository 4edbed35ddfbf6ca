import type { DatabaseUrls } from '../database.ts';
import { live } from './live.ts';
import type { Outcome } from './metrics.ts';
import { type Judged, resultOf } from './results.ts';
import { openShop } from './shop.ts';
import type { World } from './world.ts';

const SAY_EVERY_MS = 5_000;

/**
 * Lets a world happen to the product on this database, empty but for its schema, and says what became of each referral.
 * @throws Error when the product could not judge something: the figures would be of another world
 */
export async function runWorld(world: World, database: DatabaseUrls, log: (line: string) => void): Promise<Outcome[]> {
  const firstAt = world.events[0]?.at ?? world.settings.opensAt;
  const shop = await openShop(
    database,
    world.settings,
    new Date(Math.min(Date.parse(firstAt), Date.parse(world.settings.opensAt))),
  );
  try {
    const traces = await live(world, shop, progress(world.events.length, log));
    const problems = await shop.records.setAside();
    if (problems.length)
      throw new Error(`some of it could not be judged, nothing was measured: ${problems.join('; ')}`);
    const verdicts = new Map<string, Judged>();
    for (const one of await shop.records.decided()) verdicts.set(`${one.subject} ${one.subjectId}`, one);
    return [...world.referrals.values()].map((referral) => ({
      referral,
      result: resultOf(traces.get(referral.id), (subject, id) => verdicts.get(`${subject} ${id}`)),
    }));
  } finally {
    await shop.close();
  }
}

function progress(all: number, log: (line: string) => void) {
  const startedAt = Date.now();
  let saidAt = startedAt;
  return (at: string, events: number): void => {
    const now = Date.now();
    if (now - saidAt < SAY_EVERY_MS && events < all) return;
    saidAt = now;
    const perSecond = Math.round((events * 1_000) / Math.max(now - startedAt, 1));
    log(`  ${at.slice(0, 10)}: ${count(events)} of ${count(all)} events, ${count(perSecond)} a second`);
  };
}

const count = (value: number) => value.toLocaleString('en-US');
