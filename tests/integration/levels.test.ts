import { describe, expect, test } from 'vitest';
import { percentOff, points } from '../support/builders.ts';
import { aShop, cancellationOf, useRicochet } from '../support/builders-shop.ts';

/** Levels in the database: a batch loads as much of a friend's past as the last level needs (P2). */
const ricochet = useRicochet();
const MINUTE_MS = 60_000;

const THIRD = {
  waitingDays: 0,
  welcome: null,
  nthPurchases: [{ n: 3, advocate: points(200), friend: percentOff(15) }],
};

async function aFriendWhoBuys(times: number) {
  const shop = await aShop(ricochet, { terms: THIRD });
  await shop.claims('ben@orange.fr');
  const orders = Array.from({ length: times }, (_, n) =>
    shop.order({
      id: String(7_001 + n),
      at: new Date(shop.boughtAt.getTime() + n * MINUTE_MS),
      // from the second on a subscription renews itself
      source_name: n === 0 ? 'web' : 'subscription_contract_checkout_one',
    }),
  );
  return { shop, orders };
}

describe('SC-17 through inbox and database', () => {
  test('the third paid order pays once, the fourth nothing, each in a batch of its own', async () => {
    const { shop, orders } = await aFriendWhoBuys(4);
    const balances: number[] = [];
    for (const order of orders) {
      await shop.put('orders/paid', order);
      await shop.judge();
      balances.push((await shop.wallet()).available);
    }
    expect(balances).toEqual([500, 500, 700, 700]);
    expect((await shop.verdict('7003'))?.rules.find(({ code }) => code === 'purchase-number')?.input).toEqual({
      number: 3,
      renewal: true,
    });
    expect(await shop.verdict('7004')).toMatchObject({ outcome: 'rejected', reason: 'purchase-number' });
    expect(await shop.rewards('friend')).toMatchObject([{ status: 'pending', wanted: 'issued' }]);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0, waiting: 0 });
  });

  test('told backwards, and the second cancelled afterwards: the fourth carries the level', async () => {
    const { shop, orders } = await aFriendWhoBuys(4);
    for (const order of orders.toReversed()) {
      await shop.put('orders/paid', order);
      await shop.judge();
    }
    expect(await shop.wallet()).toEqual({ available: 700, pending: 0 });
    await shop.put('orders/cancelled', cancellationOf(orders[1]!));
    await shop.judge();
    expect((await shop.verdict('7003'))?.grants).toEqual([]);
    expect((await shop.verdict('7004'))?.grants).toHaveLength(2);
    expect(await shop.wallet()).toEqual({ available: 700, pending: 0 });
    expect(await shop.rows('SELECT cause FROM reward WHERE shop_id = $1 AND side = $2', 'friend')).toHaveLength(1);
  });

  test('a later order of the friend carries nothing of the invitation and is found by whose it is', async () => {
    const shop = await aShop(ricochet, {
      terms: { ...THIRD, nthPurchases: [{ n: 2, advocate: points(50), friend: null }] },
    });
    await shop.put(
      'orders/paid',
      shop.order({ id: '7101', discount_codes: [{ code: shop.ana.code, amount: '0', type: 'fixed_amount' }] }),
    );
    await shop.judge();
    await shop.put('orders/paid', shop.order({ id: '7102', at: new Date(shop.boughtAt.getTime() + MINUTE_MS) }));
    await shop.judge();
    expect(await shop.verdict('7102')).toMatchObject({ outcome: 'approved', advocate_id: shop.ana.id });
    expect(await shop.wallet()).toEqual({ available: 550, pending: 0 });
  });
});
