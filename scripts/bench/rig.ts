import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readEnvironment } from '../../app/config/environment.server.ts';
import { createLogger } from '../../app/config/logger.server.ts';
import { openServices, type Services } from '../../app/container.server.ts';
import { Child } from '../child.ts';
import { type DatabaseUrls, ensureLocalDatabase } from '../database.ts';
import { removeEmbeddedPostgres } from '../embedded-postgres.ts';
import { freePort } from '../ports.ts';
import { cpuMsOf, cpuMsOfPostgres, parentOf } from './cpu.ts';
import type { SendOrder, Sent } from './tools/sender.ts';
import type { StubCounts } from './tools/shopify-stub.ts';
import { startTool, type Tool } from './tools/tool.ts';

const READY_TIMEOUT_MS = 60_000;

/** What every figure is measured on: a database of its own, and the product's processes when a figure asks for them. */
export type Rig = {
  database: DatabaseUrls;
  /** the account that owns the schema: fills tables and looks, while no clock runs */
  owner: pg.Pool;
  /** the product's services, for setting shops up */
  services: Services;
  /** what the product's processes are started with */
  env: Record<string, string>;
  secret: string;
  rounds: number;
  /** of the pages those that are asked for; none = all */
  places: readonly string[];
  isProfiling: boolean;
  /** a name for what is sent next, of the seed: no two runs of a database send the same event */
  nextRun(): string;
  /** the first of so many order numbers that nobody has used */
  nextOrders(count: number): number;
  log(line: string): void;
  web(): Promise<{ port: number; pid: number }>;
  startWorker(): Promise<{ pid: number; stop(): Promise<void> }>;
  /** the Admin API's stand-in: what was called so far */
  stub(): Promise<StubCounts>;
  send(order: SendOrder): Promise<Sent>;
  tool<Order extends object, Answer>(file: string, env: Record<string, string>): Tool<Order, Answer>;
  /** CPU time so far of these processes and of PostgreSQL */
  cpuMs(pids: readonly number[]): { processesMs: number; postgresMs: number };
  /** no half-written page of the last round is paid for by the next */
  settle(): Promise<void>;
};

export type RigOptions = {
  rounds: number;
  places: readonly string[];
  seed: string;
  /** where web process and worker leave a profile when they end; null = none is taken */
  profileDir: string | null;
  log: (line: string) => void;
};

export async function openRig({ rounds, places, seed, profileDir, log }: RigOptions) {
  const dataDir = fileURLToPath(new URL(`../../.cache/bench-${process.pid}`, import.meta.url));
  const undo: (() => Promise<unknown> | unknown)[] = [
    () => removeEmbeddedPostgres(join(dataDir, 'postgres')),
    () => rmSync(dataDir, { recursive: true, force: true }),
  ];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0)) {
      try {
        await step();
      } catch (error) {
        // whatever it stands on is stopped all the same
        log(String(error));
      }
    }
  };
  /** stops before whatever it stands on */
  const later = <Made>(made: Made, stop: (made: Made) => Promise<unknown>): Made => {
    undo.unshift(() => stop(made));
    return made;
  };

  let [runs, orders] = [0, 1];
  try {
    const database = later(await ensureLocalDatabase({ dataDir, keepsCommitTimes: true }), ({ stop }) => stop());
    const owner = later(new pg.Pool({ connectionString: database.ownerUrl, max: 4 }), (pool) => pool.end());
    const backendPid = (await owner.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
    const postmasterPid = parentOf(backendPid);
    const [webPort, stubPort] = [await freePort(), await freePort()];
    const secret = randomBytes(24).toString('hex');
    const env = environmentOf(database, { secret, webPort, stubPort });
    const services = later(
      openServices(readEnvironment(env), createLogger({ level: 'warn', process: 'bench' })),
      (opened) => opened.close(),
    );

    const tool: Rig['tool'] = (file, toolEnv) => later(startTool(file, toolEnv), (started) => started.stop());
    const profiling = (name: string) =>
      profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`, `--cpu-prof-name=${name}-${++runs}.cpuprofile`] : [];
    const child = (name: string, args: string[]) =>
      new Child({
        name,
        args: [...profiling(name), ...args],
        env,
        logFile: join(dataDir, 'logs', `${name}.log`),
        report: log,
      });
    const reroute = ['--import', './dev-store/reroute.mjs'];
    const sender = once(async () => tool<SendOrder, Sent>('./sender.ts', {}));
    const stub = once(async () => {
      const started = tool<object, StubCounts>('./shopify-stub.ts', { STUB_PORT: String(stubPort) });
      await started.ask({});
      return started;
    });

    const rig: Rig = {
      database,
      owner,
      services,
      env,
      secret,
      rounds,
      places,
      isProfiling: profileDir !== null,
      nextOrders: (count) => {
        orders += count;
        return orders - count;
      },
      nextRun: () => `${seed}-${++runs}`,
      log,
      web: once(async () => {
        const started = later(child('web', [...reroute, 'server.ts']), (process) => process.stop());
        await untilAnswers(started, `http://127.0.0.1:${webPort}/healthz`);
        return { port: webPort, pid: started.pid ?? 0 };
      }),
      async startWorker() {
        await stub();
        const started = child('worker', [...reroute, 'worker.ts']);
        const stop = later(
          once(() => started.stop()),
          (end) => end(),
        );
        await untilSays(started, 'worker ready');
        return { pid: started.pid ?? 0, stop };
      },
      stub: async () => (await stub()).ask({}),
      send: async (order) => (await sender()).ask(order),
      tool,
      cpuMs: (pids) => ({
        processesMs: pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0),
        postgresMs: cpuMsOfPostgres(postmasterPid),
      }),
      settle: async () => {
        await owner.query('CHECKPOINT');
      },
    };
    return { rig, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function environmentOf(
  { appUrl, doorUrl, ownerUrl }: DatabaseUrls,
  { secret, webPort, stubPort }: { secret: string; webPort: number; stubPort: number },
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    SHOPIFY_API_KEY: 'bench',
    SHOPIFY_API_SECRET: secret,
    SHOPIFY_APP_URL: `http://127.0.0.1:${webPort}`,
    SCOPES: 'read_orders,read_customers,write_discounts',
    DATABASE_URL: appUrl,
    DATABASE_DOOR_URL: doorUrl,
    DATABASE_OWNER_URL: ownerUrl,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Bench <bench@ricochet.example>',
    PORT: String(webPort),
    LOG_LEVEL: 'info',
    DEV_STORE_URL: `http://127.0.0.1:${stubPort}`,
  };
}

async function untilAnswers(child: Child, url: string): Promise<void> {
  await until(child, () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}

const untilSays = (child: Child, words: string) => until(child, async () => child.lastLines().includes(words));

async function until(child: Child, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await isReady())) {
    if (!child.isRunning || Date.now() > deadline)
      throw new Error(`${child.name} did not start:\n${child.lastLines()}`);
    await sleep(50);
  }
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => (running ??= work());
}
