import { beforeAll, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { loadStarting } from '../../app/queries/starting.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** A first programme from the shop's own figures (P7). */
const ricochet = useRicochet();
const ACTOR = { userId: '1', name: 'Lea' };
const container = () => createWebContainer(ricochet.services);
const starting = (shop: TestShop) => loadStarting(ricochet.services.db, shop.shopId, ricochet.clock.now());
const start = (template: string, answers: unknown = null, of = shop) =>
  container().startFromTemplate(of.shopId, { template, answers, name: 'Parrainage' }, ACTOR);
const draft = async (of = shop) => (await container().program(of.shopId))?.draft;
let shop: TestShop;
let other: TestShop;

async function buys(of: TestShop, amounts: readonly string[]): Promise<void> {
  for (const [index, amount] of amounts.entries())
    await of.put(
      'orders/paid',
      of.order({
        id: `${index + 1}`,
        email: `nina${index}@orange.fr`,
        amount,
        at: daysAfter(ricochet.clock.now(), -1),
      }),
    );
  await of.judge();
}

beforeAll(async () => {
  shop = await aShop(ricochet);
  other = await aShop(ricochet);
  // both begin anew
  for (const { shopId } of [shop, other]) {
    await container().setProgramStatus(shopId, 'ended', ACTOR);
    await container().archiveProgram(shopId, ACTOR);
  }
});

describe('where a merchant starts', () => {
  test('is a usual amount while there are too few orders for an average', async () => {
    await buys(shop, Array(9).fill('200.00'));
    expect(await starting(shop)).toMatchObject({ basket: null, marginBp: null });
    await start('fixed');
    expect((await draft())?.conditions.minimumSubtotalMinor).toBe(4_000);
  });

  test('comes from the average of the shop’s own orders, and no other’s', async () => {
    await buys(other, [...Array(9).fill('60.00'), '82.00']);
    const { basket, templates } = await starting(other);
    expect(basket).toEqual({ amountMinor: 6_220, orders: 10 });
    expect(templates.find(({ id }) => id === 'fixed')).toMatchObject({
      terms: { welcome: { amountMinor: 600 }, conditions: { minimumSubtotalMinor: 4_000 } },
      order: null,
    });
    expect((await starting(shop)).basket).toBeNull();
    await start('fixed', null, other);
    expect((await draft(other))?.welcome).toMatchObject({ amountMinor: 600 });
  });

  test('reckons with a margin told once, there and in forecasts, and warns of a loss', async () => {
    expect(await container().draftForecast(other.shopId)).toBeNull();
    expect(await container().tellMargin(other.shopId, 1_000, ACTOR)).toBe(true);
    const { templates } = await starting(other);
    // 10 % of 62.20, less 2 % for each side
    expect(templates.find(({ id }) => id === 'percent')?.order).toEqual({
      marginMinor: 622,
      rewardsMinor: 248,
      leftMinor: 374,
    });
    // the draft of before gives 6.00 to each side
    expect(await container().draftForecast(other.shopId)).toMatchObject({
      plan: { marginBp: 1_000, basketMinor: 6_220 },
      forecast: { perFriend: { leftMinor: 622 - 1_200 } },
    });
    expect((await container().forecastPage(other.shopId)).start.marginBp).toBe(1_000);
    expect((await starting(shop)).marginBp).toBeNull();
    const { entries } = await container().changes(other.shopId, { group: null, before: null });
    expect(entries.filter(({ action }) => action === 'margin.told')).toHaveLength(1);
  });

  test.each([0, -1, 10_001, 12.5, Number.NaN, '30'])('takes no margin of %s', async (marginBp) => {
    expect(await container().tellMargin(other.shopId, marginBp, ACTOR)).toBe(false);
  });

  test('asks for what a template can’t know, and saves no programme without it', async () => {
    const before = await draft();
    for (const answers of [null, 'x', { product: 'x' }, { product: { variantId: '1', title: 'Vase', priceMinor: 1 } }])
      expect(await start('gift', answers)).toBe(false);
    expect(await start('charity', { cause: ' ' })).toBe(false);
    expect(await start('toString')).toBe(false);
    expect(await draft()).toEqual(before);
    const product = { variantId: 'gid://shopify/ProductVariant/42', title: 'Vase Dune', priceMinor: 4_900 };
    expect(await start('gift', { product })).toBe(true);
    expect((await draft())?.firstPurchase.advocate).toMatchObject({ type: 'free-product', ...product });
  });

  test('replaces the draft that was on screen and no other', async () => {
    const fromPage = (seen: string) =>
      container().startFromTemplate(shop.shopId, { template: 'fixed', answers: null, name: 'Parrainage', seen }, ACTOR);
    const before = await draft();
    expect(await fromPage('')).toBe(false);
    expect(await fromPage(daysAfter(ricochet.clock.now(), -9).toISOString())).toBe(false);
    expect(await draft()).toEqual(before);
    expect(await fromPage((await container().home(shop.shopId)).program!.draftUpdatedAt)).toBe(true);
    expect((await draft())?.welcome).toMatchObject({ type: 'fixed-code' });
  });

  test('is no question while a pilot is on, and one again when it is over', async () => {
    const seen = (await container().program(shop.shopId))!.draftUpdatedAt;
    const typed = { name: 'Un sur deux', audience: { kind: 'share', percent: 50 }, last: null };
    expect(await container().startPilot(shop.shopId, { seen, typed }, ACTOR)).toEqual({ ok: true });
    expect((await container().home(shop.shopId)).starting).toBeNull();
    expect(await start('fixed')).toBe(false);
    const { id: pilotId, versionNumber } = (await container().pilot(shop.shopId)).pilot!;
    await timeGoesTo(ricochet, daysAfter(ricochet.clock.now(), 1));
    await container().stopPilot(shop.shopId, { pilotId, seen: versionNumber }, ACTOR);
    expect((await container().home(shop.shopId)).starting).not.toBeNull();
    expect(await start('fixed')).toBe(true);
  });

  test('is with donations for whoever lives on them, from the publication on', async () => {
    const { services } = ricochet;
    expect((await services.shops.speaking(shop.shopId))?.words).toBe('purchase');
    expect(await start('donors', { circle: 'Cercle des ambassadeurs' })).toBe(true);
    expect((await services.shops.speaking(shop.shopId))?.words).toBe('purchase');
    const { name, draft: terms, draftUpdatedAt: seen } = (await container().program(shop.shopId))!;
    expect(await container().publish(shop.shopId, { name, terms, seen }, ACTOR)).toMatchObject({ ok: true });
    expect((await services.shops.speaking(shop.shopId))?.words).toBe('donation');
    expect((await services.shops.speaking(other.shopId))?.words).toBe('purchase');
  });

  test('is no question any more once something is published', async () => {
    expect((await container().home(shop.shopId)).starting).toBeNull();
    // from a page that stood open meanwhile
    const before = await container().program(shop.shopId);
    expect(await start('fixed')).toBe(false);
    expect(await container().program(shop.shopId)).toEqual(before);
  });
});
