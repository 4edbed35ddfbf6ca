import { createHmac } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { composeMail } from '../../app/container/compose-mail.server.ts';
import { createWebContainer } from '../../app/container.server.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { API_SECRET, aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet(() => ({
  clientFor: () =>
    ({ request: vi.fn(async () => ({ customerByIdentifier: { id: 'gid://shopify/Customer/100' } })) }) as never,
}));
let shop: TestShop;
beforeEach(async () => {
  shop = await aShop(ricochet);
});

const container = () => createWebContainer(ricochet.services);
const mia = { userId: '1', name: 'Mia' };
const rowOf = async ({ shopId }: TestShop) => (await ricochet.services.shops.load(shopId))!;

/** How somebody is spoken to who comes through the app proxy. */
async function voiceAt(of: TestShop, locale: string) {
  const { domain } = await rowOf(of);
  const timestamp = String(Math.floor(ricochet.clock.now().getTime() / 1_000));
  const fields = { locale, path_prefix: '/apps/ricochet', shop: domain, timestamp };
  const text = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('');
  const signature = createHmac('sha256', API_SECRET).update(text).digest('hex');
  const url = `https://app.example/proxy/join?${new URLSearchParams({ ...fields, signature })}`;
  return (await container().authenticateProxy(new Request(url))).locale;
}

async function mailed(of: TestShop) {
  const row = await rowOf(of);
  await container().askSpaceLink(shopView(row), { email: 'ana@orange.fr', locale: 'fr', ip: '192.0.2.9' });
  const queued = () => ricochet.services.messages.queued(of.shopId, 5, ricochet.clock.now());
  await vi.waitFor(async () => expect(await queued()).toHaveLength(1), 5_000);
  const open = (sealed: string) => ricochet.services.seal.open(sealed);
  return composeMail((await queued())[0]!, { ...row, words: 'purchase' }, open, of.keys);
}

test('a shop says "vous" until its merchant chooses "tu": then on its pages and in its mails, and in no other shop', async () => {
  const other = await aShop(ricochet);
  expect(await voiceAt(shop, 'fr')).toBe('fr');
  await container().setInformal(shop.shopId, true, mia);
  expect(await voiceAt(shop, 'fr')).toBe('fr-informal');
  expect(await voiceAt(shop, 'en')).toBe('en-informal');
  expect(await voiceAt(other, 'fr')).toBe('fr');
  expect((await mailed(shop))?.text).toContain('Tu as demandé le lien de ta page');
  expect((await mailed(other))?.text).toContain('Vous avez demandé le lien de votre page');
});

test('the theme’s blocks are told at once, and it is on record, once', async () => {
  for (const isInformal of [true, true]) await container().setInformal(shop.shopId, isInformal, mia);
  const { rows } = await ricochet.owner.query('SELECT 1 FROM graphile_worker.jobs WHERE key LIKE $1', [
    `publish-offer:${shop.shopId}%`,
  ]);
  expect(rows.length).toBeGreaterThan(0);
  const { entries } = await container().changes(shop.shopId, { group: null, before: null });
  const told = entries.filter(({ action }) => action === 'shop.form-of-address');
  expect(told).toMatchObject([{ actor: 'Mia', values: [{ path: 'formOfAddress', before: 'vous', after: 'tu' }] }]);
});
