import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { Child } from './child.ts';
import { type DatabaseUrls, ensureLocalDatabase } from './database.ts';
import { removeEmbeddedPostgres } from './embedded-postgres.ts';
import { acquireFileLock } from './file-lock.ts';
import { freePort, isPortFree } from './ports.ts';
import { type LocalSecrets, loadOrMakeSecrets } from './secrets.ts';

export type StackPorts = { store: number; tunnel: number; smtp: number; app: number };

export type StackOptions = {
  /** what has to survive a restart: database, the store's memory, secrets, logs */
  dataDir: string;
  /** wanted ports; one that is taken, or 0, is replaced by a free one */
  ports?: Partial<StackPorts>;
  /** an already migrated database to use in place of the embedded one in dataDir */
  database?: DatabaseUrls;
  /** progress, deaths and errors of its processes */
  log?: (line: string) => void;
  /** added to what the product's processes are started with */
  env?: Record<string, string>;
  /** forget the data of earlier runs first */
  fresh?: boolean;
};

export type Stack = {
  storefront: string;
  admin: string;
  app: string;
  tunnel: string;
  mail: string;
  pos: string;
  tour: string;
  control: string;
  shop: string;
  apiKey: string;
  apiSecret: string;
  database: DatabaseUrls;
  /** what the product's processes were started with */
  env: Record<string, string>;
  /** SIGKILL, as an out-of-memory killer would; it is started again by itself */
  killWorker(): void;
  stop(): Promise<void>;
};

export const DEFAULT_PORTS: StackPorts = { store: 4500, tunnel: 4501, smtp: 4525, app: 4510 };

const SHOP = 'maison-rivage.myshopify.com';
const LOCK = 'stack.lock';
const READY_TIMEOUT_MS = 60_000;

/** Everything a demo or an end-to-end test needs: database, dev store, the product's web process and its worker. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dataDir, log = () => {} } = options;
  mkdirSync(dataDir, { recursive: true });
  const undo: (() => Promise<void> | void)[] = [];
  const stop = once(async () => {
    for (const step of undo.reverse()) await step();
  });
  try {
    undo.push(await acquireFileLock(join(dataDir, LOCK), 2000));
    if (options.fresh) await forget(dataDir, log);
    return await startParts(options, dataDir, log, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: StackOptions,
  dataDir: string,
  log: (line: string) => void,
  undo: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const secrets = loadOrMakeSecrets(dataDir);
  const database = options.database ?? (await startDatabase(dataDir, log, undo));
  const ports = await choosePorts({ ...DEFAULT_PORTS, ...options.ports }, log);
  const at = (port: number, path = '') => `http://127.0.0.1:${port}${path}`;

  let worker: Child | undefined;
  const control = await startControl({
    killWorker: () => worker?.kill(),
    state: () => ({ workerPid: worker?.pid ?? null, workerRestarts: worker?.restarts ?? 0 }),
  });
  undo.push(() => new Promise<void>((resolve) => void control.close(() => resolve())));
  const controlUrl = at((control.address() as AddressInfo).port);

  const app = readAppToml();
  const env = {
    ...productEnvironment({
      secrets,
      database,
      publicUrl: at(ports.tunnel),
      smtpPort: ports.smtp,
      port: ports.app,
      storeUrl: at(ports.store),
    }),
    ...options.env,
  };
  const storeEnv = {
    DEV_STORE_PORT: String(ports.store),
    DEV_STORE_TUNNEL_PORT: String(ports.tunnel),
    DEV_STORE_SMTP_PORT: String(ports.smtp),
    DEV_STORE_DATA: join(dataDir, 'dev-store'),
    DEV_STORE_SHOP: SHOP,
    DEMO_CONTROL_URL: controlUrl,
    OPERATOR_TOKEN: secrets.operatorToken,
    APP_URL: at(ports.app),
    SHOPIFY_API_KEY: app.clientId,
    SHOPIFY_API_SECRET: secrets.apiSecret,
  };

  const child = (name: string, args: string[], childEnv: Record<string, string>) => {
    const started = new Child({
      name,
      args,
      env: childEnv,
      logFile: join(dataDir, 'logs', `${name}.log`),
      report: log,
    });
    undo.push(() => started.stop());
    return started;
  };
  log('Starting the dev store, the app and its worker');
  const store = child('dev-store', ['dev-store/server.ts'], storeEnv);
  const web = child('web', ['--import', './dev-store/reroute.mjs', 'server.ts'], env);
  worker = child('worker', ['--import', './dev-store/reroute.mjs', 'worker.ts'], env);

  await Promise.all([
    untilAnswers(store, at(ports.store, '/tour'), [web, worker]),
    untilAnswers(web, at(ports.app, '/healthz'), [store, worker]),
  ]);
  for (const part of [store, web, worker]) part.keepAlive();

  return {
    storefront: at(ports.store),
    admin: at(ports.store, '/admin'),
    app: at(ports.app),
    tunnel: at(ports.tunnel),
    mail: at(ports.store, '/mail'),
    pos: at(ports.store, '/pos'),
    tour: at(ports.store, '/tour'),
    control: controlUrl,
    shop: SHOP,
    apiKey: app.clientId,
    apiSecret: secrets.apiSecret,
    database,
    env,
    killWorker: () => worker?.kill(),
    stop,
  };
}

/** What the product's processes are started with, wherever they are started. */
export function productEnvironment(of: {
  secrets: LocalSecrets;
  database: DatabaseUrls;
  /** where the shop's admin finds the app */
  publicUrl: string;
  smtpPort: number;
  port: number;
  storeUrl: string;
}): Record<string, string> {
  const { secrets, database, storeUrl } = of;
  const app = readAppToml();
  return {
    NODE_ENV: 'production',
    SHOPIFY_API_KEY: app.clientId,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SHOPIFY_APP_URL: of.publicUrl,
    SCOPES: app.scopes,
    DATABASE_URL: database.appUrl,
    DATABASE_DOOR_URL: database.doorUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    ENCRYPTION_KEY: secrets.encryptionKey,
    SMTP_URL: `smtp://127.0.0.1:${of.smtpPort}`,
    MAIL_FROM: 'Maison Rivage <bonjour@maison-rivage.example>',
    PORT: String(of.port),
    LOG_LEVEL: 'info',
    APP_BRIDGE_URL: `${storeUrl}/app-bridge.js`,
    DEV_STORE_URL: storeUrl,
    OPERATOR_TOKEN: secrets.operatorToken,
  };
}

async function forget(dataDir: string, log: (line: string) => void): Promise<void> {
  log('Forgetting the data of earlier runs');
  await removeEmbeddedPostgres(join(dataDir, 'postgres'));
  for (const name of readdirSync(dataDir))
    if (name !== LOCK) rmSync(join(dataDir, name), { recursive: true, force: true });
}

async function startDatabase(
  dataDir: string,
  log: (line: string) => void,
  undo: (() => Promise<void> | void)[],
): Promise<DatabaseUrls> {
  const { stop, ...urls } = await ensureLocalDatabase({ dataDir, log });
  undo.push(stop);
  return urls;
}

async function choosePorts(wanted: StackPorts, log: (line: string) => void): Promise<StackPorts> {
  const chosen = { ...wanted };
  for (const [name, port] of Object.entries(wanted) as [keyof StackPorts, number][]) {
    if (port !== 0 && (await isPortFree(port))) continue;
    do chosen[name] = await freePort();
    while (Object.entries(chosen).some(([other, taken]) => other !== name && taken === chosen[name]));
    if (port !== 0) log(`Port ${port} (${name}) is taken; using ${chosen[name]} instead`);
  }
  return chosen;
}

/** Scopes and client id come from Shopify's own file, so that demo and production can't ask for different things. */
export function readAppToml(): { clientId: string; scopes: string } {
  const toml = parse(readFileSync(fileURLToPath(new URL('../shopify.app.toml', import.meta.url)), 'utf8')) as {
    client_id: string;
    access_scopes: { scopes: string };
  };
  return { clientId: toml.client_id, scopes: toml.access_scopes.scopes };
}

/** The stand-in for what an operator can do to the processes: the tour shows that killing the worker loses nothing. */
async function startControl({ killWorker, state }: { killWorker: () => void; state: () => object }): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'POST' && request.url === '/kill-worker') {
      const before = state();
      killWorker();
      answer(200, { killed: true, ...before });
    } else if (request.method === 'GET' && request.url === '/state') answer(200, state());
    else answer(404, { error: 'POST /kill-worker or GET /state' });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return server;
}

export async function untilAnswers(child: Child, url: string, others: Child[]): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let last = 'no answer';
  while (Date.now() < deadline) {
    for (const part of [child, ...others])
      if (!part.isRunning) throw new Error(`${part.name} ended while starting:\n${part.lastLines()}`);
    try {
      const response = await fetch(url, {
        headers: { 'user-agent': 'ricochet-stack' },
        signal: AbortSignal.timeout(5000),
      });
      await response.arrayBuffer();
      if (response.ok) return;
      last = `status ${response.status}`;
    } catch (error) {
      last = String((error as Error).cause ?? error);
    }
    await sleep(100);
  }
  throw new Error(
    `${child.name} did not answer at ${url} within ${READY_TIMEOUT_MS / 1000} s (${last}):\n${child.lastLines()}`,
  );
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
