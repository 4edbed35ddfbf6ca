import { type Figure, figureOf, median, percentile, ratioAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';
import { installShop } from '../shops.ts';
import type { Read, ReadOrder } from '../tools/reader.ts';

const CONNECTIONS = 16;
const WARM_UP = 1_000;
const FLAT_OUT = 2_000;
const PACED_S = 4;
const SHARE_OF_CAPACITY = 0.5;

/**
 * The app proxy's door, beside a plain Remix resource route that reads the same row: signature, shop, language and
 * address are what lies between. Both are asked at the same pace, half of what the slower of the two can do.
 */
export async function measureProxy(rig: Rig): Promise<Figure[]> {
  const shop = await installShop(rig, 'bench-proxy.myshopify.com');
  const plain = rig.tool<object, number>('./plain-route.ts', { BASELINE_URL: rig.database.ownerUrl });
  const reader = rig.tool<ReadOrder, Read>('./reader.ts', {});
  const sides = {
    plain: { port: await plain.ask({}), path: `/read?shop=${shop.shopId}`, connections: CONNECTIONS },
    proxy: {
      port: (await rig.web()).port,
      path: '/proxy/advocate.json',
      signedBy: { shop: shop.domain, secret: rig.secret },
      connections: CONNECTIONS,
    },
  };
  const capacity = async (side: Omit<ReadOrder, 'count'>) => {
    await reader.ask({ ...side, count: WARM_UP });
    return (FLAT_OUT / (await reader.ask({ ...side, count: FLAT_OUT })).elapsedMs) * 1_000;
  };
  const [plainPerSecond, proxyPerSecond] = [await capacity(sides.plain), await capacity(sides.proxy)];
  const perSecond = Math.round(Math.min(plainPerSecond, proxyPerSecond) * SHARE_OF_CAPACITY);
  rig.log(`  the plain route answers ${Math.round(plainPerSecond)} a second, the proxy ${Math.round(proxyPerSecond)}`);

  const rounds: { value: number; baseline: number }[] = [];
  const medians: { value: number; baseline: number }[] = [];
  for (let round = 0; round < rig.rounds; round += 1) {
    const paced = { perSecond, count: perSecond * PACED_S };
    const baseline = (await reader.ask({ ...sides.plain, ...paced })).latenciesMs;
    const value = (await reader.ask({ ...sides.proxy, ...paced })).latenciesMs;
    rounds.push({ value: percentile(value, 99), baseline: percentile(baseline, 99) });
    medians.push({ value: median(value), baseline: median(baseline) });
  }
  await Promise.all([plain.stop(), reader.stop()]);
  return [
    figureOf(`the app proxy’s p99 at ${perSecond} a second, ms`, rounds, ratioAtMost(1.2)),
    figureOf(`the app proxy’s median at ${perSecond} a second, ms`, medians, ratioAtMost(1.2)),
  ];
}
