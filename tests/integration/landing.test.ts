import { beforeEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { dayInZone } from '../../app/domain/shared/time.ts';
import { aLandingPage, daysAfter, PARIS } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** The page friends see behind a link, from the merchant's editor to the link (S4). */
const ricochet = useRicochet();
const LEA = { userId: '1', name: 'Léa' };
let shop: TestShop;

beforeEach(async () => {
  await timeGoesTo(
    ricochet,
    new Date(Math.ceil(ricochet.clock.now().getTime() / 86_400_000) * 86_400_000 + 43_200_000),
  );
  shop = await aShop(ricochet);
});

const web = () => createWebContainer(ricochet.services);
const seen = async () => (await web().landingEditor(shop.shopId)).seen;
/** By the shop's calendar, from today. */
const day = (plus: number) => dayInZone(daysAfter(ricochet.clock.now(), plus), PARIS);
const passDays = (days: number) => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + days * 86_400_000));
const titled = (title: string) => aLandingPage({ fr: [{ kind: 'hero', title, text: '' }, { kind: 'claim' }] });
const publish = async (
  title: string,
  days: { first: string | null; last: string | null } = { first: null, last: null },
) => web().publishLanding(shop.shopId, { typed: titled(title), days, seen: await seen() }, LEA);
/** The title friends read in French; null = the page we make. */
const shown = async () => {
  const [block] = (await web().landingPage(shop.shopId, 'fr'))?.blocks ?? [];
  return block?.kind === 'hero' ? block.title : null;
};
const states = async () =>
  (await web().landingEditor(shop.shopId)).versions.map(({ number, state }) => `${number} ${state}`);

describe('a landing page', () => {
  test('is shown without reading the versions of the programme, however many there are', async () => {
    await publish('Un');
    const load = () => Promise.reject(new Error('all versions were read'));
    const services = { ...ricochet.services, programs: { ...ricochet.services.programs, load } };
    expect(await createWebContainer(services).landingPage(shop.shopId, 'fr')).toMatchObject({
      blocks: [{ title: 'Un' }, {}],
    });
  });

  test('is made harmless once, not at every visit', async () => {
    await publish('Un');
    const first = await web().landingPage(shop.shopId, 'fr');
    expect(first).not.toBeNull();
    expect(await web().landingPage(shop.shopId, 'fr')).toBe(first);
  });

  test('is shown once it is published, not while it is a draft', async () => {
    expect(await shown()).toBeNull();
    expect(await web().saveLanding(shop.shopId, { typed: titled('Un'), seen: await seen() }, LEA)).toMatchObject({
      ok: true,
    });
    expect(await shown()).toBeNull();
    expect((await web().landingEditor(shop.shopId)).draft).toEqual(titled('Un'));
    expect(await publish('Un')).toEqual({ ok: true, number: 1 });
    expect(await shown()).toBe('Un');
    const audit = await shop.rows(
      `SELECT action, actor FROM audit_log WHERE shop_id = $1 AND action LIKE 'landing.%' ORDER BY id`,
    );
    expect(audit.map(({ action }) => action)).toEqual(['landing.draft-saved', 'landing.published']);
    expect(audit[0]).toMatchObject({ actor: 'Léa' });
  });

  test('follows its schedule by the shop’s days, and the usual one comes back', async () => {
    await publish('Toujours');
    expect(await publish('Noël', { first: day(1), last: day(2) })).toMatchObject({ ok: true });
    expect(await shown()).toBe('Toujours');
    expect(await states()).toEqual(['2 planned', '1 shown']);
    await passDays(1);
    expect(await shown()).toBe('Noël');
    await passDays(2);
    expect(await shown()).toBe('Toujours');
    expect(await states()).toEqual(['2 over', '1 shown']);
  });

  test('is taken off, and an older one published again leaves the draft alone', async () => {
    await publish('Un');
    await publish('Deux');
    const { versions } = await web().landingEditor(shop.shopId);
    const two = versions[0]!;
    expect(await web().withdrawLanding(shop.shopId, two.id, LEA)).toBe(true);
    expect(await web().withdrawLanding(shop.shopId, two.id, LEA)).toBe(false);
    expect(await shown()).toBe('Un');
    const again = { versionId: two.id, seen: await seen() };
    expect(await web().publishLandingAgain(shop.shopId, again, LEA)).toEqual({ ok: true, number: 3 });
    expect(await shown()).toBe('Deux');
    expect(await states()).toEqual(['3 shown', '2 withdrawn', '1 waiting']);
  });

  test('refuses the second of two who changed it at once, and writes nothing of theirs', async () => {
    const before = await seen();
    await publish('Léa');
    const second = { typed: titled('Max'), seen: before };
    expect(await web().saveLanding(shop.shopId, second, LEA)).toEqual({ ok: false, conflict: true });
    expect(await web().publishLanding(shop.shopId, { ...second, days: { first: null, last: null } }, LEA)).toEqual({
      ok: false,
      conflict: true,
    });
    expect((await web().landingEditor(shop.shopId)).draft).toEqual(titled('Léa'));
  });

  test('publishes one of two that come in the same moment', async () => {
    const now = await seen();
    const both = await Promise.all(
      ['A', 'B'].map((title) =>
        web().publishLanding(shop.shopId, { typed: titled(title), days: { first: null, last: null }, seen: now }, LEA),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('names what can’t be at its field, the days too', async () => {
    const answer = await web().publishLanding(
      shop.shopId,
      { typed: titled('x'.repeat(10_000)), days: { first: day(-1), last: null }, seen: await seen() },
      LEA,
    );
    expect(answer).toMatchObject({ problems: [{ field: 'fr.0.title' }, { field: 'first', problem: 'in-the-past' }] });
    expect(await states()).toEqual([]);
  });

  test('can’t be changed once it is published', async () => {
    await publish('Un');
    await expect(
      ricochet.services.db.withShop(
        shop.shopId,
        (tx) => tx.$executeRaw`UPDATE landing_version SET page = '{}' WHERE shop_id = ${shop.shopId}::uuid`,
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test('is another shop’s own: neither shown, published nor taken off by us', async () => {
    await publish('Un');
    const [version] = (await web().landingEditor(shop.shopId)).versions;
    const other = await aShop(ricochet);
    expect(await web().landingPage(other.shopId, 'fr')).toBeNull();
    expect(await web().withdrawLanding(other.shopId, version!.id, LEA)).toBe(false);
    const stolen = { versionId: version!.id, seen: { draft: null, number: 0 } };
    expect(await web().publishLandingAgain(other.shopId, stolen, LEA)).toEqual({ ok: false, conflict: true });
    expect(await shown()).toBe('Un');
  });
});
