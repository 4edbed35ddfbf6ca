import { beforeEach, expect, test, vi } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { type OfferTerms, offerTermsSchema } from '../../app/domain/program/offer.ts';
import { useRicochet } from '../support/builders-shop.ts';
import { aShopInLife, type Life } from '../support/shop-in-life.ts';

/** The merchant deletes in Shopify what the programme names: they are told where, and nothing new is promised on it. */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();
const ACTOR = { userId: '1', name: 'Nora' };
const SEGMENT = { id: '7412345678901234601', name: 'Clients fidèles' };
const COLLECTION = { id: '841564295000000401', title: 'Maison' };
let life: Life;
let terms: OfferTerms;

beforeEach(async () => {
  life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => ({
    type: 'percentage-code',
    basisPoints: 1_000,
    minimumSubtotalMinor: 0,
    validDays: 30,
  }));
  const product = { id: life.productId, title: 'Le vase' };
  const standing = (await ricochet.services.programs.load(life.shop.shopId))!.versions[0]!.terms;
  terms = offerTermsSchema.parse({
    ...standing,
    welcome: {
      type: 'free-product',
      variantId: `gid://shopify/ProductVariant/${life.variantId}`,
      title: 'Le vase offert',
      priceMinor: 2_000,
      minimumSubtotalMinor: 0,
      validDays: 30,
    },
    conditions: {
      ...standing.conditions,
      purchase: {
        match: 'any',
        of: [
          { code: 'products', args: { of: 'only', products: [product] } },
          { match: 'all', of: [{ code: 'collections', args: { of: 'only', collections: [COLLECTION] } }] },
        ],
      },
    },
    eligibility: {
      advocate: { match: 'all', of: [{ code: 'segment', args: { has: 'any', segments: [SEGMENT] } }] },
      friend: null,
    },
  });
});

const web = () => createWebContainer(life.services);
const publish = (wanted: OfferTerms = terms) =>
  web().publish(life.shop.shopId, { name: 'Parrainage', terms: wanted }, ACTOR);
const problems = async () =>
  (await web().problems(life.shop.shopId)).map(({ code, values }) => [code, values.title]).sort();
const watch = () => life.work.watchShop(life.shop.shopId);

test('while everything is there nothing is said, and the programme is published', async () => {
  expect(await web().goneInShopify(life.shop.shopId)).toEqual([]);
  expect(await publish()).toMatchObject({ ok: true });
  await watch();
  expect(await problems()).toEqual([]);
});

test('publishing what names a deleted thing is refused at its field; saving the draft isn’t', async () => {
  life.store.deleteResource(`gid://shopify/Product/${life.productId}`);
  life.store.deleteResource(`gid://shopify/Collection/${COLLECTION.id}`);
  life.store.deleteResource(`gid://shopify/Segment/${SEGMENT.id}`);
  expect(await publish()).toEqual({
    ok: false,
    problems: [
      { field: 'welcome.variantId', problem: 'gone', values: { titles: ['Le vase offert'] } },
      { field: 'conditions.purchase.of.0.args.products', problem: 'gone', values: { titles: ['Le vase'] } },
      { field: 'conditions.purchase.of.1.of.0.args.collections', problem: 'gone', values: { titles: ['Maison'] } },
      { field: 'eligibility.advocate.of.0.args.segments', problem: 'gone', values: { titles: ['Clients fidèles'] } },
    ],
  });
  expect(await web().saveDraft(life.shop.shopId, { name: 'Parrainage', terms }, ACTOR)).toMatchObject({ ok: true });
  expect((await web().goneInShopify(life.shop.shopId)).map(({ field }) => field)).toHaveLength(4);
});

test('what is deleted while the programme runs is one problem, until the programme no longer names it', async () => {
  await publish();
  life.store.deleteResource(`gid://shopify/Segment/${SEGMENT.id}`);
  await watch();
  await watch();
  expect(await problems()).toEqual([['gone-in-shopify', 'Clients fidèles']]);
  expect(await publish({ ...terms, eligibility: { advocate: null, friend: null } })).toMatchObject({ ok: true });
  expect(await problems()).toEqual([]);
});

test('is no problem any more once an earlier version that doesn’t name it is in force again', async () => {
  await publish();
  life.store.deleteResource(`gid://shopify/Segment/${SEGMENT.id}`);
  await watch();
  expect(await problems()).toHaveLength(1);
  const versions = (await ricochet.services.programs.load(life.shop.shopId))?.versions ?? [];
  const [newest, earlier] = versions;
  expect(
    await web().rollBack(life.shop.shopId, { versionId: earlier?.id ?? '', seen: newest?.versionNumber ?? 0 }, ACTOR),
  ).toMatchObject({ ok: true });
  expect(await problems()).toEqual([]);
});

test('a code that was given for a product is honoured once the product is gone', async () => {
  const gift = { ...terms, conditions: { ...terms.conditions, purchase: null }, welcome: null };
  await publish(
    offerTermsSchema.parse({
      ...gift,
      eligibility: { advocate: null, friend: null },
      firstPurchase: { advocate: terms.welcome, friend: null },
    }),
  );
  await life.friendBuys();
  const { code, status } = await life.reward();
  expect(status).toBe('issued');
  life.store.deleteResource(`gid://shopify/Product/${life.productId}`);
  await watch();
  await life.settle();
  expect(await problems()).toEqual([['gone-in-shopify', 'Le vase offert']]);
  expect((await life.reward()).status).toBe('issued');
  expect(life.store.discounts().find((one) => one.code === code)).toMatchObject({ status: 'active' });
});

test('when Shopify can’t be asked nothing is claimed: what was said stands, and publishing goes on', async () => {
  await publish();
  life.store.deleteResource(`gid://shopify/Product/${life.productId}`);
  await watch();
  const known = await problems();
  expect(known).toHaveLength(2);
  life.store.setGrantedScopes(['read_customers', 'read_discounts', 'read_orders', 'write_discounts']);
  await watch();
  expect(await problems()).toEqual(known);
  expect(await web().goneInShopify(life.shop.shopId)).toEqual([]);
  expect(await publish()).toMatchObject({ ok: true });
});
