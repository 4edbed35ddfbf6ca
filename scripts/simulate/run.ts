import type { DatabaseUrls } from '../database.ts';
import { live } from './live.ts';
import type { Outcome } from './metrics.ts';
import type { SimulationOptions } from './options.ts';
import { fateOf, type Judged } from './results.ts';
import { openShop } from './shop.ts';
import { type Replayed, replayAll } from './without.ts';
import type { World } from './world.ts';

const SAY_EVERY_MS = 5_000;

export type Ran = {
  outcomes: Outcome[];
  /** all verdicts decided again from what was recorded of them, and those that then said something else */
  replayed: Pick<Replayed, 'verdicts' | 'different'>;
  /** what would have become of the referrals without a signal, or without those that were asked for together */
  without: { signals: string; outcomes: Outcome[] }[];
};

/**
 * Lets a world happen to the product on this database, empty but for its schema, and says what became of each referral.
 * @param options how strict the shop is, and the codes of signals to switch off all at once, beside each in turn
 * @throws Error when the product could not judge something: the figures would be of another world
 */
export async function runWorld(
  world: World,
  database: DatabaseUrls,
  log: (line: string) => void,
  { mode, without: together }: Pick<SimulationOptions, 'mode' | 'without'>,
): Promise<Ran> {
  const { settings, events, referrals } = world;
  const startsAt = Math.min(Date.parse(events[0]?.at ?? settings.opensAt), Date.parse(settings.opensAt));
  const shop = await openShop(database, settings, mode, new Date(startsAt));
  try {
    const traces = await live(world, shop, progress(events.length, log));
    const problems = await shop.records.setAside();
    if (problems.length)
      throw new Error(`some of it could not be judged, nothing was measured: ${problems.join('; ')}`);

    const stood = new Map<string, Judged>();
    for (const one of await shop.records.decided()) stood.set(`${one.subject} ${one.subjectId}`, one);
    const outcomesWith = (changed: ReadonlyMap<string, Judged> = new Map()): Outcome[] =>
      [...referrals.values()].map((referral) => ({
        referral,
        ...fateOf(traces.get(referral.id), (subject, id) => {
          const key = `${subject} ${id}`;
          return changed.get(key) ?? stood.get(key);
        }),
      }));

    const { without, ...replayed } = await replayAll(shop.records.cases(), () => shop.offer, together);
    return {
      outcomes: outcomesWith(),
      replayed,
      without: [...without]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([signals, changed]) => ({ signals, outcomes: outcomesWith(changed) })),
    };
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
