import { expect, test } from 'vitest';
import { enqueueJob, retryDeadJob } from '../../app/persistence/effects.server.ts';
import { loadDeadLetters } from '../../app/queries/dead-letters.ts';
import { loadHealthOfAll } from '../../app/queries/health-of-all.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();

/** A job that failed as often as it may. */
async function aDeadJob(shop: TestShop): Promise<void> {
  await ricochet.services.db.withShop(shop.shopId, (tx) => enqueueJob(tx, shop.shopId, { kind: 'import-history' }));
  await ricochet.owner.query(
    "UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'it broke' WHERE key = $1",
    [`import-history:${shop.shopId}`],
  );
}
const lettersOf = (shop: TestShop) => loadDeadLetters(ricochet.services.db, shop.shopId);
const retry = (shop: TestShop, id: string) => ricochet.services.db.withShop(shop.shopId, (tx) => retryDeadJob(tx, id));
const jobRow = async (shop: TestShop, kind = 'import-history') =>
  (
    await ricochet.owner.query('SELECT attempts, run_at FROM graphile_worker.jobs WHERE key = $1', [
      `${kind}:${shop.shopId}`,
    ])
  ).rows[0];

test('a job that was given up is seen by its own shop alone', async () => {
  const [ours, theirs] = [await aShop(ricochet), await aShop(ricochet)];
  await aDeadJob(ours);
  expect(await lettersOf(ours)).toMatchObject([{ task: 'import-history', error: 'it broke', attempts: 15 }]);
  expect(await lettersOf(theirs)).toEqual([]);
});

test('the operator sees how many there are, of shops without other work too', async () => {
  const shop = await aShop(ricochet);
  const count = async () => (await loadHealthOfAll(ricochet.services.db, ricochet.clock.now())).deadLetters;
  const before = await count();
  await aDeadJob(shop);
  expect(await count()).toBe(before + 1);
});

test('a job asked for anew while it ran is no dead letter, and goes at night', async () => {
  const shop = await aShop(ricochet);
  const ofShop = "payload->>'shopId' = $1";
  const job = { kind: 'import-history' } as const;
  await ricochet.services.db.withShop(shop.shopId, (tx) => enqueueJob(tx, shop.shopId, job));
  await ricochet.owner.query(`UPDATE graphile_worker._private_jobs SET locked_at = now() WHERE ${ofShop}`, [
    shop.shopId,
  ]);
  await ricochet.services.db.withShop(shop.shopId, (tx) => enqueueJob(tx, shop.shopId, job));
  await ricochet.owner.query(`UPDATE graphile_worker._private_jobs SET locked_at = NULL WHERE ${ofShop}`, [
    shop.shopId,
  ]);
  const replaced = async () => {
    const { rows } = await ricochet.owner.query(
      `SELECT id FROM graphile_worker._private_jobs WHERE ${ofShop} AND key IS NULL`,
      [shop.shopId],
    );
    return rows.length;
  };
  expect(await replaced()).toBe(1);
  expect(await lettersOf(shop)).toEqual([]);
  await ricochet.work.tidyInbox();
  expect(await replaced()).toBe(0);
  expect(await jobRow(shop)).toMatchObject({ attempts: 0 });
});

test('it is tried again when asked, by its own shop alone', async () => {
  const [ours, theirs] = [await aShop(ricochet), await aShop(ricochet)];
  await aDeadJob(ours);
  const [{ id } = { id: '' }] = await lettersOf(ours);
  expect(await retry(theirs, id)).toBe(false);
  expect(await retry(ours, 'no number')).toBe(false);
  expect(await jobRow(ours)).toMatchObject({ attempts: 15 });
  expect(await retry(ours, id)).toBe(true);
  expect(await jobRow(ours)).toMatchObject({ attempts: 0 });
  expect(await lettersOf(ours)).toEqual([]);
});

test('the same job asked for anew replaces it', async () => {
  const shop = await aShop(ricochet);
  await aDeadJob(shop);
  await ricochet.services.db.withShop(shop.shopId, (tx) => enqueueJob(tx, shop.shopId, { kind: 'import-history' }));
  expect(await lettersOf(shop)).toEqual([]);
  expect(await jobRow(shop)).toMatchObject({ attempts: 0 });
});

test('what is old or replaced goes at night, with the queues nobody uses', async () => {
  const shop = await aShop(ricochet);
  await aDeadJob(shop);
  await ricochet.owner.query(
    "UPDATE graphile_worker._private_jobs SET updated_at = now() - interval '91 days' WHERE key = $1",
    [`import-history:${shop.shopId}`],
  );
  await ricochet.work.tidyInbox();
  expect(await lettersOf(shop)).toEqual([]);
  const { rows } = await ricochet.owner.query(
    'SELECT 1 FROM graphile_worker._private_job_queues WHERE queue_name = $1',
    [`import-history:${shop.shopId}`],
  );
  expect(rows).toEqual([]);
});

test('a job wanted at two times runs at the earlier one', async () => {
  const shop = await aShop(ricochet);
  const now = new Date();
  const at = (runAt?: Date) =>
    ricochet.services.db.withShop(shop.shopId, (tx) => enqueueJob(tx, shop.shopId, { kind: 'redact-shop' }, runAt));
  await at(daysAfter(now, 2));
  await at(daysAfter(now, 1));
  expect((await jobRow(shop, 'redact-shop')).run_at).toEqual(daysAfter(now, 1));
  await at();
  await at(daysAfter(now, 3));
  expect((await jobRow(shop, 'redact-shop')).run_at.getTime()).toBeLessThan(daysAfter(now, 1).getTime());
});
