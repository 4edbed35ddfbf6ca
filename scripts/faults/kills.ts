import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HoldRequest } from '../../dev-store/contract.ts';
import type { Child } from '../child.ts';
import { type Random, randomOf } from '../random.ts';
import type { OpenShop } from './setup.ts';
import { layAmbush, TABLE_STEPS, type TableStep } from './steps.ts';
import { until } from './until.ts';
import type { FaultWorld } from './world.ts';

/** One planned death: at a step in the database, at a step outside it, or just so. */
export type PlannedKill =
  | { kind: 'table'; name: string; step: TableStep }
  | { kind: 'store'; name: string; hold: HoldRequest; victim: 'job' | 'web'; isLost: boolean }
  | { kind: 'mail'; name: string }
  | { kind: 'random'; name: string; afterMs: number };

const STORE_STEPS: readonly Extract<PlannedKill, { kind: 'store' }>[] = [
  store('call asked, not carried out', { on: 'admin-api', when: 'before', match: 'Create' }, 'job', true),
  store('call asked, carried out later', { on: 'admin-api', when: 'before', match: 'Create' }, 'job', false),
  store('call carried out, answer lost', { on: 'admin-api', when: 'after', match: 'Create' }, 'job', true),
  store('taking back carried out, answer lost', { on: 'admin-api', when: 'after', match: 'eactivate' }, 'job', true),
  store('webhook about to come', { on: 'webhook', when: 'before' }, 'web', false),
  store('webhook answered, answer lost', { on: 'webhook', when: 'after' }, 'web', true),
];

function store(
  name: string,
  hold: HoldRequest,
  victim: 'job' | 'web',
  isLost: boolean,
): Extract<PlannedKill, { kind: 'store' }> {
  return { kind: 'store', name, hold, victim, isLost };
}

const ALL_STEPS: readonly PlannedKill[] = [
  ...TABLE_STEPS.map((step): PlannedKill => ({ kind: 'table', name: step.name, step })),
  ...STORE_STEPS,
  { kind: 'mail', name: 'mail taken, answer lost' },
];

/** Every named step once, as far as the kills reach, in an order of the seed; then steps and moments at random. */
export function planKills({ kills, seed, only }: { kills: number; seed: number; only: string }): PlannedKill[] {
  const random = randomOf(seed, 'kills');
  const steps = ALL_STEPS.filter(({ name }) => name.includes(only));
  const once = random.shuffled(steps);
  return Array.from({ length: kills }, (_, nth): PlannedKill => {
    if (nth < once.length) return once[nth]!;
    if (only !== '' || random.chance(0.5)) return random.pick(steps);
    return { kind: 'random', name: 'at random', afterMs: random.whole(1500) };
  });
}

export type Killed = { name: string; victim: string };
export type Killing = {
  done: Killed[];
  /** steps nobody came to */
  missed: string[];
  /** how many kills should have been done by now and aren't */
  behind(): number;
  finished: Promise<void>;
};

/** How long a step is waited for while there is traffic, and when all there was has been sent. */
const PATIENCE_MS = 20_000;
const LATE_PATIENCE_MS = 3_000;
/** What a process needs at most until it works again. */
const BOOT_MS = 20_000;

/**
 * Kills as planned, each when its share of the orders has been placed (`progress` 0..1). What was killed is started again
 * at once by its keeper.
 */
export function startKilling(
  world: FaultWorld,
  shops: readonly OpenShop[],
  plan: readonly PlannedKill[],
  seed: number,
  progress: () => number,
): Killing {
  const random = randomOf(seed, 'victims');
  let begun = 0;
  const dueAt = (nth: number) => (nth / plan.length) * 0.95;
  const killing: Killing = {
    done: [],
    missed: [],
    behind: () => Math.floor((progress() / 0.95) * plan.length) - begun,
    finished: Promise.resolve(),
  };

  const logFile = join(world.dataDir, 'kills.log');
  async function all(): Promise<void> {
    for (const [nth, kill] of plan.entries()) {
      while (progress() < dueAt(nth)) await sleep(50);
      // a database that is being restarted answers nobody: then nobody is killed
      const planned = await carryOut(world, shops, kill, random, progress() < 1 ? PATIENCE_MS : LATE_PATIENCE_MS).catch(
        () => null,
      );
      appendFileSync(logFile, `${new Date().toISOString()} ${kill.name}: ${planned ?? 'nobody came'}\n`);
      if (!planned) killing.missed.push(kill.name);
      // as many die as were asked for: where nobody came to the step, somebody dies at whatever they are at
      const victim = planned ?? (await killAtRandom(world, 0, random).catch(() => null));
      if (victim) killing.done.push({ name: planned ? kill.name : 'at random', victim });
      begun += 1;
      // mostly one after another, as in life; now and then all of them together
      if (victim && random.chance(0.8)) await someoneAtWork(world, victim).catch(() => {});
    }
  }
  killing.finished = all();
  killing.finished.catch(() => {});
  return killing;
}

function carryOut(
  world: FaultWorld,
  shops: readonly OpenShop[],
  kill: PlannedKill,
  random: Random,
  patienceMs: number,
): Promise<string | null> {
  switch (kill.kind) {
    case 'table':
      return killAtTable(world, kill.step, patienceMs);
    case 'store':
      return killAtStore(world, shops, kill, random, patienceMs);
    case 'mail':
      return killAtMail(world, patienceMs);
    case 'random':
      return killAtRandom(world, kill.afterMs, random);
    default:
      return kill satisfies never;
  }
}

async function killAtTable(world: FaultWorld, step: TableStep, patienceMs: number): Promise<string | null> {
  const ambush = await layAmbush(world.db, step);
  try {
    const waiter = await ambush.caught(patienceMs);
    if (!waiter) return null;
    const victim = shoot(world, waiter.application);
    // what the dead process had begun must not be finished by a server that hasn't noticed yet
    if (victim && step.when === 'before') await world.db.query('SELECT pg_terminate_backend($1)', [waiter.pid]);
    return victim;
  } finally {
    await ambush.lift();
  }
}

/** Held in every shop; the first to come anywhere is the one. */
async function killAtStore(
  world: FaultWorld,
  shops: readonly OpenShop[],
  { hold, victim, isLost }: Extract<PlannedKill, { kind: 'store' }>,
  random: Random,
  patienceMs: number,
): Promise<string | null> {
  const doors = shops.map(({ store: door }) => door);
  const holds = await Promise.all(doors.map(async (door) => ({ door, id: (await door.call('addHold', hold)).id })));
  try {
    await Promise.any(holds.map(({ door, id }) => door.call('holdReached', id, patienceMs)));
    return victim === 'web'
      ? shoot(world, random.pick(world.webs).name)
      : shoot(world, await holderOfJob(world, 'issue-rewards'));
  } catch {
    return null;
  } finally {
    await Promise.all(holds.map(({ door, id }) => door.call('releaseHold', id, { drop: isLost })));
  }
}

async function killAtMail(world: FaultWorld, patienceMs: number): Promise<string | null> {
  const hold = world.mail.holdNext();
  const isReached = await Promise.race([hold.reached.then(() => true), sleep(patienceMs).then(() => false)]);
  try {
    return isReached ? shoot(world, await holderOfJob(world, 'send-messages')) : null;
  } finally {
    hold.release();
  }
}

async function killAtRandom(world: FaultWorld, afterMs: number, random: Random): Promise<string | null> {
  await sleep(afterMs);
  return shoot(world, random.pick([...world.workers, ...world.webs]).name);
}

/** The worker that has such a job in hand: it shows that it lives by a lock named after its pool. */
async function holderOfJob({ db }: FaultWorld, task: string): Promise<string> {
  const { rows } = await db.query<{ application: string }>(
    `SELECT a.application_name AS application
     FROM graphile_worker.jobs j JOIN pg_locks l ON l.locktype = 'advisory' AND l.objsubid = 1
       AND ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(j.locked_by, 2)
     JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE j.task_identifier = $1 AND j.locked_at IS NOT NULL ORDER BY j.locked_at DESC LIMIT 1`,
    [task],
  );
  return rows[0]?.application ?? '';
}

/** Until one of the dead one's kind works: a web process answers, a worker is seen by its connections. */
async function someoneAtWork({ db, workers, webPorts }: FaultWorld, dead: string): Promise<void> {
  const answers = (port: number) =>
    fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  const isWorker = workers.some(({ name }) => name === dead);
  await until(
    async () => {
      if (!isWorker) return (await Promise.all(webPorts.map(answers))).includes(true);
      const { rows } = await db.query(
        'SELECT 1 FROM pg_stat_activity WHERE application_name = ANY($1) AND application_name <> $2 LIMIT 1',
        [workers.map(({ name }) => name), dead],
      );
      return rows.length > 0 || workers.length === 1;
    },
    BOOT_MS,
    200,
  );
}

/** SIGKILL, as an out-of-memory killer would; null when no process of that name runs. */
function shoot({ workers, webs }: FaultWorld, name: string): string | null {
  const victim: Child | undefined = [...workers, ...webs].find((one) => one.name === name);
  if (!victim?.isRunning) return null;
  victim.kill();
  return victim.name;
}
