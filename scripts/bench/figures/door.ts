import { type Figure, figureOf, median, percentile, ratioAtLeast, ratioAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';
import type { Sent } from '../tools/sender.ts';

const BODIES = 128;
const WARM_UP_MS = 400;
const ROUND_MS = 2_000;
const PACED_MS = 3_000;
const POOL_SIZES = [5, 10, 20];
const GOALS = new Map([
  [20, 1.2],
  [64, 1.6],
]);

type Side = { port: number; path: string };

/** The webhook door beside one INSERT a request: how many a second, and how long the slowest wait. */
export async function measureDoor(rig: Rig): Promise<Figure[]> {
  await rig.owner.query('CREATE TABLE bench_inbox (LIKE inbox INCLUDING ALL)');
  const plain = rig.tool<object, number>('./baseline-door.ts', {
    BASELINE_URL: rig.database.ownerUrl,
    BASELINE_SECRET: rig.secret,
  });
  const plainPort = await plain.ask({});
  const door: Side = { port: (await rig.web()).port, path: '/webhooks' };
  const figures: Figure[] = [];

  let loads = { door: 0, plain: 0 };
  let bestSize = 0;
  for (const [connections, goal] of GOALS) {
    const sides = POOL_SIZES.map((size) => ({ size, port: plainPort, path: `/webhooks/${size}` }));
    const tried: { size: number; perSecond: number }[] = [];
    for (const side of [...sides, ...sides.toReversed()])
      tried.push({ size: side.size, perSecond: rate(await hammer(rig, side, connections)) });
    bestSize = best(tried);
    const baseline = { port: plainPort, path: `/webhooks/${bestSize}` };
    const rounds: { value: number; baseline: number }[] = [];
    const senderShares: number[] = [];
    for (let round = 0; round < rig.rounds; round += 1) {
      const plainRound = await hammer(rig, baseline, connections);
      const doorRound = await hammer(rig, door, connections);
      rounds.push({ value: rate(doorRound), baseline: rate(plainRound) });
      senderShares.push(doorRound.cpuMs / doorRound.elapsedMs);
    }
    loads = { door: median(rounds.map(({ value }) => value)), plain: median(rounds.map(({ baseline }) => baseline)) };
    rig.log(
      `  ${connections} connections: baseline best with a pool of ${bestSize}; the sender used ${Math.round(median(senderShares) * 100)} % of a core`,
    );
    figures.push(figureOf(`webhooks accepted a second, ${connections} connections`, rounds, ratioAtLeast(goal)));
  }

  const baseline = { port: plainPort, path: `/webhooks/${bestSize}` };
  const rounds: { value: number; baseline: number }[] = [];
  for (let round = 0; round < rig.rounds; round += 1)
    rounds.push({
      baseline: percentile(await pace(rig, baseline, loads.plain * 0.7), 99),
      value: percentile(await pace(rig, door, loads.door * 0.7), 99),
    });
  figures.push(figureOf('the door’s p99 at 70 % of its load, ms', rounds, ratioAtMost(1.2)));
  await plain.stop();
  await rig.owner.query('DROP TABLE bench_inbox');
  await rig.owner.query('TRUNCATE inbox');
  return figures;
}

const rate = ({ answered, elapsedMs }: Sent): number => (answered / elapsedMs) * 1_000;

function best(tried: readonly { size: number; perSecond: number }[]): number {
  const mean = (size: number) => median(tried.filter((one) => one.size === size).map((one) => one.perSecond));
  return POOL_SIZES.toSorted((a, b) => mean(b) - mean(a))[0] ?? 0;
}

const deckOf = ({ secret, nextRun }: Rig, count: number, use: 'again' | 'once') => ({
  secret,
  run: nextRun(),
  use,
  streams: [{ domains: ['bench-door.myshopify.com'], count, from: 0 }],
});

async function hammer(rig: Rig, side: Side, connections: number): Promise<Sent> {
  await clear(rig);
  const order = { ...side, connections, deck: deckOf(rig, BODIES, 'again') };
  await rig.send({ ...order, durationMs: WARM_UP_MS });
  return accepted(await rig.send({ ...order, deck: deckOf(rig, BODIES, 'again'), durationMs: ROUND_MS }));
}

async function pace(rig: Rig, side: Side, perSecond: number): Promise<number[]> {
  await clear(rig);
  await rig.send({ ...side, connections: 64, deck: deckOf(rig, BODIES, 'again'), durationMs: WARM_UP_MS });
  const deck = deckOf(rig, Math.round((perSecond * PACED_MS) / 1_000), 'once');
  return accepted(await rig.send({ ...side, connections: 64, deck, perSecond })).latenciesMs.flat();
}

async function clear({ owner, settle }: Rig): Promise<void> {
  await owner.query('TRUNCATE inbox, bench_inbox');
  await settle();
}

function accepted(sent: Sent): Sent {
  if (sent.refused > 0) throw new Error(`${sent.refused} webhooks were refused: nothing was measured`);
  return sent;
}
