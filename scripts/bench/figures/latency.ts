import { type Figure, figureOf, percentile, valueAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';
import { installShops } from '../shops.ts';
import { verdictWaits } from '../verdict-clock.ts';

const SHOPS = 20;
const PER_SECOND = 100;
const ROUND_SECONDS = 4;

/** From the moment a webhook is due until its verdict is committed, web process and worker as in production. */
export async function measureLatency(rig: Rig): Promise<Figure[]> {
  const shops = await installShops(rig, 'latency', SHOPS);
  const { port } = await rig.web();
  const worker = await rig.startWorker();
  const rounds: number[][] = [];
  // the first round warms up
  for (let round = 0; round <= rig.rounds; round += 1) {
    const count = PER_SECOND * ROUND_SECONDS;
    const { dueAtMs } = await rig.send({
      port,
      path: '/webhooks',
      connections: 20,
      perSecond: PER_SECOND,
      deck: {
        secret: rig.secret,
        run: rig.nextRun(),
        use: 'once',
        streams: [{ domains: shops.map(({ domain }) => domain), count, from: rig.nextOrders(count) }],
      },
    });
    rounds.push([...(await verdictWaits(rig, dueAtMs)).values()]);
  }
  await worker.stop();
  const at = (percent: number) => rounds.slice(1).map((waits) => ({ value: percentile(waits, percent) }));
  return [
    figureOf('webhook to verdict at 100 orders a second, p50, ms', at(50), valueAtMost(50, 'ms')),
    figureOf('webhook to verdict at 100 orders a second, p99, ms', at(99), valueAtMost(250, 'ms')),
  ];
}
