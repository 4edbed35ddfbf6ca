import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEffectQueue } from '../../app/jobs/effect-queue.ts';
import { watchWorkers } from '../../app/persistence/dead-workers.server.ts';
import { Child } from '../../scripts/child.ts';
import { freePort } from '../../scripts/ports.ts';
import { API_SECRET, aShop, openRicochet, type Ricochet, type TestShop } from '../support/builders-shop.ts';
import { aPostgres } from '../support/own-postgres.ts';

const logs = mkdtempSync(join(tmpdir(), 'ricochet-logs-'));
let postgres: Awaited<ReturnType<typeof aPostgres>>;
let ricochet: Ricochet;
let shop: TestShop;
let web: Child;
let worker: Child;
let webUrl: string;

beforeAll(async () => {
  postgres = await aPostgres();
  ricochet = openRicochet(postgres.database);
  shop = await aShop(ricochet);
  const port = await freePort();
  webUrl = `http://127.0.0.1:${port}`;
  const { appUrl, doorUrl, ownerUrl } = postgres.database;
  const env = {
    NODE_ENV: 'production',
    SHOPIFY_API_KEY: 'test-key',
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: webUrl,
    SCOPES: 'read_orders,read_customers,write_discounts',
    DATABASE_URL: appUrl,
    DATABASE_DOOR_URL: doorUrl,
    DATABASE_OWNER_URL: ownerUrl,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Ricochet <hello@ricochet.example>',
    PORT: String(port),
    LOG_LEVEL: 'info',
  };
  const child = (name: string, script: string) =>
    new Child({ name, args: [script], env, logFile: join(logs, `${name}.log`), report: () => {} });
  web = child('web', 'server.ts');
  worker = child('worker', 'worker.ts');
}, 120_000);

afterAll(async () => {
  await Promise.all([web?.stop(), worker?.stop()]);
  await Promise.all([ricochet.services.close(), ricochet.work.close(), ricochet.owner.end()]);
  await postgres.remove();
  rmSync(logs, { recursive: true, force: true });
}, 60_000);

async function eventually<Found>(what: string, look: () => Promise<Found | null | undefined | false>): Promise<Found> {
  const deadline = Date.now() + 45_000;
  for (;;) {
    const found = await look().catch(() => null);
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not happen\n${worker.lastLines()}\n${web.lastLines()}`);
    await sleep(100);
  }
}

/** An order comes in at the door and is judged; a job is put in line and done. */
async function everythingWorks(label: string): Promise<void> {
  await eventually(`${label}: the web process answers`, async () => (await fetch(`${webUrl}/healthz`)).ok);
  const order = shop.order({ email: `${randomUUID()}@orange.fr` });
  const body = JSON.stringify(order);
  const status = await eventually(`${label}: the door takes an order`, async () => {
    const response = await fetch(`${webUrl}/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-shopify-topic': 'orders/paid',
        'x-shopify-shop-domain': shop.domain,
        'x-shopify-api-version': '2026-07',
        'x-shopify-event-id': randomUUID(),
        'x-shopify-webhook-id': randomUUID(),
        'x-shopify-triggered-at': new Date().toISOString(),
        'x-shopify-hmac-sha256': createHmac('sha256', API_SECRET).update(body).digest('base64'),
      },
      body,
    });
    return response.ok && response.status;
  });
  expect(status).toBe(200);
  await eventually(`${label}: it is judged`, () => shop.verdict(String(order['id'])));
  await ricochet.owner.query("SELECT enqueue_effect('send-messages', $1, $2, $2)", [
    JSON.stringify({ shopId: shop.shopId }),
    `send-messages:${shop.shopId}`,
  ]);
  await eventually(`${label}: the job is done`, async () => (await shop.jobs('send-messages')).length === 0);
  await eventually(`${label}: the worker listens and shows that it lives`, async () => {
    const { rows } = await ricochet.owner.query(
      "SELECT DISTINCT application_name FROM pg_stat_activity WHERE application_name IN ('ricochet-ear', 'ricochet-worker')",
    );
    return rows.length === 2;
  });
}

test('web and worker go on by themselves after the database was restarted', async () => {
  await everythingWorks('before');
  const before = [web.pid, worker.pid];
  await postgres.stop();
  await sleep(3_000);
  await postgres.start();
  await everythingWorks('after');
  expect([web.pid, worker.pid]).toEqual(before);
  expect(web.isRunning && worker.isRunning).toBe(true);
}, 180_000);

test('a job that ends while the database is away doesn’t end the queue, and is given back', async () => {
  await worker.stop();
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  let runs = 0;
  let end = () => {};
  const away = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = {
    sweepEffects: async () => {},
    sendMessages: async () => {
      if (++runs === 1) await away;
    },
  };
  const watch = await watchWorkers(postgres.database.ownerUrl, quiet);
  const queue = await startEffectQueue(postgres.database.ownerUrl, work as never, quiet, watch);
  try {
    await ricochet.owner.query("SELECT enqueue_effect('send-messages', $1, 'one', 'one')", [
      JSON.stringify({ shopId: shop.shopId }),
    ]);
    await eventually('the job begins', async () => runs === 1);
    await postgres.stop();
    end();
    await sleep(2_000);
    await postgres.start();
    await eventually('no job is left', async () => {
      const { rows } = await ricochet.owner.query(
        "SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'send-messages'",
      );
      return rows.length === 0;
    });
    // counted before it is asked for: it may have run by the time the asking is answered
    const before = runs;
    await ricochet.owner.query("SELECT enqueue_effect('send-messages', $1, 'two', 'two')", [
      JSON.stringify({ shopId: shop.shopId }),
    ]);
    await eventually('the next job runs', async () => runs > before);
  } finally {
    await queue.stop();
    await watch.stop();
  }
}, 180_000);
