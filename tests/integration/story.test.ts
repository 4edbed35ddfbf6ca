import { beforeEach, expect, test } from 'vitest';
import { loadCustomerStory, loadOrderStory } from '../../app/queries/story.ts';
import { orderStoryModel } from '../../app/ui/extensions/story-model.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** What support reads beside a customer and an order in Shopify's admin (D6). */
const ricochet = useRicochet();
let shop: TestShop;
beforeEach(async () => {
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
  shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
});
const open = (sealed: string) => ricochet.services.seal.open(sealed);
const ofOrder = (id: string) => loadOrderStory(ricochet.services.db, shop.shopId, id, open);

test('an order tells its own verdict and what it brought, not what another order of the friend did', async () => {
  await shop.claims('ben@orange.fr');
  await shop.put('orders/paid', shop.order({ id: '8101' }));
  await shop.judge();
  await shop.put('orders/paid', shop.order({ id: '8102' }));
  await shop.judge();
  const first = await ofOrder('8101');
  expect(first).toMatchObject({ outcome: 'approved', referral: { state: 'rewarded' } });
  expect(first?.rewards.map(({ side }) => side)).toEqual(['advocate']);
  const second = await ofOrder('8102');
  expect(second?.outcome).toBe('rejected');
  expect(second?.rewards).toEqual([]);
  expect(orderStoryModel(second, 'en')).toMatchObject({ line: { status: 'Not eligible', tone: 'critical' } });
});

test('what nobody’s referral led to, and a customer nobody knows, have no story', async () => {
  await shop.put('orders/paid', shop.order({ id: '8103', email: 'zoe@orange.fr' }));
  await shop.judge();
  expect(await ofOrder('8103')).toBeNull();
  expect(await ofOrder('99999')).toBeNull();
  expect(await loadCustomerStory(ricochet.services.db, shop.shopId, '99999', open)).toBeNull();
});
