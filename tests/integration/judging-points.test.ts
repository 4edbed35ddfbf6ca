import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { daysAfter, percentOff, points } from '../support/builders.ts';
import { aShop, cancellationOf, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const start = () => ricochet.clock.now();
let startedAt: Date | undefined;
afterEach(() => {
  if (startedAt) ricochet.clock.set(startedAt);
  startedAt = undefined;
});

async function goesOnTo(instant: Date): Promise<void> {
  startedAt ??= start();
  await timeGoesTo(ricochet, instant);
}

/** Ana's points for Ben's order, at once; 400 of them buy 10 % off. */
const shopWithCatalogue = () =>
  aShop(ricochet, {
    terms: {
      welcome: null,
      waitingDays: 0,
      firstPurchase: { advocate: points(500) },
      catalogue: [{ itemId: 'ten-off', points: 400, reward: percentOff(10) }],
    },
  });

async function friendBuys(shop: TestShop, email: string, id: string): Promise<ReturnType<TestShop['order']>> {
  const order = shop.order({ id, email });
  await shop.claims(email);
  await shop.put('orders/paid', order);
  await shop.judge();
  return order;
}

async function redeems(shop: TestShop, redemptionId: string = randomUUID()): Promise<string> {
  await shop.put(
    'ricochet/redeem',
    { redemptionId, personId: shop.ana.personId, programId: shop.program.id, itemId: 'ten-off', at: start() },
    redemptionId,
  );
  await shop.judge();
  return redemptionId;
}

async function aNewPerson(shop: TestShop): Promise<string> {
  const id = randomUUID();
  await ricochet.owner.query('INSERT INTO person (shop_id, id, created_at) VALUES ($1, $2, $3)', [
    ...[shop.shopId, id, start()],
  ]);
  return id;
}

const lots = (shop: TestShop) =>
  shop.rows<{ remaining: string; spent: string; due_at: Date | null; person_id: string }>(
    'SELECT remaining, spent, due_at, person_id FROM lot WHERE shop_id = $1 ORDER BY earned_at, id',
  );
const isSound = async (shop: TestShop) =>
  expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0, waiting: 0 });

describe('points', () => {
  test('are announced thirty days before they expire, and expire by themselves', async () => {
    const shop = await shopWithCatalogue();
    await friendBuys(shop, 'ben@orange.fr', '4001');
    const [lot] = await lots(shop);
    expect(lot).toMatchObject({ remaining: '500' });
    await goesOnTo(daysAfter(lot!.due_at!, 0.01));
    expect(await ricochet.work.shopsWithWork(100)).toContain(shop.shopId);
    await shop.judge();
    expect(await shop.rows("SELECT 1 FROM message WHERE shop_id = $1 AND kind = 'points-expiring'")).toHaveLength(1);
    expect(await shop.wallet()).toEqual({ available: 500, pending: 0 });
    await goesOnTo(daysAfter(lot!.due_at!, 40));
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    expect(await lots(shop)).toMatchObject([{ remaining: '0', due_at: null }]);
    expect(await ricochet.work.shopsWithWork(100)).not.toContain(shop.shopId);
    await isSound(shop);
  });

  test('stay to be read and spent while nobody may invite, by whoever holds them', async () => {
    const shop = await shopWithCatalogue();
    await friendBuys(shop, 'ben@orange.fr', '4001');
    const web = createWebContainer(ricochet.services);
    const view = shopView((await ricochet.services.shops.load(shop.shopId))!);
    const spend = async () => {
      const space = await web.advocateSpace(view, '100');
      const token = space.state === 'closed' ? space.holdings!.redeemToken : '';
      let isAnswered = false;
      const answer = web.redeem(view, '100', { token, itemId: 'ten-off' }).finally(() => {
        isAnswered = true;
      });
      // Shopify makes nothing here, so the answer comes when the patience is over
      while (!isAnswered) {
        await shop.judge();
        await sleep(20);
        await goesOnTo(new Date(start().getTime() + 500));
      }
      return answer;
    };
    await web.setProgramStatus(shop.shopId, 'paused', { userId: '1', name: 'Léa' });
    // they needn't be an advocate of it
    await ricochet.owner.query('UPDATE advocate SET person_id = $2 WHERE shop_id = $1', [
      shop.shopId,
      await aNewPerson(shop),
    ]);
    expect(await web.advocateSpace(view, '100')).toMatchObject({
      ...{ state: 'closed', reason: 'paused' },
      holdings: { points: { available: 500, catalogue: [{ itemId: 'ten-off', missing: 0 }] } },
    });
    expect(await web.advocateSpace(view, '404')).toMatchObject({ state: 'closed', holdings: null });
    expect(await spend()).toMatchObject({ state: 'pending' });
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
    await isSound(shop);
  });

  test('buy what the catalogue has, and come back once when that is undone', async () => {
    const shop = await shopWithCatalogue();
    await friendBuys(shop, 'ben@orange.fr', '4101');
    await redeems(shop);
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
    expect(await lots(shop)).toMatchObject([{ remaining: '100', spent: '400' }]);
    const [bought] = (await shop.rewards()).filter((reward) => reward.status === 'pending');
    expect(bought).toMatchObject({ person_id: shop.ana.personId, wanted: 'issued' });
    expect(await shop.jobs('issue-rewards')).toHaveLength(1);
    const undo = async (eventId: string) => {
      await shop.put('ricochet/undo-redemption', { rewardId: bought!.id, at: start() }, eventId);
      await shop.judge();
    };
    await undo('wanted');
    // Shopify's part first: whoever takes the code back says so with the same event
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
    await shop.rows("UPDATE reward SET status = 'reversed' WHERE shop_id = $1 AND id = $2", bought!.id);
    await undo('gone');
    await undo('gone, said again');
    expect(await shop.wallet()).toEqual({ available: 500, pending: 0 });
    expect(await lots(shop)).toMatchObject([{ remaining: '500', spent: '0' }]);
    await isSound(shop);
  });

  test('that are too few buy nothing', async () => {
    const shop = await shopWithCatalogue();
    await friendBuys(shop, 'ben@orange.fr', '4201');
    await redeems(shop);
    const second = await redeems(shop);
    expect(await shop.verdict(second)).toMatchObject({ outcome: 'rejected' });
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
    await isSound(shop);
  });

  test('of two customers who turn out to be one are together', async () => {
    const shop = await shopWithCatalogue();
    const zoe = await shop.enrol('zoe', '555');
    await friendBuys(shop, 'ben@orange.fr', '4301');
    await shop.claims('noe@orange.fr', { by: zoe });
    await shop.put('orders/paid', shop.order({ id: '4302', email: 'noe@orange.fr' }));
    await shop.judge();
    await shop.put('customers/merge', {
      admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/100',
      admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/555',
      admin_graphql_api_job_id: null,
      status: 'completed',
      errors: [],
    });
    await shop.judge();
    const [kept] = [shop.ana.personId, zoe.personId].toSorted();
    expect(await shop.wallet(kept)).toEqual({ available: 1_000, pending: 0 });
    expect((await lots(shop)).map((lot) => lot.person_id)).toEqual([kept, kept]);
    await isSound(shop);
  });
});

describe('a code of ours', () => {
  test('is known as used when an order carries it, whoever’s order it is', async () => {
    const shop = await shopWithCatalogue();
    await friendBuys(shop, 'ben@orange.fr', '4401');
    await redeems(shop);
    await shop.rows(
      "UPDATE reward SET status = 'issued', code = 'ANA-10-OFF', issued_at = now() WHERE shop_id = $1 AND carrier = 'shopify'",
    );
    const discount_codes = [{ code: 'ANA-10-OFF', amount: '6.00', type: 'percentage' }];
    await shop.put('orders/paid', shop.order({ id: '4402', email: 'stranger@orange.fr', discount_codes }));
    await shop.judge();
    expect(await shop.rows("SELECT used_by_order FROM reward WHERE shop_id = $1 AND carrier = 'shopify'")).toEqual([
      { used_by_order: '4402' },
    ]);
  });

  test('that nobody used in time is over, by itself', async () => {
    const shop = await shopWithCatalogue();
    await friendBuys(shop, 'ben@orange.fr', '4501');
    await redeems(shop);
    await shop.rows(
      `UPDATE reward SET status = 'issued', code = 'ANA-LATE', issued_at = now(), expires_at = $2 WHERE shop_id = $1 AND carrier = 'shopify'`,
      daysAfter(start(), 30),
    );
    await shop.put('orders/paid', shop.order({ id: '4502', email: 'stranger@orange.fr' }));
    await shop.judge();
    await goesOnTo(daysAfter(start(), 30.01));
    expect(await ricochet.work.shopsWithWork(100)).toContain(shop.shopId);
    await shop.judge();
    expect(await shop.rows("SELECT status FROM reward WHERE shop_id = $1 AND carrier = 'shopify'")).toEqual([
      { status: 'expired' },
    ]);
    expect(await ricochet.work.shopsWithWork(100)).not.toContain(shop.shopId);
  });
});

describe('a place under a limit', () => {
  test('that falls free goes to whoever waits (SC-24)', async () => {
    const shop = await aShop(ricochet, { terms: { limits: { friendsPerMonth: 1 } } });
    const first = await friendBuys(shop, 'ben@orange.fr', '4601');
    await friendBuys(shop, 'noe@orange.fr', '4602');
    expect(await shop.rows('SELECT is_taken FROM cap_slot WHERE shop_id = $1 ORDER BY order_id')).toEqual([
      { is_taken: true },
      { is_taken: false },
    ]);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
    await shop.put('orders/cancelled', cancellationOf(first));
    await shop.judge();
    expect(await shop.rows('SELECT order_id, is_taken FROM cap_slot WHERE shop_id = $1')).toEqual([
      { order_id: '4602', is_taken: true },
    ]);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
    await isSound(shop);
  });
});

describe('a budget', () => {
  test('carries what is committed, and the merchant hears when it is nearly gone (SC-25)', async () => {
    const budget = { amountMinor: 1_100, typicalOrderMinor: 6_000 };
    const shop = await aShop(ricochet, {
      terms: { welcome: null, firstPurchase: { advocate: points(500) }, limits: { budget } },
    });
    const first = await friendBuys(shop, 'ben@orange.fr', '4701');
    const committed = () => shop.rows('SELECT committed_minor FROM program WHERE shop_id = $1');
    expect(await committed()).toEqual([{ committed_minor: '500' }]);
    await friendBuys(shop, 'noe@orange.fr', '4702');
    expect(await committed()).toEqual([{ committed_minor: '1000' }]);
    expect(await shop.rows('SELECT code FROM problem WHERE shop_id = $1')).toEqual([{ code: 'budget-warning' }]);
    await shop.put('orders/cancelled', cancellationOf(first));
    await shop.judge();
    expect(await committed()).toEqual([{ committed_minor: '500' }]);
  });
});
