import { beforeEach, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { points } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** What becomes of a programme's draft and versions once they were published (P7). */
const ricochet = useRicochet();
const LEA = { userId: '1', name: 'Léa' };
let shop: TestShop;

const web = () => createWebContainer(ricochet.services);
const program = async () => (await web().program(shop.shopId))!;
const pays = (amount: number) => ({ firstPurchase: { advocate: points(amount), friend: null } });
const audited = async () => (await web().changes(shop.shopId, { group: 'program', before: null })).entries;
const passAnHour = () => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 3_600_000));

beforeEach(async () => {
  shop = await aShop(ricochet, { terms: pays(500) });
  await passAnHour();
});

async function saveDraft(amount: number): Promise<void> {
  const { draft, draftUpdatedAt } = await program();
  const terms = { ...draft, ...pays(amount) };
  expect(await web().saveDraft(shop.shopId, { name: 'Amis', terms, seen: draftUpdatedAt }, LEA)).toMatchObject({
    ok: true,
  });
}

describe('the draft', () => {
  test('goes back to what is published, and its name stays', async () => {
    await saveDraft(900);
    const { draftUpdatedAt, draftDiffers } = await program();
    expect(draftDiffers).toBe(true);
    await passAnHour();
    expect(await web().discardDraft(shop.shopId, draftUpdatedAt, LEA)).toBe(true);
    expect(await program()).toMatchObject({ name: 'Amis', draftDiffers: false, draft: pays(500) });
    expect((await program()).versions).toHaveLength(1);
    expect((await audited())[0]).toMatchObject({
      action: 'program.draft-discarded',
      actor: 'Léa',
      terms: { before: pays(900), after: pays(500) },
    });
  });

  test('stays when somebody saved another meanwhile', async () => {
    await saveDraft(900);
    const { draftUpdatedAt } = await program();
    await passAnHour();
    await saveDraft(950);
    expect(await web().discardDraft(shop.shopId, draftUpdatedAt, LEA)).toBe(false);
    expect((await program()).draft).toMatchObject(pays(950));
  });
});

test('a version is understood once, however often the programme is read', async () => {
  const { programs } = ricochet.services;
  const [known] = (await programs.load(shop.shopId))!.versions;
  await shop.publish(pays(900), ricochet.clock.now());
  const { versions } = (await programs.load(shop.shopId))!;
  expect(versions.map(({ terms }) => terms.firstPurchase.advocate)).toEqual([points(900), points(500)]);
  expect(versions[1]).toBe(known);
});

describe('a page that stood open while somebody paused or ended the programme', () => {
  const publishes = (seenStatus: string) =>
    program().then(({ name, draft, draftUpdatedAt: seen }) =>
      web().publish(shop.shopId, { name, terms: { ...draft, ...pays(900) }, seen, seenStatus }, LEA),
    );
  const usesFirstAgain = async (seenStatus: string) => {
    const { versions } = await program();
    const version = { versionId: versions.at(-1)!.id, seen: versions[0]!.number, seenStatus };
    return web().rollBack(shop.shopId, version, LEA);
  };
  const status = (to: 'live' | 'paused' | 'ended', seen: string) => web().setProgramStatus(shop.shopId, to, LEA, seen);

  test('opens it again by no way', async () => {
    expect(await status('ended', 'live')).toBe(true);
    expect(await publishes('live')).toEqual({ ok: false, conflict: true });
    expect(await usesFirstAgain('live')).toEqual({ ok: false, conflict: true });
    expect(await status('live', 'paused')).toBe(false);
    expect(await status('paused', 'live')).toBe(false);
    expect(await program()).toMatchObject({ status: 'ended', draft: pays(500), versions: [{ number: 1 }] });
  });

  test('has nothing to do where that was done already', async () => {
    await status('paused', 'live');
    const before = await audited();
    expect(await status('paused', 'live')).toBe(true);
    expect(await audited()).toEqual(before);
  });

  test('whoever saw it paused opens it by publishing, and that is on record', async () => {
    await status('paused', 'live');
    expect(await publishes('paused')).toMatchObject({ ok: true });
    const opened = {
      action: 'program.live',
      actor: 'Léa',
      values: [{ path: 'status', before: 'paused', after: 'live' }],
    };
    expect((await audited()).slice(0, 2)).toMatchObject([opened, { action: 'program.published' }]);
    await status('paused', 'live');
    // the same terms once more: no version, but open again
    expect(await publishes('paused')).toMatchObject({ ok: true, versionNumber: 2 });
    expect((await audited())[0]).toMatchObject(opened);
    await status('ended', 'live');
    expect(await usesFirstAgain('ended')).toMatchObject({ ok: true });
    expect((await program()).status).toBe('live');
  });
});

describe('an earlier version', () => {
  const again = async (number: number, seen?: number) => {
    const { versions } = await program();
    const versionId = versions.find((version) => version.number === number)!.id;
    return web().rollBack(shop.shopId, { versionId, seen: seen ?? versions[0]!.number }, LEA);
  };

  test('is used again as a new version, and the draft follows', async () => {
    await shop.publish(pays(900), ricochet.clock.now());
    expect(await again(1)).toEqual({ ok: true, versionNumber: 3 });
    const { versions, draft, draftDiffers, status } = await program();
    expect(versions.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(versions[0]!.terms).toEqual(versions[2]!.terms);
    expect({ draft, draftDiffers, status }).toMatchObject({ draft: pays(500), draftDiffers: false, status: 'live' });
    expect((await audited())[0]).toMatchObject({
      action: 'program.rolled-back',
      terms: { before: pays(900), after: pays(500) },
    });
  });

  test('leaves a draft with changes of its own alone', async () => {
    await shop.publish(pays(900), ricochet.clock.now());
    await saveDraft(1_200);
    expect(await again(1)).toEqual({ ok: true, versionNumber: 3 });
    expect(await program()).toMatchObject({ draft: pays(1_200), draftDiffers: true });
  });

  test('who was invited before is paid by the version they were invited under', async () => {
    await shop.publish(pays(900), ricochet.clock.now());
    const under2 = (await program()).versions[0]!.id;
    await passAnHour();
    await again(1);
    const at = ricochet.clock.now();
    for (const [email, versionId] of [
      ['early@orange.fr', under2],
      ['late@orange.fr', (await program()).versions[0]!.id],
    ] as const) {
      const { token } = await shop.claims(email, { claimedAt: at, versionId });
      const note_attributes = [{ name: '_ricochet_claim', value: token }];
      await shop.put('orders/paid', shop.order({ email, at, note_attributes }));
    }
    await shop.judge();
    const paid = await shop.rows<{ amount: string }>(
      `SELECT amount FROM reward WHERE shop_id = $1 AND side = 'advocate' ORDER BY amount`,
    );
    expect(paid.map(({ amount }) => Number(amount))).toEqual([500, 900]);
  });

  test('is refused when another was published meanwhile, and when it is priced in another currency', async () => {
    await shop.publish(pays(900), ricochet.clock.now());
    expect(await again(1, 1)).toEqual({ ok: false, conflict: true });
    await ricochet.owner.query(`UPDATE shop SET currency = 'CHF' WHERE shop_id = $1`, [shop.shopId]);
    expect(await again(1)).toMatchObject({ ok: false, problems: [{ field: 'currency', values: { currency: 'CHF' } }] });
    expect((await program()).versions).toHaveLength(2);
  });

  test('of another shop is none', async () => {
    const other = await aShop(ricochet);
    const version = { versionId: other.versionId, seen: 1 };
    expect(await web().rollBack(shop.shopId, version, LEA)).toEqual({ ok: false, conflict: true });
    expect((await program()).versions).toHaveLength(1);
  });
});
