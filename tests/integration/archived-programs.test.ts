import { beforeEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { loadCustomerStory } from '../../app/queries/story.ts';
import { percentOff, points, someTerms } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** A programme that made room for another: nobody is invited by it any more, and all that it promised is honoured (P6, P7). */
const ricochet = useRicochet(() => ({
  // Shopify knows of everybody what we know
  clientFor: () => ({ request: async () => ({ customer: null }) }) as never,
}));
const LEA = { userId: '1', name: 'Léa' };
const OLD = { waitingDays: 0, firstPurchase: { advocate: points(500), friend: null } };
const NEW = { waitingDays: 0, firstPurchase: { advocate: points(900), friend: null } };
let shop: TestShop;

const web = () => createWebContainer(ricochet.services);
const passAnHour = () => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 3_600_000));
const view = async () => shopView((await ricochet.services.shops.load(shop.shopId))!);
const archived = () => web().archivedPrograms(shop.shopId);
const copy = (programId: string = shop.program.id, seen?: string) =>
  web().duplicateProgram(shop.shopId, { programId, seen, nameOf: (name) => `${name} (copie)` }, LEA);

async function archive(): Promise<void> {
  await web().setProgramStatus(shop.shopId, 'ended', LEA);
  expect(await web().archiveProgram(shop.shopId, LEA)).toBe(true);
  await passAnHour();
}

beforeEach(async () => {
  shop = await aShop(ricochet, { terms: OLD });
  await passAnHour();
});

async function buys(email: string, token: string, changes: Record<string, unknown> = {}): Promise<string> {
  const order = shop.order({
    ...{ email, at: ricochet.clock.now(), note_attributes: [{ name: '_ricochet_claim', value: token }] },
    ...changes,
  });
  await shop.put('orders/paid', order);
  await shop.judge();
  return String(order['id']);
}

describe('archiving', () => {
  test('waits until the programme has ended', async () => {
    expect(await web().archiveProgram(shop.shopId, LEA)).toBe(false);
    await web().setProgramStatus(shop.shopId, 'paused', LEA);
    expect(await web().archiveProgram(shop.shopId, LEA)).toBe(false);
    expect((await web().program(shop.shopId))?.status).toBe('paused');
  });

  test('leaves room, keeps the versions with what came of them, and is on record', async () => {
    const { token } = await shop.claims('ben@orange.fr', { claimedAt: ricochet.clock.now() });
    await buys('ben@orange.fr', token);
    await archive();
    expect(await web().program(shop.shopId)).toBeNull();
    expect(await archived()).toMatchObject({
      inTheWay: null,
      programs: [
        {
          id: shop.program.id,
          name: 'Parrainage',
          versions: [{ number: 1 }],
          referrals: 1,
          rewarded: 1,
          revenue: { amountMinor: 6_000, currency: 'EUR' },
        },
      ],
    });
    expect((await archived()).programs[0]!.cost.amountMinor).toBeGreaterThan(0);
    const [entry] = (await web().changes(shop.shopId, { group: 'program', before: null })).entries;
    expect(entry).toMatchObject({ action: 'program.archived', actor: 'Léa' });
    expect(entry!.values).toContainEqual({ path: 'status', before: 'ended', after: 'archived' });
  });
});

describe('once another programme is live', () => {
  let oldToken: string;
  const unjudged = 'early@orange.fr';

  beforeEach(async () => {
    oldToken = (await shop.claims(unjudged, { claimedAt: ricochet.clock.now() })).token;
    await shop.judge();
    await archive();
    await shop.publish(NEW, ricochet.clock.now());
    await passAnHour();
  });

  test('takes the offer off the theme, also when Shopify was away while the programme ended', async () => {
    const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => points(500));
    const { shopId } = life.shop;
    const shown = () => life.store.appMetafields()['ricochet']?.['offer']?.value;
    await life.work.publishOffer(shopId);
    expect(shown()).toMatchObject({ status: 'live' });
    life.store.setFaults({ adminApi5xxShare: 1 });
    await web().setProgramStatus(shopId, 'ended', LEA);
    await expect(life.work.publishOffer(shopId)).rejects.toThrow();
    life.store.setFaults({ adminApi5xxShare: 0 });
    await life.shop.rows(`DELETE FROM graphile_worker._private_jobs WHERE key = 'publish-offer:' || $1::uuid::text`);
    await web().archiveProgram(shopId, LEA);
    expect(await life.shop.jobs('publish-offer')).toHaveLength(1);
    await life.work.publishOffer(shopId);
    expect(shown()).toEqual({ status: 'paused' });
  });

  test('an invitation claimed before is paid by the archived version', async () => {
    const orderId = await buys(unjudged, oldToken);
    expect(await shop.verdict(orderId)).toMatchObject({ outcome: 'approved', version_id: shop.versionId });
    expect((await shop.wallet()).available).toBe(500);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('a refund of it takes that back, and nothing else', async () => {
    const orderId = await buys(unjudged, oldToken);
    await shop.decides('reject', orderId);
    expect((await shop.wallet()).available).toBe(0);
  });

  test('a link that was opened before but not claimed is refused, as after any end', async () => {
    const { claimId } = await shop.claims('late@orange.fr', { claimedAt: ricochet.clock.now() });
    await shop.judge();
    expect(await shop.verdict(claimId)).toMatchObject({ outcome: 'rejected', reason: 'program-open' });
  });

  test('its advocate’s link leads to the new offer, and what their friends earn by it is paid by that', async () => {
    const landing = await web().visit(await view(), shop.ana.code, '192.0.2.1', null);
    if (landing.state !== 'open') throw new Error(`the link is ${landing.state}`);
    expect(landing.terms).toMatchObject(NEW);
    const orderId = await buys('new@orange.fr', '', {
      note_attributes: [{ name: '_ricochet_visit', value: landing.visitToken }],
    });
    expect(await shop.verdict(orderId)).toMatchObject({ outcome: 'approved' });
    expect((await shop.wallet()).available).toBe(900);
    const [referral] = await shop.rows<{ ours: boolean }>(
      'SELECT a.program_id = r.program_id AS ours FROM referral r JOIN advocate a ON a.shop_id = $1 AND a.id = r.advocate_id WHERE r.shop_id = $1 AND r.version_id <> $2',
      shop.versionId,
    );
    expect(referral).toEqual({ ours: true });
  });

  test('a friend of both pays their advocate once, by what they took up first', async () => {
    const landing = await web().visit(await view(), shop.ana.code, '192.0.2.2', null);
    if (landing.state !== 'open') throw new Error(`the link is ${landing.state}`);
    const visited = { name: '_ricochet_visit', value: landing.visitToken };
    const [first, second] = [
      await buys(unjudged, oldToken, { note_attributes: [visited, { name: '_ricochet_claim', value: oldToken }] }),
      await buys(unjudged, '', { note_attributes: [visited] }),
    ];
    expect(await shop.verdict(first)).toMatchObject({ outcome: 'approved', version_id: shop.versionId });
    expect((await shop.verdict(second))?.outcome).not.toBe('approved');
    expect((await shop.wallet()).available).toBe(500);
  });

  test('the advocate finds the friends and points of both in their space', async () => {
    await buys(unjudged, oldToken);
    const space = await web().advocateSpace(await view(), '100');
    if (space.state !== 'ready') throw new Error(`the space is ${space.state}`);
    expect(space.friends).toHaveLength(1);
    expect(space.points?.available).toBe(500);
    expect(space.terms).toMatchObject(NEW);
  });

  test('numbers of versions go on, so that each terms page stays where it was', async () => {
    expect((await web().program(shop.shopId))!.versions.map(({ number }) => number)).toEqual([2]);
    expect(await web().publicTerms(await view(), 1)).toMatchObject({ isInForce: false, terms: OLD });
    expect(await web().publicTerms(await view(), 2)).toMatchObject({ isInForce: true, terms: NEW });
    expect(await web().publicTerms(await view(), 3)).toBeNull();
  });

  test('who is named at the till is named under the new programme', async () => {
    const note_attributes = [{ name: '_ricochet_advocate', value: shop.ana.code }];
    await buys('till@orange.fr', '', { note_attributes });
    const [declared] = await shop.rows<{ program_id: string }>('SELECT program_id FROM declaration WHERE shop_id = $1');
    expect(declared?.program_id).toBe((await web().program(shop.shopId))!.id);
  });

  describe('an advocate of both', () => {
    let current: { id: string; code: string };
    beforeEach(async () => {
      await web().visit(await view(), shop.ana.code, '192.0.2.3', null);
      [current] = (await shop.rows<{ id: string; code: string }>(
        'SELECT id, code FROM advocate WHERE shop_id = $1 AND id <> $2',
        shop.ana.id,
      )) as [{ id: string; code: string }];
      await passAnHour();
    });
    const declared = () => shop.rows<{ advocate_id: string }>('SELECT advocate_id FROM declaration WHERE shop_id = $1');

    test.each(['code', 'email'])('is named at the till as that of the new, by their old %s', async (what) => {
      const value = what === 'code' ? shop.ana.code : 'ana@orange.fr';
      await buys('till2@orange.fr', '', { note_attributes: [{ name: '_ricochet_advocate', value }] });
      expect(await declared()).toEqual([{ advocate_id: current.id }]);
    });

    test('is named by a friend as that of the new', async () => {
      const answer = await web().nameAdvocate(await view(), {
        ...{ advocate: shop.ana.code, email: 'said@orange.fr', firstName: '', order: '', locale: 'fr' },
        ...{ ip: '192.0.2.4', userAgent: null, customerId: null },
      });
      expect(answer).toEqual({ state: 'received' });
      await shop.judge();
      expect(await declared()).toEqual([{ advocate_id: current.id }]);
    });

    test('declares no more a day because there are two of them', async () => {
      const terms = { ...NEW, declarations: { ...someTerms().declarations, perDay: 1 } };
      await shop.publish(terms, ricochet.clock.now());
      await passAnHour();
      for (const email of ['one@orange.fr', 'two@orange.fr'])
        await buys(email, '', { note_attributes: [{ name: '_ricochet_advocate', value: shop.ana.code }] });
      const outcomes = await shop.rows(
        `SELECT outcome, reason FROM verdict WHERE shop_id = $1 AND subject_kind = 'declaration' ORDER BY judged_at, outcome`,
      );
      expect(outcomes).toEqual([
        { outcome: 'approved', reason: null },
        { outcome: 'rejected', reason: 'declared-lately' },
      ]);
    });

    test('joined when they first did', async () => {
      const landing = await web().visit(await view(), current.code, '192.0.2.5', null);
      if (landing.state !== 'open') throw new Error(`the link is ${landing.state}`);
      const visited = { name: '_ricochet_visit', value: landing.visitToken };
      const orderId = await buys('soon@orange.fr', '', { note_attributes: [visited] });
      const { trust } = (await shop.verdict(orderId))!.inputs as { trust: { secondsFromJoining: number } };
      expect(trust.secondsFromJoining).toBeGreaterThan(2 * 86_400);
    });

    test('shows the shop the friends of both', async () => {
      await buys(unjudged, oldToken);
      const { db, seal } = ricochet.services;
      const story = await loadCustomerStory(db, shop.shopId, '100', (sealed) => seal.open(sealed));
      expect(story?.advocate).toMatchObject({ code: current.code, rewarded: 1 });
      expect(story?.brought).toHaveLength(1);
      expect(await web().personStatement(shop.shopId, shop.ana.personId)).toMatchObject({ advocateCode: current.code });
    });
  });

  describe('the old link of somebody who may not invite any more', () => {
    const rows = () => shop.rows('SELECT id FROM advocate WHERE shop_id = $1 AND id <> $2', shop.ana.id);

    test('is closed where they are blocked, and makes nobody an advocate', async () => {
      await shop.lists('block', 'person', shop.ana.personId);
      expect(await web().visit(await view(), shop.ana.code, '192.0.2.6', null)).toMatchObject({ state: 'closed' });
      expect(await rows()).toEqual([]);
    });

    test('leads nowhere where the new programme doesn’t want them', async () => {
      const advocate = { match: 'all', of: [{ code: 'tag', args: { has: 'any', tags: ['Fidèle'] } }] } as const;
      await shop.publish({ ...NEW, eligibility: { advocate } } as never, ricochet.clock.now());
      expect(await web().visit(await view(), shop.ana.code, '192.0.2.7', null)).toMatchObject({ state: 'unavailable' });
      expect(await rows()).toEqual([]);
    });
  });

  test('points are reckoned by the new terms', async () => {
    await shop.publish({ ...NEW, wallet: { maximumBalance: null, pointsPerUnit: 50 } }, ricochet.clock.now());
    expect((await web().owed(shop.shopId)).pointsPerUnit).toBe(50);
  });

  test('an earlier version of the archived one can’t be used again in the new', async () => {
    const version = { versionId: shop.versionId, seen: 2 };
    expect(await web().rollBack(shop.shopId, version, LEA)).toEqual({ ok: false, conflict: true });
  });
});

test('points are reckoned by the new terms where only a pilot has them yet', async () => {
  await archive();
  const wallet = { maximumBalance: null, pointsPerUnit: 20 };
  await ricochet.services.programs.saveDraft(
    shop.shopId,
    { name: 'Amis', terms: someTerms({ ...NEW, wallet }) },
    'Léa',
    ricochet.clock.now(),
  );
  const seen = (await web().program(shop.shopId))!.draftUpdatedAt;
  const typed = { name: 'Un sur deux', audience: { kind: 'share', percent: 50 }, last: null };
  expect(await web().startPilot(shop.shopId, { seen, typed }, LEA)).toEqual({ ok: true });
  expect((await web().owed(shop.shopId)).pointsPerUnit).toBe(20);
});

test('the old link of an account that was merged into another goes on, too', async () => {
  const ida = await shop.enrol('ida', '101', ricochet.clock.now());
  await shop.put('customers/merge', {
    admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/100',
    admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/101',
    status: 'completed',
  });
  await shop.judge();
  await archive();
  await shop.publish(NEW, ricochet.clock.now());
  await passAnHour();
  for (const { code } of [ida, shop.ana])
    expect(await web().visit(await view(), code, '192.0.2.8', null)).toMatchObject({ state: 'open' });
  expect(
    await shop.rows('SELECT person_id FROM advocate WHERE shop_id = $1 AND program_id <> $2', shop.program.id),
  ).toEqual([{ person_id: shop.ana.personId }]);
});

describe('a copy', () => {
  test('is the draft of a new programme, as strict as the old one', async () => {
    await archive();
    expect(await copy()).toBe('done');
    expect(await web().program(shop.shopId)).toMatchObject({
      name: 'Parrainage (copie)',
      status: 'draft',
      versions: [],
      draft: someTerms(OLD),
      trust: { mode: 'custom', holdAt: 1_000 },
    });
    expect((await archived()).programs).toHaveLength(1);
  });

  test('takes the place of a draft that was never published, and of nothing else', async () => {
    await archive();
    await web().saveDraft(shop.shopId, { name: 'Essai', terms: someTerms({ welcome: percentOff(20) }) }, LEA);
    expect((await archived()).inTheWay).toBe('draft');
    expect(await copy()).toBe('done');
    expect(await web().program(shop.shopId)).toMatchObject({ name: 'Parrainage (copie)', status: 'draft' });
    await shop.publish(NEW, ricochet.clock.now());
    expect((await archived()).inTheWay).toBe('program');
    expect(await copy()).toBe('in-the-way');
    expect((await web().program(shop.shopId))?.draft).toMatchObject(NEW);
  });

  test('takes the place of what a pilot tried once that is over', async () => {
    await archive();
    await web().saveDraft(shop.shopId, { name: 'Essai', terms: someTerms(NEW) }, LEA);
    const seen = (await web().program(shop.shopId))!.draftUpdatedAt;
    const typed = { name: 'Un sur deux', audience: { kind: 'share', percent: 50 }, last: null };
    expect(await web().startPilot(shop.shopId, { seen, typed }, LEA)).toEqual({ ok: true });
    expect((await archived()).inTheWay).toBe('pilot');
    expect(await copy()).toBe('in-the-way');
    const { id: pilotId, versionNumber } = (await web().pilot(shop.shopId)).pilot!;
    await passAnHour();
    await web().stopPilot(shop.shopId, { pilotId, seen: versionNumber }, LEA);
    expect((await archived()).inTheWay).toBe('draft');
    expect(await copy()).toBe('done');
    expect(await web().program(shop.shopId)).toMatchObject({ name: 'Parrainage (copie)', status: 'draft' });
  });

  test('replaces no draft that wasn’t on screen', async () => {
    await archive();
    const { draftUpdatedAt } = await archived();
    expect(draftUpdatedAt).toBeNull();
    await web().saveDraft(shop.shopId, { name: 'Essai', terms: someTerms(NEW) }, LEA);
    expect(await copy(shop.program.id, draftUpdatedAt ?? '')).toBe('in-the-way');
    expect((await web().program(shop.shopId))?.name).toBe('Essai');
    expect(await copy(shop.program.id, (await archived()).draftUpdatedAt!)).toBe('done');
  });

  test('of a programme in another currency is refused', async () => {
    await archive();
    await ricochet.owner.query(`UPDATE shop SET currency = 'CHF' WHERE shop_id = $1`, [shop.shopId]);
    expect(await copy()).toBe('unusable');
    expect(await web().program(shop.shopId)).toBeNull();
  });

  test('is made of no other shop’s programme, nor of one that isn’t archived', async () => {
    expect(await copy()).toBe('unknown');
    const other = shop;
    await archive();
    shop = await aShop(ricochet, { terms: OLD });
    expect(await copy(other.program.id)).toBe('unknown');
    expect((await archived()).programs).toEqual([]);
  });
});

test('a shop can’t have two programmes that aren’t archived', async () => {
  await expect(
    ricochet.owner.query(
      `INSERT INTO program SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).* FROM program p WHERE shop_id = $1`,
      [shop.shopId],
    ),
  ).rejects.toThrow('program_current_key');
});
