import { expect, test } from 'vitest';
import { PRESETS } from '../../app/domain/fraud/thresholds.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const home = { first_name: 'Ben', last_name: 'Roy', address1: '12 rue des Lilas', zip: '33000', country_code: 'FR' };
const atHome = (firstName: string) => ({ shipping_address: { ...home, first_name: firstName } });
const ana = { id: 100, admin_graphql_api_id: 'gid://shopify/Customer/100', email: 'ana@orange.fr' };

test('SC-26 an advocate’s own order that is heard of last holds the friend of the same surname and address', async () => {
  const shop = await aShop(ricochet, { trust: PRESETS.balanced });
  await shop.claims('ben@orange.fr');
  const order = shop.order({ email: 'ben@orange.fr', ...atHome('Ben') });
  await shop.put('orders/paid', order);
  await shop.judge();
  expect(await shop.verdict(String(order['id']))).toMatchObject({ outcome: 'approved' });
  await shop.put('orders/paid', shop.order({ email: 'ana@orange.fr', customer: ana, ...atHome('Ana') }));
  await shop.judge();
  expect(await shop.verdict(String(order['id']))).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  expect(await shop.rewards('advocate')).toEqual([]);
});

test('orders nobody referred leave no sightings behind', async () => {
  const shop = await aShop(ricochet);
  await shop.put('orders/paid', shop.order({ email: 'stranger@orange.fr', ...atHome('Zoe') }));
  await shop.judge();
  expect(await shop.rows('SELECT 1 FROM sighting WHERE shop_id = $1')).toEqual([]);
});
