import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseOptions } from './faults/options.ts';
import { type OpenShop, openShops } from './faults/setup.ts';
import { type FaultWorld, forgetData, startFaultWorld } from './faults/world.ts';

/**
 * `npm run test:history`: a shop with a large past installs the real built app, whose worker is killed again and again
 * while it reads; live orders come in meanwhile. Afterwards every order is there once. The exit code is 1 when not.
 *
 *     npm run test:history -- --orders 100000 --kills 5
 */
const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const [orders, kills] = [Number(values.orders), Number(values.kills)];
if (!Number.isSafeInteger(orders) || orders < 1 || !Number.isSafeInteger(kills) || kills < 0) {
  console.error('Usage: npm run test:history -- [--orders 100000] [--kills 5] [--json]');
  process.exit(2);
}

/** All of them are in sight: Shopify shows sixty days. */
const DAYS = 55;
const LOOK_EVERY_MS = 500;
const LIVE_ORDER_EVERY_MS = 4_000;
const LONGEST_MS = 20 * 60_000;

const dataDir = fileURLToPath(new URL(`../.cache/history-${process.pid}`, import.meta.url));
mkdirSync(dataDir, { recursive: true });
let world: FaultWorld | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void cleanUp().then(() => process.exit(1)));

let isFine = false;
try {
  const options = parseOptions(['--shops', '1', '--workers', '1', '--webs', '1']);
  world = await startFaultWorld(dataDir, options, console.log);
  const [place] = world.shops;
  await place!.store.call('addPastOrders', { count: orders, days: DAYS });
  console.log(`${orders} past orders are there; the app is installed`);
  const startedAt = performance.now();
  const [shop] = await openShops(world, { advocatesPerShop: 1, lives: [] }, 1);
  const watched = await watch(world, shop!, startedAt);
  const found = await compare(world, shop!, watched.liveOrders);
  isFine = watched.state === 'done' && found.wrong.length === 0;
  report(watched, found);
} catch (error) {
  console.error(error);
} finally {
  await cleanUp();
}
process.exit(isFine ? 0 : 1);

type Watched = {
  state: string;
  seconds: number;
  gatheredAfterS: number;
  killed: number;
  /** what the merchant saw on Home, at each tenth */
  seen: string[];
  liveOrders: string[];
  /** from the webhook's sending to the order's facts */
  liveWaitsMs: number[];
  mostWaiting: number;
};

/** Looks as Home does, kills the worker at even shares of the way, and has somebody buy now and then. */
async function watch({ db, workers }: FaultWorld, { shopId, store }: OpenShop, startedAt: number): Promise<Watched> {
  const watched: Watched = {
    ...{ state: '', seconds: 0, gatheredAfterS: 0, killed: 0, seen: [] },
    ...{ liveOrders: [], liveWaitsMs: [], mostWaiting: 0 },
  };
  const seconds = () => (performance.now() - startedAt) / 1_000;
  let nextLiveAt = 0;
  let live: Promise<void>[] = [];
  while (seconds() * 1_000 < LONGEST_MS) {
    const { rows } = await db.query<{ state: string; done: number; total: number | null; waiting: string }>(
      `SELECT import_state AS state, import_done AS done, import_total AS total,
         (SELECT count(*) FROM inbox WHERE shop_id = $1 AND judged_at IS NULL AND topic = 'ricochet/history') AS waiting
       FROM shop WHERE shop_id = $1`,
      [shopId],
    );
    const { state, done, total, waiting } = rows[0]!;
    watched.mostWaiting = Math.max(watched.mostWaiting, Number(waiting));
    const share = total ? done / total : 0;
    note(`${state} ${Math.floor(share * 10) * 10} %`, `${state} ${done} of ${total}, ${seconds().toFixed(0)} s`);
    if (state === 'running' && !watched.gatheredAfterS) watched.gatheredAfterS = seconds();
    if (state === 'done' || state === 'failed') {
      watched.state = state;
      break;
    }
    // one while Shopify gathers, the others while the file is read
    const isTime = state === 'preparing' ? watched.killed === 0 && done > 0 : share > watched.killed / (kills + 1);
    if (watched.killed < kills && (state === 'running' || state === 'preparing') && isTime) {
      workers[0]!.kill();
      watched.killed += 1;
      console.log(`  the worker is killed (${watched.killed})`);
    }
    if (state === 'running' && seconds() * 1_000 > nextLiveAt) {
      nextLiveAt = seconds() * 1_000 + LIVE_ORDER_EVERY_MS;
      live = [...live, buy()];
    }
    await sleep(LOOK_EVERY_MS);
  }
  await Promise.all(live);
  watched.seconds = seconds();
  return watched;

  function note(key: string, text: string): void {
    if (watched.seen.at(-1)?.startsWith(`${key}: `)) return;
    watched.seen.push(`${key}: ${text}`);
    console.log(`  ${text}`);
  }

  async function buy(): Promise<void> {
    const email = `live-${watched.liveOrders.length}@example.net`;
    const [answer] = await store.call('placeOrders', [{ email, lines: [{ handle: 'vase-dune' }] }]);
    if (!answer?.ok) throw new Error(`nobody could buy: ${JSON.stringify(answer)}`);
    watched.liveOrders.push(answer.order.id);
    const boughtAt = performance.now();
    while (performance.now() - boughtAt < 60_000) {
      const { rowCount } = await db.query('SELECT 1 FROM order_fact WHERE shop_id = $1 AND id = $2', [
        shopId,
        answer.order.id,
      ]);
      if (rowCount) break;
      await sleep(20);
    }
    watched.liveWaitsMs.push(performance.now() - boughtAt);
  }
}

/** What our database holds beside what the store holds. */
async function compare({ db }: FaultWorld, { shopId, store }: OpenShop, liveOrders: readonly string[]) {
  const { orders: held, customers } = await store.memory();
  const count = async (sql: string): Promise<number> => Number((await db.query(sql, [shopId])).rows[0].count);
  const facts = await db.query<{ id: string }>('SELECT id FROM order_fact WHERE shop_id = $1', [shopId]);
  const known = new Set(facts.rows.map(({ id }) => id));
  const missing = Object.keys(held).filter((id) => !known.has(id));
  const figures = {
    'orders in the store': Object.keys(held).length,
    'orders known': known.size,
    'orders missing': missing.length,
    'orders nobody placed': [...known].filter((id) => !held[id]).length,
    'customers in the store': Object.keys(customers).length,
    'persons known': await count('SELECT count(*) FROM person WHERE shop_id = $1 AND merged_into_id IS NULL'),
    'rows of history': await count(`SELECT count(*) FROM inbox WHERE shop_id = $1 AND topic = 'ricochet/history'`),
    'rows of history, each once': await count(
      `SELECT count(DISTINCT event_id) FROM inbox WHERE shop_id = $1 AND topic = 'ricochet/history'`,
    ),
    'rows in quarantine': await count('SELECT count(*) FROM quarantine WHERE shop_id = $1'),
    'verdicts on past orders': await count(
      `SELECT count(*) FROM verdict WHERE shop_id = $1 AND subject_kind = 'order' AND NOT subject_id = ANY('{${liveOrders.join()}}')`,
    ),
  };
  const wrong = [
    figures['orders missing'] > 0 && 'orders are missing',
    figures['orders nobody placed'] > 0 && 'orders nobody placed are known',
    figures['rows of history'] !== figures['rows of history, each once'] && 'a row was stored twice',
    figures['rows of history'] !== Math.ceil(orders / 100) && 'there are more rows than the file has',
    figures['persons known'] !== figures['customers in the store'] && 'persons and customers differ in number',
    figures['rows in quarantine'] > 0 && 'rows could not be judged',
    figures['verdicts on past orders'] > 0 && 'past orders were judged',
  ].filter((one): one is string => one !== false);
  return { figures, wrong };
}

function report(watched: Watched, { figures, wrong }: Awaited<ReturnType<typeof compare>>): void {
  const waits = watched.liveWaitsMs.toSorted((a, b) => a - b).map(Math.round);
  const all = {
    ...figures,
    'killed workers': watched.killed,
    'seconds in all': Math.round(watched.seconds),
    'seconds until Shopify had gathered them': Math.round(watched.gatheredAfterS),
    'orders a second while reading': Math.round(orders / (watched.seconds - watched.gatheredAfterS)),
    'most rows waiting': watched.mostWaiting,
    'live orders meanwhile': waits.length,
    'ms until one was known, median': waits[Math.floor(waits.length / 2)] ?? 0,
    'ms until one was known, most': waits.at(-1) ?? 0,
  };
  const width = Math.max(...Object.keys(all).map((name) => name.length));
  for (const [name, value] of Object.entries(all)) console.log(`${name.padEnd(width)}  ${String(value).padStart(8)}`);
  for (const one of wrong) console.log(`✗ ${one}`);
  if (values.json) console.log(JSON.stringify({ ...all, wrong }));
}

async function cleanUp(): Promise<void> {
  await world?.stop();
  world = undefined;
  await forgetData(dataDir);
}
