import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { dayInZone } from '../../app/domain/shared/time.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { PARIS, points, someTerms } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** Pilots from the merchant's form to what an order pays (P12). */
const ricochet = useRicochet();
const LEA = { userId: '1', name: 'Léa' };
const BASE = { waitingDays: 0, firstPurchase: { advocate: points(500), friend: null } };
const TRIED = { waitingDays: 0, firstPurchase: { advocate: points(900), friend: null } };
let shop: TestShop;
let visitors = 0;
let orders = 8_000;

beforeEach(async () => {
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 3_600_000));
  shop = await aShop(ricochet, { terms: BASE });
});

const web = () => createWebContainer(ricochet.services);
const passDays = (days: number) => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + days * 86_400_000));
const day = (plus: number) => dayInZone(new Date(ricochet.clock.now().getTime() + plus * 86_400_000), PARIS);
const view = async (of = shop) => shopView((await ricochet.services.shops.load(of.shopId))!);
const page = () => web().pilot(shop.shopId);

async function draft(terms: object = TRIED): Promise<string> {
  const input = { name: 'Parrainage', terms: someTerms({ currency: 'EUR', ...terms }) };
  expect(await web().saveDraft(shop.shopId, input, LEA)).toMatchObject({ ok: true });
  return (await page()).draft!.updatedAt;
}
const typed = (changes: object = {}) => ({
  name: 'More points',
  audience: { kind: 'share', percent: 50 },
  last: null,
  ...changes,
});
const start = (seen: string, changes: object = {}) =>
  web().startPilot(shop.shopId, { seen, typed: typed(changes) }, LEA);
const running = async () => {
  const { pilot } = await page();
  return { pilotId: pilot!.id, seen: pilot!.versionNumber };
};

/** Somebody follows a link now; returns what their cart carries. */
async function visits(code: string): Promise<string> {
  const landing = await web().visit(await view(), code, `192.0.2.${(++visitors % 200) + 1}`, null);
  if (landing.state !== 'open') throw new Error(`the link is ${landing.state}`);
  return landing.visitToken;
}

/** A friend buys now; returns what the advocate is promised for it. */
async function buys(with_: { visitToken?: string; code?: string; names?: string }): Promise<unknown> {
  const id = String(++orders);
  const note_attributes = [
    ...(with_.visitToken ? [{ name: '_ricochet_visit', value: with_.visitToken }] : []),
    ...(with_.names ? [{ name: '_ricochet_advocate', value: with_.names }] : []),
  ];
  const discount_codes = with_.code ? [{ code: with_.code, amount: '0.00', type: 'fixed_amount' }] : [];
  const at = ricochet.clock.now();
  await shop.put(
    'orders/paid',
    shop.order({ id, email: `friend${id}@orange.fr`, at, note_attributes, discount_codes }),
  );
  await shop.judge();
  const grants = ((await shop.verdict(id))?.grants ?? []) as { side: string; spec: { points?: number } }[];
  return grants.find(({ side }) => side === 'advocate')?.spec.points ?? null;
}

/** A friend says who sent them. */
const named = async (advocate: string) =>
  web().nameAdvocate(await view(), {
    ...{ advocate, email: `friend${++orders}@orange.fr`, firstName: '', order: '', locale: 'fr', userAgent: null },
    ...{ ip: `192.0.2.${(++visitors % 200) + 1}`, customerId: null },
  });

/** Enrolled advocates, told apart by where the lot put them. */
async function advocates(count: number) {
  const made = [];
  for (let n = 0; n < count; n++) made.push(await shop.enrol(`adv${n}`, String(500 + n), ricochet.clock.now()));
  return {
    all: made,
    async placed() {
      const rows = await shop.rows<{ code: string; pilots: Record<string, { isIn: boolean }> }>(
        `SELECT code, pilots FROM advocate WHERE shop_id = $1 AND code LIKE 'ADV%' ORDER BY code`,
      );
      const { pilotId } = await running();
      const codes = (isIn: boolean) =>
        rows.filter(({ pilots }) => pilots[pilotId]?.isIn === isIn).map(({ code }) => code);
      return { inside: codes(true), outside: codes(false) };
    },
  };
}

const audited = () =>
  shop.rows<{ action: string; actor: string }>(
    `SELECT action, actor FROM audit_log WHERE shop_id = $1 AND action LIKE 'pilot.%' ORDER BY at, id`,
  );

describe('beside a live programme', () => {
  test('who is in gets the pilot’s terms, the rest the programme’s, by link and by bare code', async () => {
    const made = await advocates(12);
    const before = await visits(made.all[0]!.code);
    expect(await start(await draft())).toEqual({ ok: true });
    const { inside, outside } = await made.placed();
    expect(inside.length + outside.length).toBe(12);
    expect([inside.length > 0, outside.length > 0]).toEqual([true, true]);
    expect(await buys({ visitToken: await visits(inside[0]!) })).toBe(900);
    expect(await buys({ visitToken: await visits(outside[0]!) })).toBe(500);
    expect(await buys({ code: inside[1] ?? inside[0]! })).toBe(900);
    expect(await buys({ code: outside[1] ?? outside[0]! })).toBe(500);
    // what was promised before it began stands
    expect(await buys({ visitToken: before })).toBe(500);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('whoever joins later gets a place at once and keeps it', async () => {
    await start(await draft(), { audience: { kind: 'share', percent: 99 } });
    const late = await shop.enrol('late', '900', ricochet.clock.now());
    const theirs = async () => {
      const [row] = await shop.rows<{ pilots: object }>(
        'SELECT pilots FROM advocate WHERE shop_id = $1 AND id = $2',
        late.id,
      );
      return row!.pilots;
    };
    expect(await theirs()).toEqual({});
    await visits(late.code);
    const first = await theirs();
    const { pilotId } = await running();
    expect(first).toMatchObject({ [pilotId]: { isIn: expect.any(Boolean), visitsBefore: 0 } });
    await passDays(1);
    await visits(late.code);
    await ricochet.services.pilots.keepPlace(shop.shopId, late.id, pilotId, {
      isIn: false,
      since: ricochet.clock.now(),
    });
    expect(await theirs()).toEqual(first);
  });

  test('is stopped: invitations under way keep its terms, new ones don’t', async () => {
    const made = await advocates(8);
    await start(await draft());
    const [code] = (await made.placed()).inside;
    const underWay = await visits(code!);
    await passDays(1);
    expect(await web().stopPilot(shop.shopId, await running(), LEA)).toBe(true);
    expect(await buys({ visitToken: underWay })).toBe(900);
    expect(await buys({ visitToken: await visits(code!) })).toBe(500);
    expect((await page()).pilot).toMatchObject({ isOn: false });
    expect(await web().stopPilot(shop.shopId, await running(), LEA)).toBe(false);
    expect(await audited()).toMatchObject([
      { action: 'pilot.started', actor: 'Léa' },
      { action: 'pilot.stopped', actor: 'Léa' },
    ]);
  });

  test('is rolled out: its terms are the programme’s for all, and it is over', async () => {
    const made = await advocates(8);
    await start(await draft());
    const [code] = (await made.placed()).outside;
    await draft({ waitingDays: 3 });
    await passDays(1);
    expect(await web().rollOutPilot(shop.shopId, await running(), LEA)).toEqual({ ok: true, versionNumber: 3 });
    expect(await buys({ visitToken: await visits(code!) })).toBe(900);
    const { pilot, base, draft: kept } = await page();
    expect(pilot).toMatchObject({ isOn: false, restTerms: BASE });
    expect(base).toMatchObject(TRIED);
    // what is being written for later is left alone
    expect(kept?.terms).toMatchObject({ waitingDays: 3 });
    expect((await web().program(shop.shopId))?.versions.map(({ number }) => number)).toEqual([3, 1]);
    expect((await audited()).map(({ action }) => action)).toEqual(['pilot.started', 'pilot.rolled-out']);
  });

  test('ends with its last day', async () => {
    const made = await advocates(8);
    await start(await draft(), { last: day(1) });
    const [code] = (await made.placed()).inside;
    await passDays(3);
    expect(await buys({ visitToken: await visits(code!) })).toBe(500);
    expect((await page()).pilot?.isOn).toBe(false);
  });

  test('is rolled out after its last day, too, once', async () => {
    await start(await draft(), { last: day(1) });
    await passDays(3);
    expect(await web().rollOutPilot(shop.shopId, await running(), LEA)).toEqual({ ok: true, versionNumber: 3 });
    expect(await page()).toMatchObject({ base: TRIED, pilot: { isOn: false } });
    expect((await audited()).map(({ action }) => action)).toEqual(['pilot.started', 'pilot.rolled-out']);
    expect(await web().rollOutPilot(shop.shopId, await running(), LEA)).toEqual({ ok: false, conflict: true });
    expect((await web().program(shop.shopId))?.versions).toHaveLength(2);
  });

  test('with terms that couldn’t be published any more isn’t rolled out', async () => {
    await start(await draft());
    await ricochet.owner.query(`UPDATE shop SET currency = 'CHF' WHERE shop_id = $1`, [shop.shopId]);
    expect(await web().rollOutPilot(shop.shopId, await running(), LEA)).toMatchObject({
      ok: false,
      problems: [{ field: 'currency', values: { currency: 'CHF' } }],
    });
    expect(await page()).toMatchObject({ base: BASE, pilot: { isOn: true } });
  });

  test('each side is counted from its start, by who invited', async () => {
    const made = await advocates(24);
    const before = await visits(made.all[0]!.code);
    await passDays(0.1);
    await start(await draft());
    const { inside, outside } = await made.placed();
    await buys({ visitToken: before });
    for (const code of [inside[0]!, inside[0]!, outside[0]!]) await buys({ visitToken: await visits(code) });
    const { pilot } = await page();
    const ana = await shop.rows<{ is_in: boolean }>(
      `SELECT (pilots->$2::text->>'isIn')::boolean AS is_in FROM advocate WHERE shop_id = $1 AND code LIKE 'ANA%'`,
      pilot!.id,
    );
    const [anaIn] = ana.map(({ is_in }) => Number(is_in));
    expect(pilot).toMatchObject({
      inside: {
        people: inside.length + anaIn!,
        visits: 2,
        newCustomers: 2,
        revenueMinor: 12_000,
        rewardsMinor: 1_800,
        bringers: 1,
      },
      rest: {
        people: outside.length + 1 - anaIn!,
        visits: 1,
        newCustomers: 1,
        revenueMinor: 6_000,
        rewardsMinor: 500,
        bringers: 1,
      },
      comparison: { verdict: 'too-few' },
    });
    await passDays(1);
    expect(await web().stopPilot(shop.shopId, await running(), LEA)).toBe(true);
    await visits(inside[0]!);
    expect((await page()).pilot).toMatchObject({
      inside: { visits: null, newCustomers: 2 },
      rest: { visits: null, newCustomers: 1 },
    });
  });
});

describe('before anything is live', () => {
  beforeEach(async () => {
    await shop.rows('DELETE FROM program_version WHERE shop_id = $1');
    await shop.rows(`UPDATE program SET status = 'draft', current_version_id = NULL WHERE shop_id = $1`);
    await shop.rows('DELETE FROM advocate WHERE shop_id = $1');
  });

  test('only who is in it can invite, and the rest read that it isn’t open to them yet', async () => {
    expect(await start(await draft())).toEqual({ ok: true });
    const { pilotId } = await running();
    const lotOf = (id: number) => shop.keys.lotOf(pilotId, String(id));
    const ids = Array.from({ length: 60 }, (_, n) => 2_000 + n);
    const [inside, outside] = [ids.find((id) => lotOf(id) < 0.5)!, ids.find((id) => lotOf(id) >= 0.5)!];
    expect(await web().advocateSpace(await view(), String(outside))).toEqual({
      state: 'closed',
      reason: 'not-open-yet',
    });
    expect(await shop.rows('SELECT id FROM advocate WHERE shop_id = $1')).toEqual([]);
    const theirs = await shop.enrol('ina', String(inside), ricochet.clock.now());
    expect(await web().advocateSpace(await view(), String(inside))).toMatchObject({
      state: 'ready',
      isOwn: true,
      terms: TRIED,
    });
    expect(await buys({ visitToken: await visits(theirs.code) })).toBe(900);
    expect(await buys({ code: theirs.code })).toBe(900);
    expect(await named(theirs.code)).toEqual({ state: 'received' });
    const [version] = await shop.rows<{ number: number }>('SELECT number FROM program_version WHERE shop_id = $1');
    expect(await web().publicTerms(await view(), version!.number)).toMatchObject({ terms: TRIED, isInForce: true });
    expect(await web().publicTerms(await view(), null)).toBeNull();
    expect(await web().isOpen(await view())).toBe(true);
    expect(await web().program(shop.shopId)).toMatchObject({ status: 'draft', versions: [] });
  });

  test('stopped, it is closed again, and what was promised is kept', async () => {
    await start(await draft(), { audience: { kind: 'share', percent: 99 } });
    const { pilotId } = await running();
    const inside = Array.from({ length: 60 }, (_, n) => 3_000 + n).find(
      (id) => shop.keys.lotOf(pilotId, String(id)) < 0.99,
    )!;
    const theirs = await shop.enrol('ina', String(inside), ricochet.clock.now());
    const underWay = await visits(theirs.code);
    await passDays(1);
    await web().stopPilot(shop.shopId, await running(), LEA);
    expect(await buys({ visitToken: underWay })).toBe(900);
    expect(await web().visit(await view(), theirs.code, '192.0.2.1', null)).toMatchObject({ state: 'closed' });
    expect(await web().isOpen(await view())).toBe(false);
    expect(await buys({ code: theirs.code })).toBeNull();
    // a declaration that was under way is judged like any other
    const declaredAt = ricochet.clock.now();
    await shop.put(OWN_TOPICS.declared, {
      ...{ declarationId: ricochet.services.newId(), by: 'friend', proof: 'none', programId: theirs.programId },
      ...{ advocateId: theirs.id, invitationId: ricochet.services.newId(), emailHash: shop.emailHash('lou@orange.fr') },
      ...{ emailSealed: 'x', firstNameSealed: null, orderId: null, locale: 'fr', declaredAt },
    });
    await shop.judge();
    expect(await shop.rows('SELECT id FROM quarantine WHERE shop_id = $1')).toEqual([]);
    // nobody is named any more either: not by the friend, nor by who sells, nor by what was sent before
    expect(await named(theirs.code)).toEqual({ state: 'closed' });
    expect(await buys({ names: theirs.code })).toBeNull();
    const declarationId = ricochet.services.newId();
    await shop.put(OWN_TOPICS.declared, {
      ...{ declarationId, by: 'advocate', proof: 'account', programId: theirs.programId, advocateId: theirs.id },
      ...{ invitationId: ricochet.services.newId(), emailHash: shop.emailHash('max@orange.fr'), orderId: null },
      ...{ emailSealed: 'x', firstNameSealed: null, locale: 'fr', declaredAt: ricochet.clock.now() },
    });
    await shop.judge();
    expect(await shop.verdict(declarationId)).toMatchObject({ outcome: 'rejected', reason: 'program-open' });
    // live for all at last
    expect(await start(await draft())).toEqual({ ok: true });
    expect(await web().rollOutPilot(shop.shopId, await running(), LEA)).toMatchObject({ ok: true });
    expect(await web().program(shop.shopId)).toMatchObject({ status: 'live' });
  });
});

describe('a segment', () => {
  test('decides at first contact, and what was decided stays', async () => {
    const today = ricochet.clock.now();
    const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => points(500));
    ricochet.clock.set(today);
    const theirs = createWebContainer(life.services);
    const [segment] = (await theirs.segments(life.shop.shopId))!;
    const terms = { ...(await theirs.program(life.shop.shopId))!.draft, ...TRIED };
    await theirs.saveDraft(life.shop.shopId, { name: 'P', terms }, LEA);
    const seen = (await theirs.pilot(life.shop.shopId)).draft!.updatedAt;
    const audience = { kind: 'segment', segmentId: segment!.id, name: segment!.name };
    expect(await theirs.startPilot(life.shop.shopId, { seen, typed: typed({ audience }) }, LEA)).toEqual({ ok: true });
    const place = async () => {
      const [row] = await life.shop.rows<{ pilots: object }>(
        'SELECT pilots FROM advocate WHERE shop_id = $1 AND id = $2',
        life.shop.ana.id,
      );
      return row!.pilots;
    };
    expect(await place()).toEqual({});
    await theirs.visit(await view(life.shop as never), life.shop.ana.code, '192.0.2.1', null);
    const first = await place();
    const { id } = (await theirs.pilot(life.shop.shopId)).pilot!;
    expect(first).toMatchObject({ [id]: { isIn: expect.any(Boolean) } });
  });
});

describe('the form', () => {
  test('says at its field what can’t be', async () => {
    const seen = await draft();
    const refused = async (changes: object) => {
      const answer = await start(seen, changes);
      return 'problems' in answer ? answer.problems.map(({ field, problem }) => `${field} ${problem}`) : answer;
    };
    expect(await refused({ name: ' ' })).toEqual(['name too-small']);
    expect(await refused({ audience: { kind: 'share', percent: 0 } })).toEqual(['audience.percent too-small']);
    expect(await refused({ audience: { kind: 'share', percent: 100 } })).toEqual(['audience.percent too-big']);
    expect(await refused({ last: 'soon' })).toEqual(['last no-day']);
    expect(await refused({ last: day(-2) })).toEqual(['last day-past']);
    const same = await draft(BASE);
    expect(await start(same)).toMatchObject({ problems: [{ field: 'terms', problem: 'same-terms' }] });
    expect(await page()).toMatchObject({ pilot: null, closed: 'same-terms' });
  });

  test('refuses the second of two at once, an old draft, and a programme that is paused', async () => {
    const seen = await draft();
    const both = await Promise.all([start(seen), start(seen)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, conflict: true });
    const known = await running();
    const [isStopped, rolledOut] = await Promise.all([
      web().stopPilot(shop.shopId, known, LEA),
      web().rollOutPilot(shop.shopId, known, LEA),
    ]);
    expect(isStopped).toBe(!rolledOut.ok);
    await passDays(0.1);
    await draft({ waitingDays: 9 });
    expect(await start(seen)).toEqual({ ok: false, conflict: true });
    await web().setProgramStatus(shop.shopId, 'paused', LEA);
    expect(await start((await page()).draft!.updatedAt)).toEqual({ ok: false, conflict: true });
    expect((await page()).closed).toBe('paused');
  });
});

test('starting one and judging don’t wait for each other in a circle', async () => {
  await advocates(2);
  const seen = await draft();
  const judge = await ricochet.owner.connect();
  try {
    await judge.query(`BEGIN; SET LOCAL lock_timeout = '3s'`);
    await judge.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [shop.shopId]);
    const started = start(seen);
    await vi.waitFor(async () => {
      const { rows } = await ricochet.owner.query(
        `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      expect(rows).not.toEqual([]);
    });
    // as the judge ends a batch that costs something
    await judge.query('UPDATE program SET committed_minor = committed_minor + 1 WHERE shop_id = $1', [shop.shopId]);
    await judge.query('COMMIT');
    expect(await started).toEqual({ ok: true });
  } finally {
    judge.release();
  }
});

test('a draft that couldn’t be published starts none', async () => {
  const seen = await draft();
  // as an older file or an older draft may hold it
  await ricochet.owner.query(
    `UPDATE program SET draft = draft || '{"ethical": true, "spentRewards": "negative-balance"}' WHERE shop_id = $1`,
    [shop.shopId],
  );
  expect(await start(seen)).toEqual({
    ok: false,
    problems: [{ field: 'terms', problem: 'unsound-draft', values: {} }],
  });
  expect((await page()).pilot).toBeNull();
});

test('can be stopped while the programme is paused, and rolled out only when it isn’t', async () => {
  await start(await draft());
  const { pilotId, seen } = await running();
  await web().setProgramStatus(shop.shopId, 'paused', LEA);
  expect(await web().rollOutPilot(shop.shopId, { pilotId, seen }, LEA)).toEqual({ ok: false, conflict: true });
  expect(await web().stopPilot(shop.shopId, { pilotId, seen }, LEA)).toBe(true);
  expect((await page()).pilot?.isOn ?? false).toBe(false);
});

test('another shop neither sees nor ends it', async () => {
  await start(await draft());
  const known = await running();
  const other = await aShop(ricochet, { terms: BASE });
  expect((await web().pilot(other.shopId)).pilot).toBeNull();
  expect(await web().stopPilot(other.shopId, known, LEA)).toBe(false);
  expect(await web().rollOutPilot(other.shopId, known, LEA)).toEqual({ ok: false, conflict: true });
  expect((await page()).pilot).toMatchObject({ isOn: true });
});

test('a campaign reaches the rest, and the page names it', async () => {
  const made = await advocates(8);
  await start(await draft());
  const { inside, outside } = await made.placed();
  await web().publishCampaign(
    shop.shopId,
    {
      ...{ campaignId: null, seen: null },
      typed: {
        ...{ name: 'Fête', first: day(0), last: day(2), priority: 5, welcome: someTerms().welcome },
        firstPurchase: { advocate: points(700), friend: null },
      },
    },
    LEA,
  );
  await passDays(0.05);
  expect(await buys({ visitToken: await visits(outside[0]!) })).toBe(700);
  expect(await buys({ visitToken: await visits(inside[0]!) })).toBe(900);
  expect((await page()).pilot?.campaigns).toEqual(['Fête']);
});
