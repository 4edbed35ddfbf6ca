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
  client.query("SELECT graphile_worker.add_job('send-messages', $1::json, queue_name => 'one-at-a-time')", [
    JSON.stringify({ shopId: SHOP }),
  ]);

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
  const lost: unknown[] = [];
  const watch = await watchWorkers(database.ownerUrl, quiet, (error) => lost.push(error));
  const queue = await startEffectQueue(database.ownerUrl, work as never, quiet, watch.alive);
  await enqueue();
  // another process looks for the dead, longer than the time a newcomer is given to show that it lives
  const other = await watchWorkers(database.ownerUrl, quiet, (error) => lost.push(error));
  await sleep(11_500);
  const { rows } = await client.query('SELECT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL');
  expect(rows).toHaveLength(1);
  expect(started).toBe(1);
  finish();
  await queue.stop();
  await Promise.all([watch.stop(), other.stop()]);
  expect(lost).toEqual([]);
}, 30_000);

test('the jobs of a process that died are given back', async () => {
  await client.query('DELETE FROM graphile_worker._private_jobs');
  await enqueue();
  await client.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'gone', locked_at = now() - interval '1 minute'",
  );
  const watch = await watchWorkers(database.ownerUrl, quiet, () => {});
  for (let tries = 0; tries < 50; tries++) {
    const { rows } = await client.query('SELECT 1 FROM graphile_worker.jobs WHERE locked_by IS NOT NULL');
    if (!rows.length) break;
    await sleep(100);
  }
  const { rows } = await client.query('SELECT locked_by FROM graphile_worker.jobs');
  expect(rows).toEqual([{ locked_by: null }]);
  await watch.stop();
});
