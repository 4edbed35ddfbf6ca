import { expect, test, vi } from 'vitest';
import type { Thresholds } from '../../app/domain/fraud/thresholds.ts';
import { tracesOf } from '../../app/domain/fraud/traces.ts';
import { percentOff } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** V5: a claim is scored again for what comes to light while its welcome code is unused. */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();
const trust: Thresholds = { mode: 'custom', holdAt: 20, rejectAt: 30 };
const HERE = { ip: '198.51.100.7', userAgent: 'Firefox' };

const tracesHere = ({ keys }: Pick<TestShop, 'keys'>) =>
  tracesOf(
    {
      ...HERE,
      ...{ email: null, typedEmail: null, shipping: null, billing: null, customer: null },
      ...{ referringSite: null, landingSite: null },
    },
    keys.hashTrace,
  );
const boughtHere = (shop: TestShop, customerId: string, email: string) =>
  shop.order({
    email,
    customer: { id: Number(customerId), admin_graphql_api_id: `gid://shopify/Customer/${customerId}`, email },
    at: ricochet.clock.now(),
    browser_ip: HERE.ip,
    client_details: { browser_ip: HERE.ip, user_agent: HERE.userAgent },
  });
const claimVerdict = async (shop: TestShop, claimId: string) => {
  const { outcome, reason } = (await shop.verdict(claimId))!;
  return { outcome, reason };
};

test('the advocate’s own order from the friend’s browser takes the code back, in Shopify too', async () => {
  const life = await aShopInLife(
    ricochet,
    'EUR',
    'Europe/Paris',
    () => ({ type: 'points', points: 500, validMonths: null }),
    { welcome: percentOff(10) },
  );
  const { shop, store } = life;
  await ricochet.services.programs.setTrust(shop.shopId, trust, 'test', ricochet.clock.now());
  const { claimId } = await shop.claims('ben@example.net', { traces: tracesHere(shop) });
  await life.settle();
  const code = (await shop.rewards('friend'))[0]!.code!;
  expect(store.discountByCode(code)).toMatchObject({ status: 'active' });
  await shop.put('orders/paid', boughtHere(shop, life.ana.id, 'ana.martin@example.com'));
  await life.settle();
  expect(await claimVerdict(shop, claimId)).toEqual({ outcome: 'rejected', reason: 'fraud-score' });
  expect(await shop.rewards('friend')).toEqual([]);
  expect(store.discountByCode(code)?.status).not.toBe('active');
});

test('another friend’s claim from the same browser counts for those before, whichever is heard of first', async () => {
  const judged = async (order: readonly string[]) => {
    const shop = await aShop(ricochet, { trust: { mode: 'custom', holdAt: 40, rejectAt: 45 } });
    const claims = new Map<string, string>();
    for (const name of order) {
      const made = await shop.claims(`${name}@orange.fr`, { traces: tracesHere(shop) });
      claims.set(name, made.claimId);
      ricochet.clock.set(new Date(ricochet.clock.now().getTime() + 1_000));
      await shop.judge();
    }
    return Promise.all(['ben', 'zoe', 'lou'].map((name) => claimVerdict(shop, claims.get(name)!)));
  };
  const first = await judged(['ben', 'zoe', 'lou']);
  expect(first.map(({ outcome }) => outcome)).toContain('rejected');
  expect(await judged(['lou', 'ben', 'zoe'])).toEqual(first);
});

test('a friend who is blocked loses an unused code, and has it again when that is lifted', async () => {
  const shop = await aShop(ricochet);
  const { claimId } = await shop.claims('ben@orange.fr');
  await shop.judge();
  expect(await shop.rewards('friend')).toHaveLength(1);
  const { lift } = await shop.lists('block', 'email', shop.emailHash('ben@orange.fr'));
  expect(await claimVerdict(shop, claimId)).toEqual({ outcome: 'rejected', reason: 'listed' });
  expect(await shop.rewards('friend')).toMatchObject([{ wanted: 'reversed' }]);
  await lift();
  expect(await claimVerdict(shop, claimId)).toEqual({ outcome: 'approved', reason: null });
  expect(await shop.rewards('friend')).toMatchObject([{ wanted: 'issued' }]);
});
