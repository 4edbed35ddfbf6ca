import { shopifyId } from '../../order-sample.ts';
import { type Figure, figureOf, percentile, ratioAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';
import { installShops } from '../shops.ts';
import { verdictWaits } from '../verdict-clock.ts';

const SHOPS = 9;
const OTHERS_PER_SECOND = 40;
const HOT_PER_SECOND = 360;
const ROUND_SECONDS = 6;

/** What the other shops feel of one that sends nine tenths of the load: the same orders of theirs, without it and with it. */
export async function measureNeighbours(rig: Rig): Promise<Figure[]> {
  const [hot, ...others] = await installShops(rig, 'neighbours', SHOPS);
  if (!hot) throw new Error('no shops');
  const { port } = await rig.web();
  const worker = await rig.startWorker();

  async function othersP99(withHot: boolean): Promise<number> {
    const [count, hotCount] = [OTHERS_PER_SECOND * ROUND_SECONDS, withHot ? HOT_PER_SECOND * ROUND_SECONDS : 0];
    const [from, hotFrom] = [rig.nextOrders(count), rig.nextOrders(hotCount)];
    const streams = [{ domains: others.map(({ domain }) => domain), count, from }];
    if (withHot) streams.push({ domains: [hot?.domain ?? ''], count: hotCount, from: hotFrom });
    const { dueAtMs } = await rig.send({
      port,
      path: '/webhooks',
      connections: 40,
      perSecond: OTHERS_PER_SECOND + (withHot ? HOT_PER_SECOND : 0),
      deck: { secret: rig.secret, run: rig.nextRun(), use: 'once', streams },
    });
    const waits = await verdictWaits(rig, dueAtMs);
    return percentile(
      Array.from({ length: count }, (_, at) => waits.get(shopifyId(from + at)) ?? Number.NaN),
      99,
    );
  }

  await othersP99(true); // warms up
  const rounds: { value: number; baseline: number }[] = [];
  for (let round = 0; round < rig.rounds; round += 1)
    rounds.push({ baseline: await othersP99(false), value: await othersP99(true) });
  await worker.stop();
  return [figureOf('other shops’ p99 while one sends 90 % of the load, ms', rounds, ratioAtMost(1.5))];
}
