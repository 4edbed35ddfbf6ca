import { setTimeout as sleep } from 'node:timers/promises';
import { referredOf } from '../deck.ts';
import { type Figure, figureOf, ratioAtLeast, valueAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';
import { type BenchShop, expectVerdicts, installShops, untilSettledIn } from '../shops.ts';
import type { StubCounts } from '../tools/shopify-stub.ts';

/** Shopify's merchants at their yearly peak, all together. */
const PEAK_PER_SECOND = 741;
const SHOPS = 20;
const ORDERS = 4_000;
const REFERRED_ORDERS = 1_500;
const UNREFERRED_ORDERS = 400;
const PATIENCE_MS = 180_000;

/** The whole way, with the built app's processes: webhook, verdict, code created in Shopify, and that written down. */
export async function measureEndToEnd(rig: Rig): Promise<Figure[]> {
  const shops = await installShops(rig, 'end-to-end', SHOPS);
  const { port } = await rig.web();
  const worker = await rig.startWorker();
  let referred = 0;
  const run = (orders: number, percent: number) => {
    referred += shops.length * referredOf(orders / shops.length, percent);
    return wholeWay(rig, shops, port, orders, percent);
  };

  await untilSettledIn(rig);
  await run(REFERRED_ORDERS, 50); // warms up
  const before = await rig.stub();
  await run(UNREFERRED_ORDERS, 0);
  const unreferredCalls = callsOf(await rig.stub()) - callsOf(before);

  const some: { value: number; baseline: number }[] = [];
  const all: { value: number; baseline: number }[] = [];
  const points: { value: number }[] = [];
  const bytes: { value: number }[] = [];
  for (let round = 0; round < rig.rounds; round += 1) {
    some.push({ value: await run(ORDERS, 5), baseline: PEAK_PER_SECOND });
    const [stored, spent] = [await bytesStored(rig), (await rig.stub()).points];
    all.push({ value: await run(REFERRED_ORDERS, 100), baseline: PEAK_PER_SECOND });
    points.push({ value: ((await rig.stub()).points - spent) / REFERRED_ORDERS });
    const grown = grownBy(stored, await bytesStored(rig));
    bytes.push({ value: grown.reduce((sum, { each }) => sum + each, 0) });
    rig.log(`  bytes a rewarded order: ${grown.map(({ table, each }) => `${table} ${each}`).join(', ')}`);
  }
  await worker.stop();

  await expectVerdicts(
    rig,
    shops.map(({ shopId }) => shopId),
    { approved: referred },
  );
  return [
    figureOf('end to end, 5 % referred, orders a second', some, ratioAtLeast(3)),
    figureOf('end to end, all referred, orders a second', all, ratioAtLeast(1)),
    figureOf('Admin API points per reward', points, valueAtMost(10)),
    figureOf('Admin API calls per unreferred order', [{ value: unreferredCalls / UNREFERRED_ORDERS }], valueAtMost(0)),
    figureOf('bytes stored per rewarded order, inbox apart', bytes, valueAtMost(3_000, 'bytes')),
  ];
}

/** Sends so many orders as fast as they are taken; returns how many a second were done with, to the last code. */
async function wholeWay(
  rig: Rig,
  shops: readonly BenchShop[],
  port: number,
  orders: number,
  referredPercent: number,
): Promise<number> {
  await rig.settle();
  const count = orders / shops.length;
  const sent = await rig.send({
    port,
    path: '/webhooks',
    connections: 64,
    deck: {
      secret: rig.secret,
      run: rig.nextRun(),
      use: 'once',
      streams: shops.map(({ domain, visitTokens }) => ({
        domains: [domain],
        count,
        from: rig.nextOrders(count),
        visitTokens,
        referredPercent,
      })),
    },
  });
  if (sent.refused > 0) throw new Error(`${sent.refused} webhooks were refused: nothing was measured`);
  const deadline = Date.now() + PATIENCE_MS;
  while (await isSomethingLeft(rig)) {
    if (Date.now() > deadline) throw new Error(`not done with ${orders} orders within ${PATIENCE_MS / 1_000} s`);
    await sleep(20);
  }
  return (orders / (performance.timeOrigin + performance.now() - sent.startedAtMs)) * 1_000;
}

async function isSomethingLeft({ owner }: Rig): Promise<boolean> {
  const { rows } = await owner.query(
    `SELECT EXISTS (SELECT 1 FROM inbox WHERE judged_at IS NULL)
       OR EXISTS (SELECT 1 FROM reward WHERE status IN ('pending', 'issuing')) AS some`,
  );
  return rows[0].some;
}

/** Tables and indexes of our own schema but the inbox; what the round before left to be reused is reused. */
async function bytesStored({ owner }: Rig): Promise<ReadonlyMap<string, number>> {
  await owner.query('VACUUM');
  const { rows } = await owner.query(
    `SELECT c.relname AS name, pg_total_relation_size(c.oid)::bigint AS bytes FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
  );
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
}

/** What each table took for a rewarded order, the largest first. */
const grownBy = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) =>
  [...after]
    .map(([table, bytes]) => ({ table, each: Math.round((bytes - (before.get(table) ?? 0)) / REFERRED_ORDERS) }))
    .filter(({ each }) => each !== 0)
    .sort((a, b) => b.each - a.each);

const callsOf = ({ calls }: StubCounts): number => Object.values(calls).reduce((sum, count) => sum + count, 0);
