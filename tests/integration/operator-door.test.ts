import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { healthAnswer, metricsAnswer, operatorDoor } from '../../app/doors/operator-door.ts';
import { loadHealthOfAll } from '../../app/queries/health-of-all.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const TOKEN = 'a-token-of-the-operator-only';
let server: Server;

beforeAll(async () => {
  const app = express();
  const { operatorFigures, metrics } = ricochet.services;
  app.get('/operator/health', operatorDoor(TOKEN, healthAnswer(operatorFigures)));
  app.get('/operator/metrics', operatorDoor(TOKEN, metricsAnswer(metrics)));
  app.get('/closed/health', operatorDoor(undefined, healthAnswer(operatorFigures)));
  server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(
  () =>
    new Promise((resolve) => {
      server.close(() => resolve(undefined));
      server.closeAllConnections();
    }),
);

const ask = (path: string, token = TOKEN) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });

describe('the operator’s door', () => {
  test('is not there without the right token, nor where none was set', async () => {
    expect((await ask('/operator/health', 'another-token-altogether')).status).toBe(404);
    expect((await ask('/closed/health')).status).toBe(404);
    expect((await ask('/operator/metrics', 'another-token-altogether')).status).toBe(404);
  });

  test('tells Prometheus what this process counted and what waits everywhere', async () => {
    ricochet.services.metrics.countWebhook(200);
    const metrics = await (await ask('/operator/metrics')).text();
    expect(metrics).toMatch(/^ricochet_webhooks_answered_total\{status="200"\} 1$/m);
    expect(metrics).toMatch(/^ricochet_inbox_depth \d+$/m);
    expect(metrics).toMatch(/^ricochet_process_resident_memory_bytes \d+$/m);
  });

  test('tells of the whole installation: what waits, and how the process fares', async () => {
    expect(await (await ask('/operator/health')).json()).toMatchObject({
      isComplete: true,
      inboxDepth: 0,
      oldestUnjudgedSeconds: 0,
      rewardsToDo: 0,
      process: { pid: process.pid, memoryMb: expect.any(Number), eventLoopDelayMs: { p99: expect.any(Number) } },
    });
  });

  test('tells of one shop when it is named', async () => {
    const shop = await aShop(ricochet);
    await shop.put('orders/paid', shop.order());
    expect(await (await ask(`/operator/health?shop=${shop.domain}`)).json()).toMatchObject({
      ledgerSum: 0,
      waiting: 1,
    });
  });
});

test('what waits is summed over shops, and the oldest is the oldest of all', async () => {
  const [one, other] = [await aShop(ricochet), await aShop(ricochet)];
  const before = await loadHealthOfAll(ricochet.services.db, ricochet.clock.now());
  await one.put('orders/paid', one.order());
  await one.put('orders/paid', one.order());
  await other.put('orders/paid', other.order());
  const inTenMinutes = new Date(ricochet.clock.now().getTime() + 600_000);
  const after = await loadHealthOfAll(ricochet.services.db, inTenMinutes);
  expect(after.inboxDepth - before.inboxDepth).toBe(3);
  expect(after.oldestUnjudgedSeconds).toBeGreaterThanOrEqual(600);
});
