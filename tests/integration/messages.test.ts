import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const MINUTE_MS = 60_000;

/** Queues the mail with Ana's link, of another day each time. */
async function queueLink(shop: TestShop, day: string): Promise<string> {
  const to = { advocateId: shop.ana.id, personId: shop.ana.personId, locale: 'fr', day };
  const id = randomUUID();
  await ricochet.services.messages.queueLink(shop.shopId, { id, ...to }, ricochet.clock.now());
  return id;
}

test('what could not be sent waits for its time, then behind what was never tried', async () => {
  const { messages } = ricochet.services;
  const shop = await aShop(ricochet);
  const now = ricochet.clock.now();
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS);
  const queued = async (at: Date) => (await messages.queued(shop.shopId, 50, at)).map(({ message }) => message.id);

  const [deferred, away] = [await queueLink(shop, '2026-03-10'), await queueLink(shop, '2026-03-11')];
  await messages.postponed(shop.shopId, deferred, { error: 'later', attempts: 1, retryAt: inMinutes(5) });
  await messages.postponed(shop.shopId, away, { error: 'no server', attempts: 0, retryAt: now });
  const untried = await queueLink(shop, '2026-03-12');

  expect(await queued(now)).toEqual([untried, away]);
  expect(await queued(inMinutes(5))).toEqual([untried, away, deferred]);

  await messages.givenUp(shop.shopId, deferred, 'e'.repeat(600));
  expect(await queued(inMinutes(5))).toEqual([untried, away]);
  expect(
    await shop.rows("SELECT attempts, length(error) FROM message WHERE shop_id = $1 AND status = 'failed'"),
  ).toEqual([{ attempts: 2, length: 500 }]);
});

test('a mail that waits wakes its shop when it is time, not before', async () => {
  const shop = await aShop(ricochet);
  await queueLink(shop, '2026-03-10');
  const isWoken = async () => (await ricochet.services.shops.withEffects()).includes(shop.shopId);
  const waitUntil = (instant: string) =>
    ricochet.owner.query(`UPDATE message SET retry_at = now() + $2::interval WHERE shop_id = $1`, [
      shop.shopId,
      instant,
    ]);
  await waitUntil('1 hour');
  expect(await isWoken()).toBe(false);
  await waitUntil('-1 second');
  expect(await isWoken()).toBe(true);
});
