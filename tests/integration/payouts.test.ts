import { describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { loadPayouts } from '../../app/queries/payouts.ts';
import { loadPersonStatement } from '../../app/queries/statement.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const open = (sealed: string) => ricochet.services.seal.open(sealed);
const payouts = (shop: TestShop) => loadPayouts(ricochet.services.db, shop.shopId, open, ricochet.clock.now());

async function paid(shop: TestShop, personId: string | null, amount: number): Promise<void> {
  await aSecondPasses();
  const payoutId = ricochet.services.newId();
  const body = { payoutId, personId, programId: shop.program.id, unit: 'EUR', amount, at: ricochet.clock.now() };
  await shop.put(OWN_TOPICS.paidOut, body, payoutId);
  await shop.judge();
}

async function friendBuys(shop: TestShop, email: string): Promise<void> {
  await aSecondPasses();
  await shop.claims(email);
  await shop.put('orders/paid', shop.order({ email }));
  await shop.judge();
}

const aSecondPasses = () => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));

describe('what is to be paid', () => {
  test('to causes is what came in since they were paid last', async () => {
    const donation = { type: 'donation', amountMinor: 500, cause: 'Restos du cœur' } as const;
    const shop = await aShop(ricochet, {
      terms: { welcome: null, waitingDays: 0, firstPurchase: { advocate: donation } },
    });
    const owed = async () =>
      (await payouts(shop)).donations.map(({ total, causes }) => [total.amountMinor, causes[0]?.amount.amountMinor]);
    await friendBuys(shop, 'ben@orange.fr');
    await friendBuys(shop, 'zoe@orange.fr');
    expect(await owed()).toEqual([[1_000, 1_000]]);
    await paid(shop, null, 1_000);
    expect(await owed()).toEqual([]);
    await friendBuys(shop, 'ida@orange.fr');
    expect(await owed()).toEqual([[500, 500]]);
  });

  test('to a person is their commission until it was paid, and their statement tells both', async () => {
    const commission = { type: 'commission', basisPoints: 1_000 } as const;
    const shop = await aShop(ricochet, {
      terms: { welcome: null, waitingDays: 0, firstPurchase: { advocate: commission } },
    });
    await friendBuys(shop, 'ben@orange.fr');
    expect((await payouts(shop)).commissions).toMatchObject([
      { personId: shop.ana.personId, amount: { amountMinor: 600 } },
    ]);
    await paid(shop, shop.ana.personId, 600);
    expect((await payouts(shop)).commissions).toEqual([]);
    const statement = await loadPersonStatement(ricochet.services.db, shop.shopId, shop.ana.personId, open);
    expect(statement?.accounts[0]?.lines.map(({ kind, amount, balance }) => [kind, amount, balance])).toEqual([
      ['paid-out', -600, 0],
      ['earned', 600, 600],
    ]);
  });

  test('is paid, given and undone in somebody’s name', async () => {
    const shop = await aShop(ricochet);
    const container = createWebContainer(ricochet.services);
    const actor = { userId: '7', name: 'Léa' };
    const [rewardId, personId] = [ricochet.services.newId(), shop.ana.personId];
    const payment = { key: 'one-click', personId, programId: shop.program.id, unit: 'EUR', amount: 1 };
    await container.markPaid(shop.shopId, [payment], actor);
    await container.markGiven(shop.shopId, [rewardId], actor);
    await container.undoRedemption(shop.shopId, rewardId, actor);
    await container.dismissProblem(shop.shopId, ricochet.services.newId(), actor);
    const rows = await shop.rows<{ actor: string; action: string }>(
      "SELECT actor, action FROM audit_log WHERE shop_id = $1 AND action NOT LIKE 'program.%' ORDER BY id",
    );
    expect(rows.map(({ actor: by, action }) => [by, action])).toEqual([
      ['Léa', 'payout.paid'],
      ['Léa', 'gift.given'],
      ['Léa', 'redemption.undone'],
      ['Léa', 'problem.dismissed'],
    ]);
  });
});
