import { expect, test } from 'vitest';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();

test('a shop’s doors learn in one statement how it speaks: as its latest promise does', async () => {
  const shop = await aShop(ricochet);
  const { programs, shops, clock } = ricochet.services;
  const spoken = async () => (await shops.speaking(shop.shopId))?.words;
  expect(await spoken()).toBe('purchase');

  const terms = { ...shop.program.versions.at(-1)!.terms, words: 'donation' as const };
  await programs.publish(shop.shopId, { name: 'Dons', terms }, 'mia', clock.now());
  expect(await spoken()).toBe('donation');
  expect(await shops.speaking(shop.shopId)).toMatchObject({ shopId: shop.shopId, isInformal: false });
});

test('a shop that took the app off has no voice, and neither has one we never saw', async () => {
  const shop = await aShop(ricochet);
  await ricochet.owner.query('UPDATE shop SET uninstalled_at = now() WHERE shop_id = $1', [shop.shopId]);
  expect(await ricochet.services.shops.speaking(shop.shopId)).toBeNull();
  expect(await ricochet.services.shops.speaking('00000000-0000-5000-8000-000000000000' as never)).toBeNull();
});
