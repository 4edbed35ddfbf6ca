import { expect, test } from 'vitest';
import { ruleTextRows } from '../../app/persistence/rule-texts.server.ts';
import { aShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();

test('a shop’s sentences are its own, are taken back, and each change is on record', async () => {
  const [ours, theirs] = [await aShop(ricochet), await aShop(ricochet)];
  const texts = ruleTextRows(ricochet.services.db);
  const now = ricochet.clock.now();
  await texts.save(ours.shopId, 'newness', { fr: 'Réservé aux nouveaux', en: null }, 'Léa', now);
  await texts.save(ours.shopId, 'window', { fr: null, en: 'Too late' }, 'Léa', now);
  expect(await texts.load(ours.shopId)).toEqual({
    fr: { newness: 'Réservé aux nouveaux' },
    en: { window: 'Too late' },
  });
  expect(await texts.load(theirs.shopId)).toEqual({ fr: {}, en: {} });

  await texts.save(ours.shopId, 'newness', { fr: null, en: null }, 'Léa', now);
  expect(await texts.load(ours.shopId)).toEqual({ fr: {}, en: { window: 'Too late' } });
  expect(
    await ours.rows(
      `SELECT before, after FROM audit_log WHERE shop_id = $1 AND action = 'rule-text.changed' ORDER BY id`,
    ),
  ).toMatchObject([
    { before: { rule: 'newness' }, after: { fr: 'Réservé aux nouveaux' } },
    { after: { rule: 'window', en: 'Too late' } },
    { before: { rule: 'newness', fr: 'Réservé aux nouveaux' }, after: { rule: 'newness', fr: null, en: null } },
  ]);
});

test('they go with the shop', async () => {
  const shop = await aShop(ricochet);
  const texts = ruleTextRows(ricochet.services.db);
  await texts.save(shop.shopId, 'newness', { fr: 'Non', en: 'No' }, 'Léa', ricochet.clock.now());
  await ricochet.owner.query('UPDATE shop SET uninstalled_at = now() WHERE shop_id = $1', [shop.shopId]);
  await ricochet.work.redactShop(shop.shopId);
  expect(await shop.rows('SELECT 1 FROM rule_text WHERE shop_id = $1')).toEqual([]);
});
