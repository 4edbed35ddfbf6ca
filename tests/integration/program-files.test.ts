import { beforeEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { points } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** A programme written to a file and read into a draft (P7). */
const ricochet = useRicochet();
const LEA = { userId: '1', name: 'Léa' };
const pays = (amount: number) => ({ firstPurchase: { advocate: points(amount), friend: null } });
const CHOSEN = {
  conditions: {
    purchase: {
      match: 'all' as const,
      of: [{ code: 'products' as const, args: { of: 'only' as const, products: [{ id: '42', title: 'Bracelet' }] } }],
    },
  },
};
let shop: TestShop;

const web = () => createWebContainer(ricochet.services);
const program = async (of = shop) => (await web().program(of.shopId))!;
const written = async (version: number | null = null, of = shop) =>
  JSON.stringify(await web().programFile(of.shopId, version));
const imports = async (text: string, of = shop) => {
  const { draftUpdatedAt: seen } = await program(of);
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 60_000));
  return web().importProgram(of.shopId, { text, seen }, LEA);
};

beforeEach(async () => {
  shop = await aShop(ricochet, { terms: { ...pays(500), ...CHOSEN } });
});

describe('a programme’s file', () => {
  test('brings a version back into the draft of its own shop, whole, and publishes nothing', async () => {
    const before = (await program()).draft;
    const file = await written(1);
    await shop.publish(pays(900), ricochet.clock.now());
    expect(await imports(file)).toEqual({ ok: true, leftOut: [] });
    const { draft, draftDiffers, versions } = await program();
    expect({ draft, draftDiffers, newest: versions[0] }).toMatchObject({
      draft: before,
      draftDiffers: true,
      newest: { number: 2, terms: pays(900) },
    });
    const [entry] = (await web().changes(shop.shopId, { group: 'program', before: null })).entries;
    expect(entry).toMatchObject({ action: 'program.imported', terms: { before: pays(900), after: pays(500) } });
  });

  test('tells no shop, and carries no product into another', async () => {
    const file = await written();
    for (const own of [shop.shopId, shop.domain, shop.program.id, shop.versionId]) expect(file).not.toContain(own);
    const other = await aShop(ricochet, { terms: pays(100) });
    expect(await imports(file, other)).toMatchObject({ ok: true, leftOut: [{ names: ['Bracelet'] }] });
    expect((await program(other)).draft).toMatchObject({ ...pays(500), conditions: { purchase: null } });
  });

  test('that can’t be taken changes nothing', async () => {
    const before = await program();
    expect(await imports((await written()).replace('"EUR"', '"CHF"'))).toMatchObject({
      problems: [{ field: 'terms.currency', problem: 'other-currency' }],
    });
    expect(await program()).toEqual(before);
  });

  test('gives way to what somebody saved meanwhile', async () => {
    const { draft, draftUpdatedAt: seen } = await program();
    await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 60_000));
    await web().saveDraft(shop.shopId, { name: 'Amis', terms: { ...draft, ...pays(700) } }, LEA);
    // read before that, or before there was a programme at all
    for (const old of [seen, ''])
      expect(await web().importProgram(shop.shopId, { text: await written(1), seen: old }, LEA)).toEqual({
        ok: false,
        conflict: true,
      });
    expect((await program()).draft).toMatchObject(pays(700));
  });

  test('of no version there is none, nor of another shop’s', async () => {
    expect(await web().programFile(shop.shopId, 7)).toBeNull();
    const file = JSON.parse(await written(1, await aShop(ricochet, { terms: pays(100) })));
    expect(file).toMatchObject({ terms: pays(100) });
  });
});
