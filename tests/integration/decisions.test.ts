import { beforeEach, describe, expect, test } from 'vitest';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** Human decisions through the inbox and the database (V6). */
const ricochet = useRicochet();
let shop: TestShop;
beforeEach(async () => {
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
  shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
  await shop.claims('ben@orange.fr');
});

const decisions = () =>
  shop.rows<{ kind: string; actor: string; reason: string; undoes: string | null; id: string }>(
    'SELECT id, kind, actor, reason, undoes FROM decision WHERE shop_id = $1 ORDER BY id',
  );

describe('SC-20 rejected, then undone', () => {
  test('ends with points and code as if approved at once, and both decisions on record', async () => {
    await shop.put('orders/paid', shop.order({ id: '7001' }));
    await shop.judge();
    const before = { wallet: await shop.wallet(), rewards: (await shop.rewards()).map(({ side }) => side) };
    expect(before).toEqual({ wallet: { available: 500, pending: 0 }, rewards: ['friend', 'advocate'] });

    const rejected = await shop.decides('reject', '7001', { reason: 'same flat' });
    expect(await shop.verdict('7001')).toMatchObject({ outcome: 'rejected', reason: 'human-decision' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });

    await shop.decides('undo', '7001', { undoes: rejected, reason: 'they are neighbours' });
    expect(await shop.verdict('7001')).toMatchObject({ outcome: 'approved', reason: null });
    expect({ wallet: await shop.wallet(), rewards: (await shop.rewards()).map(({ side }) => side) }).toEqual(before);
    expect(await decisions()).toMatchObject([
      { kind: 'reject', actor: 'Léa', reason: 'same flat', undoes: null },
      { kind: 'undo', actor: 'Léa', reason: 'they are neighbours', undoes: rejected },
    ]);
    expect((await shop.health()).ledgerSum ?? 0).toBe(0);
  });

  test('stands when the order is heard of again', async () => {
    const order = shop.order({ id: '7002' });
    await shop.put('orders/paid', order);
    await shop.judge();
    await shop.decides('reject', '7002');
    await shop.put('orders/updated', { ...order, name: '#7002 bis', updated_at: ricochet.clock.now().toISOString() });
    await shop.judge();
    expect(await shop.verdict('7002')).toMatchObject({ outcome: 'rejected', reason: 'human-decision' });
  });
});

test('undone while the code is being taken back in Shopify: there is another one, and it counts once in the budget', async () => {
  const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => ({
    type: 'fixed-code',
    amountMinor: 500,
    minimumSubtotalMinor: 0,
    validDays: 30,
  }));
  const { shopId } = life.shop;
  const committed = () => life.shop.rows('SELECT committed_minor FROM program WHERE shop_id = $1');
  const order = await life.friendBuys();
  const first = await life.reward();
  const rejected = await life.shop.decides('reject', order.id);
  // the call is under way, its answer is never heard
  expect(await ricochet.services.rewards.take(shopId, 1, () => null, ricochet.clock.now())).toHaveLength(1);
  await life.shop.decides('undo', order.id, { undoes: rejected });
  ricochet.clock.set(new Date(ricochet.clock.now().getTime() + 120_000));
  for (let rounds = 0; rounds < 2; rounds++) {
    await life.work.issueRewards(shopId);
    await life.shop.judge();
  }
  await life.work.issueRewards(shopId);
  const inShopify = (code: string | null) => life.store.discountByCode(String(code))?.status;
  const second = await life.reward();
  expect(second).toMatchObject({ id: expect.not.stringContaining(first.id), status: 'issued' });
  expect([inShopify(first.code), inShopify(second.code) === 'deactivated']).toEqual(['deactivated', false]);
  expect(await life.shop.rows("SELECT 1 FROM reward WHERE shop_id = $1 AND wanted = 'issued'")).toHaveLength(1);
  expect(await committed()).toEqual([{ committed_minor: '500' }]);
});

test('a claim that was refused and is approved by a human gets its code and its referral', async () => {
  await shop.put('orders/paid', shop.order({ email: 'old@orange.fr', at: shop.invitedAt }));
  await shop.judge();
  const { claimId } = await shop.claims('old@orange.fr', { claimedAt: shop.boughtAt });
  await shop.judge();
  expect(await shop.verdict(claimId)).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  await shop.decides('approve', claimId, { subject: 'claim' });
  expect(await shop.verdict(claimId)).toMatchObject({ outcome: 'approved' });
  expect(await shop.rows('SELECT state FROM referral WHERE shop_id = $1 AND claim_id = $2', claimId)).toEqual([
    { state: 'joined' },
  ]);
});

test('a decision on something unknown is set aside for the operator to see', async () => {
  await shop.decides('approve', '4711');
  for (let tries = 0; tries < 3; tries++) await shop.judge();
  expect((await shop.quarantine()).map(({ topic }) => topic)).toEqual(['ricochet/decision']);
  expect(await decisions()).toEqual([]);
});
