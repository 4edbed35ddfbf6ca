import { beforeEach, expect, test } from 'vitest';
import { loadWorld } from '../../app/persistence/judging/load-world.ts';
import { keysOf } from '../../app/persistence/judging/world-keys.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

/** V4: a phone leads from one buyer to another as long as it may be one household's. */
const ricochet = useRicochet();
const TILL = '+33600000000';
let shop: TestShop;
beforeEach(async () => {
  shop = await aShop(ricochet, { terms: { limits: { friendsPerMonth: null } } });
});
const buys = (id: number, email: string | null, changes: Record<string, unknown> = {}) =>
  shop.put(
    'orders/paid',
    shop.order({
      id: String(id),
      email,
      phone: TILL,
      at: daysAfter(shop.boughtAt, id / 100_000),
      discount_codes: [{ code: shop.ana.code, amount: '0', type: 'percentage' }],
      ...changes,
    }),
  );
const outcomes = async () =>
  (
    await shop.rows<{ outcome: string; count: string }>(
      "SELECT outcome, count(*) FROM verdict WHERE shop_id = $1 AND subject_kind = 'order' GROUP BY 1 ORDER BY 1",
    )
  ).map(({ outcome, count }) => [outcome, Number(count)]);

test('of more than fifty people leads to none of them, from the one on who is one too many', async () => {
  for (let n = 1; n <= 50; n++) await buys(n, `friend-${n}@orange.fr`);
  await shop.judge();
  expect(await outcomes()).toEqual([
    ['approved', 1],
    ['rejected', 49],
  ]);
  await buys(51, 'friend-51@orange.fr');
  await shop.judge();
  await buys(52, 'friend-52@orange.fr');
  await shop.judge();
  expect(await outcomes()).toEqual([['approved', 52]]);
  const { db } = ricochet.services;
  const about = { shopId: shop.shopId, timeZone: 'Europe/Paris', historyComplete: true };
  const event = { kind: 'due' as const, subject: 'order' as const, subjectId: '52' };
  const { orders } = await db.withShopSql(shop.shopId, (client) => loadWorld(client, about, keysOf([event])));
  expect([...orders.keys()]).toEqual(['52']);
});

test('of an earlier order still tells of whoever had it, when the friend’s next order comes in without', async () => {
  await buys(1, 'zoe@orange.fr', { discount_codes: [] });
  await buys(2, 'ben@orange.fr');
  await shop.judge();
  expect(await shop.verdict('2')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  await buys(3, 'ben@orange.fr', { phone: null });
  await shop.judge();
  expect(await shop.verdict('2')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
});

test('that a human blocked stays blocked, whoever gives it', async () => {
  for (let n = 1; n <= 51; n++) await buys(n, `friend-${n}@orange.fr`);
  await shop.judge();
  await shop.lists('block', 'phone', shop.keys.hashPhone(TILL));
  await buys(52, 'friend-52@orange.fr');
  await shop.judge();
  expect(await shop.verdict('52')).toMatchObject({ outcome: 'rejected', reason: 'listed' });
});
