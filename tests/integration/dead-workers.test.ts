import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEffectQueue } from '../../app/jobs/effect-queue.ts';
import { watchWorkers } from '../../app/persistence/dead-workers.server.ts';
import { useDatabase } from '../support/postgres.ts';

const database = useDatabase();
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const SHOP = '00000000-0000-7000-8000-000000000001';
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(() => client.end());

const enqueue = () =>
  client.query(
    "SELECT graphile_worker.add_job('send-messages', $1::json, queue_name => 'one-at-a-time', job_key => 'send-messages:shop')",
    [JSON.stringify({ shopId: SHOP })],
  );

test('a job that runs long stays with the process that lives', async () => {
  let started = 0;
  let finish = () => {};
  const running = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const work = {
    sendMessages: async () => {
      started++;
      await running;
    },
  };
  const watch = await watchWorkers(database.ownerUrl, quiet);
  const queue = await startEffectQueue(database.ownerUrl, work as never, quiet, watch);
  await enqueue();
  // another process looks for the dead, longer than the time a newcomer is given to show that it lives
  const other = await watchWorkers(database.ownerUrl, quiet);
  await sleep(11_500);
  const { rows } = await client.query('SELECT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL');
  expect(rows).toHaveLength(1);
  expect(started).toBe(1);
  finish();
  await queue.stop();
  await Promise.all([watch.stop(), other.stop()]);
}, 30_000);

const died = () =>
  client.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'gone', locked_at = now() - interval '1 minute' WHERE key IS NOT NULL",
  );

async function untilNothingIsLocked(): Promise<void> {
  const watch = await watchWorkers(database.ownerUrl, quiet);
  for (let tries = 0; tries < 120; tries++) {
    const { rows } = await client.query('SELECT 1 FROM graphile_worker.jobs WHERE locked_by IS NOT NULL');
    if (!rows.length) break;
    await sleep(100);
  }
  await watch.stop();
}

test('the jobs of a process that died are given back', async () => {
  await client.query('DELETE FROM graphile_worker._private_jobs');
  await enqueue();
  await died();
  await untilNothingIsLocked();
  const { rows } = await client.query('SELECT locked_by FROM graphile_worker.jobs');
  expect(rows).toEqual([{ locked_by: null }]);
});

test('whose rewards a dead process was at is told before its jobs are given back', async () => {
  await client.query('DELETE FROM graphile_worker._private_jobs');
  const shopId = '00000000-0000-7000-8000-000000000009';
  await client.query(`SELECT enqueue_effect('issue-rewards', $1::json, $2, $2, now())`, [
    JSON.stringify({ shopId }),
    `issue-rewards:${shopId}`,
  ]);
  await died();
  const told: string[] = [];
  const watch = await watchWorkers(database.ownerUrl, quiet, async (shopIds) => {
    const { rows } = await client.query('SELECT 1 FROM graphile_worker.jobs WHERE locked_by IS NOT NULL');
    expect(rows).toHaveLength(1);
    told.push(...shopIds);
  });
  for (let tries = 0; tries < 120 && !told.length; tries++) await sleep(100);
  await watch.stop();
  expect(told).toEqual([shopId]);
}, 30_000);

test('of a job asked for anew while it ran, only the newer one stays', async () => {
  await client.query('DELETE FROM graphile_worker._private_jobs');
  await enqueue();
  await died();
  await enqueue();
  await untilNothingIsLocked();
  const { rows } = await client.query('SELECT key, attempts FROM graphile_worker.jobs');
  expect(rows).toEqual([{ key: 'send-messages:shop', attempts: 0 }]);
});
