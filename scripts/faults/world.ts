import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Faults } from '../../dev-store/contract.ts';
import { Child } from '../child.ts';
import { type DatabaseUrls, ensureLocalDatabase } from '../database.ts';
import { removeEmbeddedPostgres } from '../embedded-postgres.ts';
import { throughPgbouncer } from '../pgbouncer.ts';
import { freePort } from '../ports.ts';
import { type LocalSecrets, loadOrMakeSecrets } from '../secrets.ts';
import { productEnvironment, readAppToml, untilAnswers } from '../stack.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';
import type { FaultOptions } from './options.ts';
import { startRoundRobin } from './round-robin.ts';
import { type ShopPlan, shopPlans } from './shops.ts';
import { type StoreClient, storeClient } from './store-client.ts';

/** A shop with its dev store, and how the product calls it. */
export type Shop = ShopPlan & { store: StoreClient };

/** Everything that runs: the real built app in several processes, PostgreSQL, a dev store a shop, a mail server. */
export type FaultWorld = {
  dataDir: string;
  shops: Shop[];
  workers: Child[];
  webs: Child[];
  webPorts: number[];
  mail: MailSink;
  secrets: LocalSecrets;
  appUrl: string;
  /** the database's owner; nothing of it is held up by the steps of killing */
  db: pg.Pool;
  restartPostgres(): Promise<void>;
  stop(): Promise<void>;
};

/** Shopify stretches eight tries over four hours; here over a minute. */
const RETRY_SCALE = 0.25;
const JOURNEY_DELAY_MS = 500;
/** a Plus shop's budget, so that the product is what is slow, not the bucket */
const BUCKET = { maximum: 20_000, restorePerSecond: 1_000 };
const WEBHOOKS_AT_ONCE = 24;

export async function startFaultWorld(
  dataDir: string,
  options: FaultOptions,
  log: (line: string) => void,
): Promise<FaultWorld> {
  const undo: (() => Promise<unknown> | unknown)[] = [];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    return await startParts(dataDir, options, log, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  dataDir: string,
  options: FaultOptions,
  log: (line: string) => void,
  undo: (() => Promise<unknown> | unknown)[],
  stop: () => Promise<void>,
): Promise<FaultWorld> {
  const secrets = loadOrMakeSecrets(dataDir);
  let { stop: stopPostgres, ...database } = await ensureLocalDatabase({ dataDir, log });
  undo.push(() => stopPostgres());
  const db = new pg.Pool({ connectionString: database.ownerUrl, max: 4, application_name: 'faults' });
  db.on('error', () => {});
  undo.push(() => db.end());
  const mail = await startMailSink();
  undo.push(() => mail.close());

  const webPorts = await freePorts(options.webs);
  const proxy = await startRoundRobin(webPorts);
  undo.push(() => proxy.close());
  const appUrl = `http://127.0.0.1:${proxy.port}`;
  const urls = options.pgbouncer ? await pooled(database, undo, log) : database;

  const processes: Child[] = [];
  const child = (name: string, args: string[], env: Record<string, string>) => {
    const started = new Child({
      name,
      args,
      env,
      logFile: join(dataDir, 'logs', `${name}.log`),
      // deaths by our own hand and errors of faulty days are what a run is made of; the logs have them
      report: (line) => !/SIGKILL|"level":/.test(line) && log(`  ${line}`),
      restartAfterMs: 0,
    });
    processes.push(started);
    undo.push(() => started.stop());
    return started;
  };

  const shops = await Promise.all(
    shopPlans(options.shops).map(async (plan, nth): Promise<Shop> => {
      const [port, rpcPort] = await freePorts(2);
      const name = `store-${nth + 1}`;
      const store = child(name, ['scripts/faults/store-process.ts'], {
        FAULT_STORE: JSON.stringify({
          rpcPort,
          seed: options.seed,
          webhooksAtOnce: Math.ceil(WEBHOOKS_AT_ONCE / options.shops),
          faults: {},
          store: {
            port,
            appUrl,
            apiKey: readAppToml().clientId,
            apiSecret: secrets.apiSecret,
            shop: plan.domain,
            currencyCode: plan.currency,
            ianaTimezone: plan.timeZone,
            seed: 'catalogue',
            retryScale: RETRY_SCALE,
            journeyDelayMs: JOURNEY_DELAY_MS,
            bucket: BUCKET,
          },
        }),
      });
      await untilAnswers(store, `http://127.0.0.1:${port}/__dev/health`, []);
      return { ...plan, store: storeClient(`http://127.0.0.1:${port}`, `http://127.0.0.1:${rpcPort}`) };
    }),
  );

  const storeUrl = shops[0]!.store.url;
  const environmentOf = (name: string, port: number) => ({
    ...productEnvironment({
      secrets,
      database: named(urls, name),
      publicUrl: appUrl,
      smtpPort: mail.port,
      port,
      storeUrl,
    }),
    DEV_STORE_URLS: JSON.stringify(Object.fromEntries(shops.map(({ domain, store }) => [domain, store.url]))),
    LOG_LEVEL: 'warn',
  });
  log(`Starting ${options.webs} web processes and ${options.workers} workers`);
  const run = (name: string, program: string, port: number) =>
    child(name, ['--import', './dev-store/reroute.mjs', program], environmentOf(name, port));
  const webs = webPorts.map((port, nth) => run(`web-${nth + 1}`, 'server.ts', port));
  const workers = Array.from({ length: options.workers }, (_, nth) => run(`worker-${nth + 1}`, 'worker.ts', 0));
  await Promise.all(webs.map((web, nth) => untilAnswers(web, `http://127.0.0.1:${webPorts[nth]}/healthz`, workers)));
  for (const one of processes) one.keepAlive();

  return {
    dataDir,
    shops,
    workers,
    webs,
    webPorts,
    mail,
    secrets,
    appUrl,
    db,
    async restartPostgres() {
      await stopPostgres();
      ({ stop: stopPostgres, ...database } = await ensureLocalDatabase({ dataDir }));
    },
    stop,
  };
}

/** All but the queue's own connection, which listens and holds locks for as long as it lives. */
async function pooled(
  { ownerUrl, appUrl, doorUrl }: DatabaseUrls,
  undo: (() => Promise<unknown> | unknown)[],
  log: (line: string) => void,
): Promise<DatabaseUrls> {
  const pooler = await throughPgbouncer([appUrl, doorUrl], { connections: 20, keepsStatements: true });
  undo.push(pooler.stop);
  log(`PgBouncer answers on port ${pooler.port}`);
  const [app = '', door = ''] = pooler.urls;
  return { ownerUrl, appUrl: app, doorUrl: door };
}

/** Shares of a hundred as the dev store's faults; what fails is spread evenly over the four ways to fail. */
export function faultsOf({ duplicates, reordered, lost, apiFaults, timeoutMs }: FaultOptions): Partial<Faults> {
  const each = apiFaults / 100 / 4;
  return {
    duplicateShare: duplicates / 100,
    reorderShare: reordered / 100,
    loseShare: lost / 100,
    adminApi429Share: each,
    adminApi5xxShare: each,
    adminApi5xxAfterCommitShare: each,
    adminApiTimeoutAfterCommitShare: each,
    adminApiTimeoutMs: timeoutMs,
  };
}

/** The connections of a process carry its name, so that the one to kill can be told from its connection. */
function named(urls: DatabaseUrls, name: string): DatabaseUrls {
  const withName = (text: string) => {
    const url = new URL(text);
    url.searchParams.set('application_name', name);
    return url.href;
  };
  return { ownerUrl: withName(urls.ownerUrl), appUrl: withName(urls.appUrl), doorUrl: withName(urls.doorUrl) };
}

async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

/** Forgets a run that found nothing. */
export async function forgetData(dataDir: string): Promise<void> {
  await removeEmbeddedPostgres(join(dataDir, 'postgres'));
  rmSync(dataDir, { recursive: true, force: true });
}
