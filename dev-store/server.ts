import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type NextFunction, type Request, type Response } from 'express';
import { type BucketOptions, plans } from './admin-api/bucket.ts';
import { resultRoutes } from './admin-api/bulk/result-file.ts';
import { adminApiRoutes } from './admin-api/routes.ts';
import { adminSchema } from './admin-api/schema.ts';
import type { DevStore, MountPages } from './contract.ts';
import { controlRoutes } from './control.ts';
import { readAppConfig } from './engine/app-config.ts';
import type { Engine } from './engine/engine.ts';
import { startEngine } from './engine/store.ts';
import { startMailServer } from './mail.ts';
import { oauthRoutes } from './oauth.ts';
import { mountPages } from './pages/mount.ts';
import { seedCatalogue, seedShop } from './seed.ts';
import { listen, startTunnel } from './tunnel.ts';

export type DevStoreOptions = {
  /** 0 takes any free port */
  port?: number;
  tunnelPort?: number;
  smtpPort?: number;
  appUrl: string;
  apiKey: string;
  apiSecret: string;
  /** null (the default): nothing is kept */
  dataDir?: string | null;
  appConfigPath?: string;
  shop?: string;
  shopName?: string;
  currencyCode?: string;
  ianaTimezone?: string;
  locale?: string;
  /** full: customers and orders too; catalogue: products only */
  seed?: 'full' | 'catalogue';
  now?: () => Date;
  random?: () => number;
  /** makes the faults fall the same way in every run */
  faultSeed?: number | null;
  webhookConcurrency?: number;
  /** how long codes added or deleted in bulk wait in the queue */
  jobDelayMs?: number;
  /** 1: webhooks are tried again after 1, 2, 4 … 128 s; 56.5 stretches that over Shopify's four hours */
  retryScale?: number;
  shopRedactDelayMs?: number;
  journeyDelayMs?: number;
  bucket?: BucketOptions;
  pages?: MountPages;
};

export type RunningDevStore = {
  store: DevStore;
  engine: Engine;
  urls: { storefront: string; admin: string; mail: string; pos: string; tour: string };
  smtpPort: number;
  tunnelUrl: string;
  close(): Promise<void>;
};

export async function startDevStore(options: DevStoreOptions): Promise<RunningDevStore> {
  adminSchema(); // half a second, better now than in the first request
  const config: DevStore['config'] = {
    shop: options.shop ?? 'maison-rivage.myshopify.com',
    storefrontUrl: '',
    tunnelUrl: '',
    appUrl: options.appUrl,
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
    currencyCode: options.currencyCode ?? 'EUR',
    ianaTimezone: options.ianaTimezone ?? 'Europe/Paris',
    shopName: options.shopName ?? 'Maison Rivage',
    locale: options.locale ?? 'fr',
  };
  const running = startEngine({
    config,
    app: readAppConfig(options.appConfigPath ?? fileURLToPath(new URL('../shopify.app.toml', import.meta.url))),
    dataDir: options.dataDir ?? null,
    seed: options.seed === 'catalogue' ? seedCatalogue : seedShop,
    now: options.now,
    random: options.random,
    faultSeed: options.faultSeed,
    webhookConcurrency: options.webhookConcurrency,
    jobDelayMs: options.jobDelayMs,
    retryScale: options.retryScale,
    shopRedactDelayMs: options.shopRedactDelayMs,
    journeyDelayMs: options.journeyDelayMs,
  });
  const { engine, store } = running;

  const tunnel = await startTunnel(() => config.appUrl, options.tunnelPort ?? 0);
  config.tunnelUrl = `http://127.0.0.1:${tunnel.port}`;
  const mailServer = await startMailServer(engine, options.smtpPort ?? 0);

  const app = express();
  app.disable('x-powered-by');
  app.use(onlyThisShop(config));
  app.use(adminApiRoutes(engine, options.bucket));
  app.use(resultRoutes(engine));
  app.use(oauthRoutes(engine));
  app.use('/__dev', controlRoutes(engine, store));
  const server = createServer(app);
  await listen(server, options.port ?? 0);
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  config.storefrontUrl = base;
  (options.pages ?? mountPages)(app, store);

  return {
    store,
    engine,
    urls: {
      storefront: `${base}/`,
      admin: `${base}/admin`,
      mail: `${base}/mail`,
      pos: `${base}/pos`,
      tour: `${base}/tour`,
    },
    smtpPort: mailServer.port,
    tunnelUrl: config.tunnelUrl,
    async close() {
      await Promise.all([
        tunnel.close(),
        mailServer.close(),
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
      ]);
      running.close();
    },
  };
}

/** Requests meant for another shop (the host the app called, before the rerouting) find nothing here. */
function onlyThisShop({ shop }: DevStore['config']) {
  return (request: Request, response: Response, next: NextFunction) => {
    const host = request.get('x-forwarded-host');
    if (host?.endsWith('.myshopify.com') && host !== shop) response.status(404).json({ errors: 'Not Found' });
    else next();
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must be set to start the dev store`);
  return value;
}

/** The Admin API's budget is the plan's: standard, advanced, plus or enterprise. */
function planFrom(name: string): BucketOptions {
  const plan = process.env[name] ?? 'standard';
  if (!(plan in plans)) throw new Error(`${name} must be one of ${Object.keys(plans).join(', ')}, not "${plan}"`);
  return plans[plan as keyof typeof plans];
}

function numberFrom(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? fallback);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} must be a number, not "${process.env[name]}"`);
  return value;
}

if (import.meta.main) {
  const devStore = await startDevStore({
    port: numberFrom('DEV_STORE_PORT', 4500),
    tunnelPort: numberFrom('DEV_STORE_TUNNEL_PORT', 4501),
    smtpPort: numberFrom('DEV_STORE_SMTP_PORT', 4525),
    appUrl: process.env.APP_URL ?? 'http://127.0.0.1:4510',
    apiKey: required('SHOPIFY_API_KEY'),
    apiSecret: required('SHOPIFY_API_SECRET'),
    dataDir: process.env.DEV_STORE_DATA ?? '.data/dev-store',
    retryScale: numberFrom('DEV_STORE_RETRY_SCALE', 1),
    shop: process.env.DEV_STORE_SHOP,
    shopName: process.env.DEV_STORE_SHOP_NAME,
    currencyCode: process.env.DEV_STORE_CURRENCY,
    ianaTimezone: process.env.DEV_STORE_TIMEZONE,
    locale: process.env.DEV_STORE_LOCALE,
    seed: process.env.DEV_STORE_SEED === 'catalogue' ? 'catalogue' : 'full',
    faultSeed: process.env.DEV_STORE_FAULT_SEED ? numberFrom('DEV_STORE_FAULT_SEED', 0) : null,
    webhookConcurrency: numberFrom('DEV_STORE_WEBHOOK_CONCURRENCY', 64),
    bucket: planFrom('DEV_STORE_PLAN'),
  });
  console.log(JSON.stringify({ devStore: devStore.urls, tunnel: devStore.tunnelUrl, smtpPort: devStore.smtpPort }));
  const stop = () => {
    devStore.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
