import { beforeEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { dayInZone } from '../../app/domain/shared/time.ts';
import type { ThemeOffer } from '../../app/i18n/theme-offer.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { daysAfter, PARIS, percentOff, points, someTerms } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** Boosted offers from the merchant's form to what an order pays (P5, P6, SC-06). */
const ricochet = useRicochet();
const LEA = { userId: '1', name: 'Léa' };
const BASE = { waitingDays: 0, firstPurchase: { advocate: points(500), friend: null } };
let shop: TestShop;
let visitors = 0;

beforeEach(async () => {
  // noon of a day that is the same in Paris
  await timeGoesTo(
    ricochet,
    new Date(Math.ceil(ricochet.clock.now().getTime() / 86_400_000) * 86_400_000 + 43_200_000),
  );
  shop = await aShop(ricochet, { terms: BASE });
});

const web = () => createWebContainer(ricochet.services);
/** By the shop's calendar, from today. */
const day = (plus: number) => dayInZone(daysAfter(ricochet.clock.now(), plus), PARIS);
const passDays = (days: number) => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + days * 86_400_000));
const typed = (changes: Record<string, unknown> = {}) => ({
  name: 'Fête',
  first: day(0),
  last: day(2),
  priority: 5,
  welcome: someTerms().welcome,
  firstPurchase: { advocate: points(1_000), friend: null },
  ...changes,
});
const create = (changes: Record<string, unknown> = {}) =>
  web().publishCampaign(shop.shopId, { campaignId: null, seen: null, typed: typed(changes) }, LEA);
const campaigns = () => web().campaigns(shop.shopId);
const newest = async () => (await campaigns()).campaigns[0]!;
const change = async (changes: Record<string, unknown>, seen?: number) => {
  const { id, versionNumber } = await newest();
  return web().publishCampaign(
    shop.shopId,
    { campaignId: id, seen: seen ?? versionNumber, typed: typed(changes) },
    LEA,
  );
};

/** Somebody follows Ana's link now; returns what their cart carries. */
async function visits(): Promise<string> {
  const view = shopView((await ricochet.services.shops.load(shop.shopId))!);
  const landing = await web().visit(view, shop.ana.code, `192.0.2.${++visitors}`, null);
  if (landing.state !== 'open') throw new Error(`the link is ${landing.state}`);
  return landing.visitToken;
}

let orders = 8_000;
/** They buy now, and the judge has heard it; returns the points Ana has. */
async function buys(visitToken: string): Promise<number> {
  const id = String(++orders);
  const note_attributes = [{ name: '_ricochet_visit', value: visitToken }];
  const at = ricochet.clock.now();
  await shop.put('orders/paid', shop.order({ id, email: `friend${id}@orange.fr`, at, note_attributes }));
  await shop.judge();
  return (await shop.wallet()).available;
}

const audited = () =>
  shop.rows<{ action: string; actor: string; before: { name: string } | null; after: { name: string } }>(
    `SELECT action, actor, before, after FROM audit_log WHERE shop_id = $1 AND action LIKE 'campaign.%' ORDER BY at, id`,
  );

describe('SC-06 from form to wallet', () => {
  test('a visit inside keeps the boosted reward whenever the friend buys; before and after it pays the usual one', async () => {
    const before = await visits();
    expect(await create({ first: day(1) })).toEqual({ ok: true });
    expect((await newest()).state).toBe('planned');
    await passDays(1);
    const inside = await visits();
    expect(await buys(before)).toBe(500);
    await passDays(2);
    expect((await newest()).state).toBe('over');
    const after = await visits();
    expect(await buys(inside)).toBe(1_500);
    expect(await buys(after)).toBe(2_000);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('the programme published anew during a campaign: the campaign keeps its rewards on the new ground', async () => {
    await create();
    await shop.publish({ ...BASE, conditions: { minimumSubtotalMinor: 5_900 } }, ricochet.clock.now());
    expect(await newest()).toMatchObject({
      state: 'running',
      terms: { conditions: { minimumSubtotalMinor: 5_900 }, firstPurchase: { advocate: points(1_000) } },
    });
    expect(await buys(await visits())).toBe(1_000);
  });

  test('an ethical programme published during it is kept by the programme; the campaign claims nothing it doesn’t keep', async () => {
    await create();
    const donation = { type: 'donation' as const, amountMinor: 500, cause: 'Les Restos du cœur' };
    const ethical = { ...BASE, ethical: true, catalogue: [], firstPurchase: { advocate: donation, friend: null } };
    await shop.publish(ethical, ricochet.clock.now());
    const program = await ricochet.services.programs.load(shop.shopId);
    expect(program?.versions[0]?.terms.ethical).toBe(true);
    expect(program?.boosts[0]?.terms).toMatchObject({ ethical: false, firstPurchase: { advocate: points(1_000) } });
  });

  test('what was called off comes back with no publication of the programme', async () => {
    await create({ first: day(1) });
    const { id, versionNumber } = await newest();
    await web().stopCampaign(shop.shopId, { campaignId: id, seen: versionNumber }, LEA);
    const called = await newest();
    expect(called.state).toBe('called-off');
    await shop.publish({ ...BASE, waitingDays: 1 }, ricochet.clock.now());
    expect(await newest()).toEqual(called);
  });

  test('ended now, who came before keeps it and who comes after gets the usual', async () => {
    await create();
    const before = await visits();
    await passDays(0.1);
    const { id, versionNumber } = await newest();
    expect(await web().stopCampaign(shop.shopId, { campaignId: id, seen: versionNumber }, LEA)).toBe(true);
    expect((await newest()).state).toBe('over');
    expect(await buys(before)).toBe(1_000);
    expect(await buys(await visits())).toBe(1_500);
    expect(await audited()).toMatchObject([
      { action: 'campaign.published', actor: 'Léa', before: null, after: { name: 'Fête' } },
      { action: 'campaign.stopped', actor: 'Léa', before: { name: 'Fête' } },
    ]);
  });
});

describe('the form', () => {
  test('says at its field what can’t be', async () => {
    await create();
    const refused = async (changes: Record<string, unknown>) => {
      const answer = await create(changes);
      return 'problems' in answer ? answer.problems.map(({ field, problem }) => `${field} ${problem}`) : answer;
    };
    expect(await refused({ name: 'Other' })).toEqual(['priority meets-another']);
    expect(await refused({ name: ' ', first: 'soon' })).toEqual(['name too-small', 'first no-day']);
    expect(await refused({ first: day(-1), priority: 6 })).toEqual(['first starts-in-the-past']);
    expect(await refused({ first: day(5), last: day(4) })).toEqual(['last ends-before-it-starts']);
    expect(await refused({ first: day(5), last: day(400) })).toEqual(['last too-many-days']);
    expect(await refused({ first: day(5), last: day(6), ...BASE, welcome: someTerms().welcome })).toEqual([
      'rewards changes-nothing',
    ]);
    expect(await refused({ firstPurchase: { advocate: { type: 'points', points: 0 }, friend: null } })).toEqual(
      expect.arrayContaining(['firstPurchase.advocate.points too-small']),
    );
    expect((await campaigns()).campaigns).toHaveLength(1);
  });

  test('changes what is on, and is written down', async () => {
    await create();
    const before = await visits();
    await passDays(0.1);
    expect(await change({ name: 'Grande fête', firstPurchase: { advocate: points(2_000), friend: null } })).toEqual({
      ok: true,
    });
    expect(await buys(before)).toBe(1_000);
    expect(await buys(await visits())).toBe(3_000);
    expect(await audited()).toMatchObject([{}, { action: 'campaign.changed', after: { name: 'Grande fête' } }]);
  });

  test('refuses the second of two who save at once', async () => {
    await create();
    const { versionNumber } = await newest();
    const both = await Promise.all(
      [1_100, 1_200].map((n) => change({ firstPurchase: { advocate: points(n), friend: null } }, versionNumber)),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, conflict: true });
    const two = await Promise.all([
      create({ name: 'A', first: day(10), last: day(11) }),
      create({ name: 'B', first: day(11), last: day(12) }),
    ]);
    expect(two.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('changes nothing that is over', async () => {
    await create({ last: day(0) });
    await passDays(1);
    expect(await change({ last: day(3) })).toEqual({ ok: false, conflict: true });
    const { id, versionNumber } = await newest();
    expect(await web().stopCampaign(shop.shopId, { campaignId: id, seen: versionNumber }, LEA)).toBe(false);
  });
});

describe('the calendar', () => {
  test('says what is in force over 90 days, without gaps', async () => {
    await create({ first: day(10), last: day(12) });
    const { ahead } = await campaigns();
    expect(ahead.map(({ campaign, first, last }) => [campaign?.name ?? null, first, last])).toEqual([
      [null, day(0), day(9)],
      ['Fête', day(10), day(12)],
      [null, day(13), day(90)],
    ]);
    for (const [at, { from }] of ahead.entries()) if (at > 0) expect(from).toBe(ahead[at - 1]?.to);
  });

  test('is empty before a programme was published', async () => {
    const other = await aShop(ricochet);
    await other.rows('DELETE FROM program_version WHERE shop_id = $1');
    expect(await web().campaigns(other.shopId)).toMatchObject({ base: null, campaigns: [], ahead: [] });
  });
});

test('the theme’s copy of the offer is written at once and at each edge', async () => {
  await create({ first: day(1) });
  const jobs = await shop.rows<{ key: string; run_at: Date }>(
    `SELECT key, run_at FROM graphile_worker.jobs WHERE key LIKE 'publish-offer:' || $1::uuid::text || ':%' ORDER BY run_at`,
  );
  const { ahead } = await campaigns();
  expect(jobs.map(({ run_at }) => run_at.toISOString())).toEqual([ahead[1]?.from, ahead[1]?.to]);
  for (const { key, run_at } of jobs) expect(key).toContain(run_at.toISOString());
});

test('the job at an edge shows what is in force from then on, though our clock is a little behind', async () => {
  const today = ricochet.clock.now();
  const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => points(500));
  ricochet.clock.set(today);
  const theirs = createWebContainer(life.services);
  const tomorrow = { first: day(1), last: day(1) };
  await theirs.publishCampaign(life.shop.shopId, { campaignId: null, seen: null, typed: typed(tomorrow) }, LEA);
  const shown = async (edge?: string) => {
    await life.work.publishOffer(life.shop.shopId, edge ? new Date(edge) : undefined);
    const { fr } = life.store.appMetafields()['ricochet']!['offer']!.value as ThemeOffer;
    return [fr.promise.replaceAll(/\s/g, ' '), fr.until !== ''];
  };
  const { ahead } = await theirs.campaigns(life.shop.shopId);
  expect(await shown()).toEqual([expect.stringContaining('500 points'), false]);
  expect(await shown(ahead[1]?.from)).toEqual([expect.stringContaining('1 000 points'), true]);
  expect(await shown(ahead[1]?.to)).toEqual([expect.stringContaining('500 points'), false]);
});

test('who follows a link and who shares one read until when', async () => {
  await create();
  const view = shopView((await ricochet.services.shops.load(shop.shopId))!);
  const { ahead } = await campaigns();
  // only whoever invites gets more: a friend isn't told of something special
  expect(await web().visit(view, shop.ana.code, '192.0.2.1', null)).toMatchObject({ until: null });
  await passDays(0.01);
  await change({ welcome: percentOff(25) });
  expect(await web().visit(view, shop.ana.code, '192.0.2.1', null)).toMatchObject({ until: ahead[0]?.to });
  const until = ahead[0]?.to;
  expect(await web().advocateSpace(view, '100')).toMatchObject({ state: 'ready', until, friendUntil: until });
  expect(await web().publicTerms(view, null)).toMatchObject({ until });
  expect(await web().publicTerms(view, 1)).toMatchObject({ until: null });
  expect(await web().promotion(shop.shopId)).toMatchObject({ until });
  expect((await web().home(shop.shopId)).program?.campaign).toMatchObject({ name: 'Fête', state: 'running' });
  await passDays(3);
  expect(await web().visit(view, shop.ana.code, '192.0.2.1', null)).toMatchObject({ until: null });
  expect((await web().home(shop.shopId)).program?.campaign).toBeNull();
});

test('another shop neither sees nor changes it', async () => {
  await create();
  const { id, versionNumber } = await newest();
  const other = await aShop(ricochet, { terms: BASE });
  expect((await web().campaigns(other.shopId)).campaigns).toEqual([]);
  expect(await web().stopCampaign(other.shopId, { campaignId: id, seen: versionNumber }, LEA)).toBe(false);
  const input = { campaignId: id, seen: versionNumber, typed: typed() };
  expect(await web().publishCampaign(other.shopId, input, LEA)).toEqual({ ok: false, conflict: true });
  expect((await newest()).versionNumber).toBe(versionNumber);
});
