import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkDifferences } from './checks/differences.ts';
import { checkDoubles, checkMails } from './checks/doubles.ts';
import type { Finding } from './checks/finding.ts';
import { checkLedger, ledgerSum } from './checks/ledger.ts';
import { checkOutcomes } from './checks/outcomes.ts';
import { checkReplays } from './checks/replays.ts';
import { expectFriend } from './expected/expect.ts';
import { type Killing, planKills, startKilling } from './kills.ts';
import { planLives } from './lives.ts';
import type { FaultOptions } from './options.ts';
import { isFull, loadOf, untilQuiet, watchLoad } from './quiet.ts';
import { reconcile } from './reconcile.ts';
import { loadRecords, type Records } from './records.ts';
import { type Outcome, progressPrinter } from './report.ts';
import { type Sending, sendLives } from './send.ts';
import { type OpenShop, openShops } from './setup.ts';
import { installSteps } from './steps.ts';
import type { StoreMemory } from './store-client.ts';
import { type FaultWorld, faultsOf, startFaultWorld } from './world.ts';

/** Shopify's own longest pause between two tries of a webhook is shorter here, and so is a sweep's. */
const STUCK_AFTER_MS = 100_000;
const PRINT_EVERY_MS = 5_000;
/** Between two lives, times the square of the kills that are due. */
const BREATH_MS = 60;
const MOST_BEHIND = 6;
const MOST_RECONCILIATIONS = 5;

/** One run from empty shops to the last check. What it leaves behind stands in `dataDir`. */
export async function runFaults(
  options: FaultOptions,
  dataDir: string,
  log: (line: string) => void,
  onWorld: (world: FaultWorld) => void,
): Promise<Outcome> {
  const phases: Outcome['phases'] = [];
  const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = Date.now();
    try {
      return await work();
    } finally {
      phases.push({ name, seconds: (Date.now() - startedAt) / 1000 });
    }
  };

  const plan = planLives(options);
  const [world, shops] = await phase('set-up', async () => {
    const started = await startFaultWorld(dataDir, options, log);
    onWorld(started);
    const open = await openShops(started, plan, options.seed);
    await installSteps(started.db);
    for (const { store } of open) await store.call('setFaults', faultsOf(options));
    return [started, open] as const;
  });

  const print = progressPrinter(options.orders);
  const watch = watchLoad(world, shops, 400);
  let sending: Sending | undefined;
  let killing: Killing | undefined;
  let stage = 'sending';
  const ticker = setInterval(
    () => watch.load && print(stage, sending?.placed ?? 0, killing?.done.length ?? 0, watch.load),
    PRINT_EVERY_MS,
  );
  const findings: Finding[] = [];

  await phase('orders and their changes', async () => {
    sending = sendLives(world, shops, plan, async () => {
      // a breath for the product while its hands are full, and for the killer until he has done his share
      while (isFull(watch.load)) await sleep(50);
      await sleep(BREATH_MS * Math.min(Math.max(killing?.behind() ?? 0, 0), MOST_BEHIND) ** 2);
    });
    const all = sending;
    const progress = () => all.placed / options.orders;
    killing = startKilling(world, shops, planKills(options), options.seed, progress);
    const restarts = restartPostgres(world, options, progress);
    await all.finished;
    await Promise.all([killing.finished, restarts]);
  });
  stage = 'settling';
  await phase('until quiet', async () => {
    if (!(await untilQuiet(world, shops, STUCK_AFTER_MS)))
      findings.push({ kind: 'unquiet', text: `still busy: ${JSON.stringify(await loadOf(world, shops))}` });
  });
  stage = 'comparing';
  await phase('reconciliation', async () => {
    for (const { store } of shops) await store.call('setFaults', faultsOf({ ...options, lost: 0 }));
    findings.push(...(await reconcileAll(world, shops)));
  });

  clearInterval(ticker);
  watch.stop();
  return phase('checks', async () => {
    const { found, counts } = await checkAll(world, shops, sending!);
    findings.push(...found);
    const { quarantined } = await loadOf(world, shops);
    if (quarantined > 0) findings.push(...(await quarantineOf(world)));
    if (findings.length > 0) writeFileSync(join(dataDir, 'findings.json'), JSON.stringify(findings, null, 1));
    return {
      options,
      findings,
      ledgerSum: await ledgerSum(world),
      kills: killing!.done,
      missed: killing!.missed,
      restarts: [...world.workers, ...world.webs].reduce((sum, one) => sum + one.restarts, 0),
      quarantined,
      phases,
      counts,
      dataDir: null,
    };
  });
}

/** PostgreSQL is stopped and started again at even shares of the orders. */
async function restartPostgres(world: FaultWorld, { pgRestarts }: FaultOptions, progress: () => number): Promise<void> {
  for (let nth = 1; nth <= pgRestarts; nth += 1) {
    while (progress() < nth / (pgRestarts + 1)) await sleep(200);
    await world.restartPostgres();
  }
}

/** Compares with the shops until nothing is found any more. */
async function reconcileAll(world: FaultWorld, shops: readonly OpenShop[]): Promise<Finding[]> {
  for (let times = 1; times <= MOST_RECONCILIATIONS; times += 1) {
    const found = await Promise.all(shops.map((shop) => reconcile(world, shop)));
    if (!(await untilQuiet(world, shops, STUCK_AFTER_MS)))
      return [{ kind: 'unquiet', text: `busy after reconciliation: ${JSON.stringify(await loadOf(world, shops))}` }];
    if (found.includes(null)) return [{ kind: 'unquiet', text: 'a reconciliation did not come to its end' }];
    if (found.every((one) => isNothing(one ?? {}))) return [];
    if (times === MOST_RECONCILIATIONS)
      return [{ kind: 'difference', text: `the ${times}th reconciliation still finds ${JSON.stringify(found)}` }];
  }
  return [];
}

/** An order doesn't say which gift card paid for it, so that one was used is only ever told, not mended. */
const isNothing = ({ rewardsUsed: _, ...found }: Record<string, number>): boolean =>
  Object.values(found).every((count) => count === 0);

async function checkAll(
  world: FaultWorld,
  shops: readonly OpenShop[],
  { lived }: Sending,
): Promise<{ found: Finding[]; counts: Record<string, number> }> {
  const now = new Date();
  const found: Finding[] = [];
  const all: Records[] = [];
  const counts: Record<string, number> = {};
  const add = (name: string, amount: number) => {
    counts[name] = (counts[name] ?? 0) + amount;
  };
  for (const shop of shops) {
    const records = await loadRecords(world, shop);
    const memory: StoreMemory = await shop.store.memory();
    writeFileSync(join(world.dataDir, `${shop.domain}.json`), JSON.stringify(memory));
    const friends = lived
      .filter((one) => one.shop === shop)
      .map((one) => expectFriend(one, memory, termsIn(shop, records), now));
    found.push(
      ...checkOutcomes(shop.domain, friends, records),
      ...checkDoubles(shop.domain, records),
      ...checkDifferences(shop.domain, records, memory),
      ...checkReplays(shop.domain, records),
      ...(await checkLedger(world, shop)),
    );
    all.push(records);
    const deliveries = await shop.store.call('deliveryCounts');
    add('orders in the shops', Object.keys(memory.orders).length);
    add(
      'orders referred',
      friends.flatMap(({ orders }) => orders).filter(({ outcome }) => outcome !== 'not-referred').length,
    );
    add(
      'orders approved',
      friends.flatMap(({ orders }) => orders).filter(({ outcome }) => outcome === 'approved').length,
    );
    add('claims', friends.filter(({ claimed }) => claimed).length);
    add('rewards expected', friends.flatMap(({ rewards }) => rewards).length);
    add('rewards ever made', records.rewards.length);
    add('webhooks delivered', deliveries.delivered);
    add('webhooks lost', deliveries.dropped);
    add('webhooks given up', deliveries.given_up);
    add('attempts at webhooks', deliveries.attempts);
  }
  found.push(...checkMails(all, world.mail.mails));
  counts['mails'] = world.mail.mails.length;
  const { rows } = await world.db.query(
    'SELECT count(*)::int AS dead FROM graphile_worker.jobs WHERE attempts >= max_attempts',
  );
  counts['jobs of the dead left in the queue'] = rows[0].dead;
  return { found, counts };
}

/** The terms of a version as we sent them, not as the product stored them. */
function termsIn(shop: OpenShop, { versions }: Records) {
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  return (versionId: string) => shop.versions[numbers.get(versionId)! - 1]!;
}

async function quarantineOf({ db }: FaultWorld): Promise<Finding[]> {
  const { rows } = await db.query<{ topic: string; error: string }>('SELECT topic, error FROM quarantine');
  return rows.map(({ topic, error }) => ({ kind: 'quarantined', text: `${topic}: ${error}` }));
}
