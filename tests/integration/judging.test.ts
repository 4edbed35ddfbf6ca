import { describe, expect, test } from 'vitest';
import { createBackgroundWork } from '../../app/container.server.ts';
import { daysAfter, percentOff, points } from '../support/builders.ts';
import { aShop, cancellationOf, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();

describe('a claim', () => {
  test('pays the welcome code and starts the referral', async () => {
    const shop = await aShop(ricochet);
    const { claimId } = await shop.claims('ben@orange.fr');
    await shop.judge();
    expect(await shop.verdict(claimId)).toMatchObject({ outcome: 'approved', reason: null });
    expect(await shop.rewards('friend')).toMatchObject([{ status: 'pending', wanted: 'issued', generation: 1 }]);
    expect(await shop.jobs('issue-rewards')).toHaveLength(1);
    expect(await shop.rows('SELECT state FROM referral WHERE shop_id = $1')).toEqual([{ state: 'joined' }]);
    expect(await shop.rows("SELECT amount FROM counter WHERE shop_id = $1 AND metric = 'claims'")).toEqual([
      { amount: '1' },
    ]);
  });

  test('of a customer who bought before is refused and pays nothing', async () => {
    const shop = await aShop(ricochet);
    await shop.put('orders/paid', shop.order({ email: 'ben@orange.fr', at: daysAfter(shop.invitedAt, -1) }));
    const { claimId } = await shop.claims('Ben+again@orange.fr');
    await shop.judge();
    // our own rows come first: the order is judged after the claim, and the next one finds it
    const again = await shop.claims('ben@orange.fr');
    await shop.judge();
    expect((await shop.verdict(claimId))?.outcome).toBe('approved');
    expect(await shop.verdict(again.claimId)).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });

  test('with the advocate’s own address is refused', async () => {
    const shop = await aShop(ricochet);
    const { claimId } = await shop.claims('Ana+me@orange.fr');
    await shop.judge();
    expect(await shop.verdict(claimId)).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
    expect(await shop.rewards()).toEqual([]);
  });
});

describe('a friend’s order', () => {
  test('is approved, promises points, takes a slot and counts', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '7001' }));
    await shop.judge();
    expect(await shop.verdict('7001')).toMatchObject({ outcome: 'approved', advocate_id: shop.ana.id });
    expect(await shop.rewards('advocate')).toMatchObject([
      { status: 'pending', person_id: shop.ana.personId, final_at: daysAfter(shop.boughtAt, 14) },
    ]);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
    expect(await shop.rows('SELECT period FROM cap_slot WHERE shop_id = $1')).toHaveLength(1);
    const counters = await shop.rows<{ metric: string; amount: string }>(
      'SELECT metric, amount FROM counter WHERE shop_id = $1 ORDER BY metric',
    );
    expect(counters).toEqual([
      { metric: 'claims', amount: '1' },
      { metric: 'orders', amount: '1' },
      { metric: 'revenue', amount: '6000' },
    ]);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0, waiting: 0 });
  });

  test('with a code for the advocate asks for it once it is final', async () => {
    const shop = await aShop(ricochet, {
      terms: { welcome: null, waitingDays: 0, firstPurchase: { advocate: percentOff(10) } },
    });
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order());
    await shop.judge();
    expect(await shop.rewards('advocate')).toMatchObject([{ status: 'pending', wanted: 'issued', code: null }]);
    expect(await shop.jobs('issue-rewards')).toHaveLength(1);
  });

  test('SC-14: two orders in the wrong order, then the first is cancelled', async () => {
    const shop = await aShop(ricochet);
    const [first, second] = [
      shop.order({ id: '7101' }),
      shop.order({ id: '7102', at: daysAfter(shop.boughtAt, 0.01) }),
    ];
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', second);
    await shop.judge();
    await shop.put('orders/paid', first);
    await shop.judge();
    expect((await shop.verdict('7101'))?.outcome).toBe('approved');
    expect(await shop.verdict('7102')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(await shop.rewards('advocate')).toHaveLength(1);
    await shop.put('orders/cancelled', cancellationOf(first));
    await shop.judge();
    expect((await shop.verdict('7101'))?.outcome).toBe('rejected');
    expect((await shop.verdict('7102'))?.outcome).toBe('approved');
    expect(await shop.rewards('advocate')).toMatchObject([{ final_at: daysAfter(shop.boughtAt, 14.01) }]);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
    expect(await shop.rows('SELECT cause FROM cap_slot WHERE shop_id = $1')).toHaveLength(1);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('SC-15: cancelled before paid pays nothing, whatever comes again', async () => {
    const shop = await aShop(ricochet);
    const paid = shop.order({ id: '7201' });
    await shop.claims('ben@orange.fr');
    for (const [topic, body] of [
      ['orders/cancelled', cancellationOf(paid)],
      ['orders/paid', paid],
      ['orders/create', paid],
      ['orders/updated', cancellationOf(paid)],
      ['orders/paid', paid],
    ] as const) {
      await shop.put(topic, body);
      await shop.judge();
    }
    expect(await shop.verdict('7201')).toMatchObject({ outcome: 'rejected', reason: 'order-standing' });
    expect(await shop.rewards('advocate')).toEqual([]);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
  });

  test('paid and cancelled within one batch leaves no slot, no balance and no count', async () => {
    const shop = await aShop(ricochet);
    const paid = shop.order();
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', paid);
    await shop.put('orders/cancelled', cancellationOf(paid));
    await shop.judge();
    expect(await shop.rows('SELECT cause FROM cap_slot WHERE shop_id = $1')).toEqual([]);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    expect(
      await shop.rows(
        "SELECT amount FROM counter WHERE shop_id = $1 AND metric IN ('orders', 'revenue') AND amount <> 0",
      ),
    ).toEqual([]);
  });

  test('is credited to the claim that its cart’s token names', async () => {
    const shop = await aShop(ricochet);
    const { token } = await shop.claims('ben@orange.fr');
    await shop.put(
      'orders/paid',
      shop.order({ id: '7301', email: null, note_attributes: [{ name: '_ricochet_claim', value: token }] }),
    );
    await shop.judge();
    const verdict = await shop.verdict('7301');
    expect(verdict?.outcome).toBe('approved');
    expect(verdict?.rules[0]?.input).toMatchObject({ evidence: 'claim-token' });
  });

  test('is credited by a signed visit, and never by a forged one', async () => {
    const shop = await aShop(ricochet);
    const visit = shop.keys.signVisit({
      invitationId: '00000000-0000-7000-8000-000000000001',
      advocateId: shop.ana.id,
      versionId: shop.versionId,
      issuedAt: shop.invitedAt,
    });
    const order = (id: string, value: string) =>
      shop.order({ id, email: `${id}@orange.fr`, note_attributes: [{ name: '_ricochet_visit', value }] });
    await shop.put('orders/paid', order('7401', visit));
    await shop.put('orders/paid', order('7402', `${visit.slice(0, -2)}AA`));
    await shop.put('orders/paid', order('7403', 'not.a.token'));
    await shop.judge();
    expect((await shop.verdict('7401'))?.outcome).toBe('approved');
    expect((await shop.verdict('7402'))?.outcome).toBe('not-referred');
    expect((await shop.verdict('7403'))?.outcome).toBe('not-referred');
  });

  test('SC-07: a bare code pays the version in force when the order was made', async () => {
    const shop = await aShop(ricochet);
    await shop.publish({ firstPurchase: { advocate: points(300) } }, shop.invitedAt);
    const code = [{ code: 'ana-7k2px1', amount: '0.00', type: 'fixed_amount' }];
    await shop.put('orders/paid', shop.order({ id: '7501', discount_codes: code }));
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 0, pending: 300 });
  });

  test('that nobody referred gets a verdict and costs no effect', async () => {
    const shop = await aShop(ricochet);
    await shop.put('orders/paid', shop.order({ id: '7601', email: 'stranger@orange.fr' }));
    await shop.judge();
    expect((await shop.verdict('7601'))?.outcome).toBe('not-referred');
    expect(await shop.rows('SELECT 1 FROM referral WHERE shop_id = $1')).toEqual([]);
  });

  test('is held while Shopify is asked, and judged when it answers', async () => {
    const shop = await aShop(ricochet);
    await ricochet.services.shops.saveImport(shop.shopId, { importState: 'done', historyComplete: false });
    await shop.claims('ben@orange.fr');
    const customer = { id: 42, admin_graphql_api_id: 'gid://shopify/Customer/42', email: 'ben@orange.fr' };
    await shop.put('orders/paid', shop.order({ id: '7701', customer }));
    await shop.judge();
    expect(await shop.verdict('7701')).toMatchObject({ outcome: 'held', reason: 'newness' });
    expect(await shop.jobs('ask-about-order')).toHaveLength(1);
    await shop.put('ricochet/about-order', { orderId: '7701', about: { ordersBefore: 0 } });
    await shop.judge();
    expect((await shop.verdict('7701'))?.outcome).toBe('approved');
  });

  test('that was edited or refunded is fetched again only when it is a friend’s', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '7801' }));
    await shop.put('orders/paid', shop.order({ id: '7802', email: 'stranger@orange.fr' }));
    await shop.judge();
    for (const order_id of ['7801', '7802'])
      await shop.put('refunds/create', {
        id: 1,
        order_id: Number(order_id),
        admin_graphql_api_id: 'gid://shopify/Refund/1',
      });
    await shop.judge();
    expect(await shop.jobs('refetch-order')).toHaveLength(1);
  });
});

describe('the waiting period', () => {
  test('ends by itself: what is due becomes available, once', async () => {
    const shop = await aShop(ricochet);
    const start = ricochet.clock.now();
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '7901' }));
    await shop.judge();
    expect(await ricochet.work.shopsWithWork(100)).not.toContain(shop.shopId);
    try {
      await timeGoesTo(ricochet, daysAfter(shop.boughtAt, 13.99));
      expect(await ricochet.work.shopsWithWork(100)).not.toContain(shop.shopId);
      await timeGoesTo(ricochet, daysAfter(shop.boughtAt, 14.001));
      expect(await ricochet.work.shopsWithWork(100)).toContain(shop.shopId);
      expect(await shop.judge()).toBe(1);
      expect(await shop.wallet()).toEqual({ available: 500, pending: 0 });
      expect(await shop.judge()).toBe(0);
      expect(await ricochet.work.shopsWithWork(100)).not.toContain(shop.shopId);
      expect(await shop.rows('SELECT state FROM referral WHERE shop_id = $1')).toEqual([{ state: 'rewarded' }]);
      expect(await shop.rows("SELECT kind FROM message WHERE shop_id = $1 AND kind = 'reward-earned'")).toHaveLength(1);
      expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0 });
    } finally {
      ricochet.clock.set(start);
    }
  });

  test('that ends while something else is being judged is not forgotten', async () => {
    const shop = await aShop(ricochet);
    const start = ricochet.clock.now();
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '7902' }));
    await shop.judge();
    await shop.claims('zoe@orange.fr', { claimedAt: start });
    const dueAt = daysAfter(shop.boughtAt, 14).getTime();
    let looks = 0;
    // a fifth of a second passes from one look at the clock to the next
    const clock = { now: () => new Date(dueAt - 300 + ++looks * 200) };
    const work = createBackgroundWork({ ...ricochet.services, clock });
    try {
      await timeGoesTo(ricochet, new Date(dueAt));
      expect(await work.judge(shop.shopId)).toBe(1);
      clock.now();
      clock.now();
      expect(await work.shopsWithWork(100)).toContain(shop.shopId);
      await work.judge(shop.shopId);
      expect(await shop.wallet()).toEqual({ available: 500, pending: 0 });
    } finally {
      ricochet.clock.set(start);
      await work.close();
    }
  });

  test('of an order cancelled meanwhile brings nothing', async () => {
    const shop = await aShop(ricochet);
    const start = ricochet.clock.now();
    const order = shop.order();
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', order);
    await shop.judge();
    await shop.put('orders/cancelled', cancellationOf(order));
    await shop.judge();
    try {
      await timeGoesTo(ricochet, daysAfter(shop.boughtAt, 30));
      await shop.judge();
      expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    } finally {
      ricochet.clock.set(start);
    }
  });
});
