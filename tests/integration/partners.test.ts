import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { composeMail } from '../../app/container/compose-mail.server.ts';
import { newRedeemToken } from '../../app/container/wallet.server.ts';
import { createWebContainer } from '../../app/container.server.ts';
import { type AdvocateId, asId, type ClaimId, type OrderId, type VersionId } from '../../app/domain/shared/ids.ts';
import { loadWorld } from '../../app/persistence/judging/load-world.ts';
import { keysOf } from '../../app/persistence/judging/world-keys.ts';
import { inForce } from '../../app/persistence/programs.server.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { loadPersonStatement } from '../../app/queries/statement.ts';
import { aClaim, anOrder, at, percentOff, points } from '../support/builders.ts';
import { aShop, cancellationOf, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** Partners from the merchant's form to what they are paid (P14). Mia is a customer of the shop; nobody else is found. */
const MIA = { id: 'gid://shopify/Customer/700', numberOfOrders: '0', state: 'ENABLED', accountSince: '2026-01-01' };
const ricochet = useRicochet(() => ({
  clientFor: () =>
    ({
      request: async (_document: unknown, { email, id }: { email?: string; id?: string }) => ({
        customerByIdentifier: email === 'mia@orange.fr' ? MIA : null,
        customer:
          id === MIA.id
            ? { firstName: 'Mia', locale: 'fr', defaultEmailAddress: null, defaultPhoneNumber: null }
            : null,
      }),
    }) as never,
}));
const LEA = { userId: '1', name: 'Léa' };
const open = (sealed: string) => ricochet.services.seal.open(sealed);
const COMMISSION = { type: 'commission', basisPoints: 1_000 } as const;
const fixed = (amountMinor: number) => ({ type: 'fixed-commission', amountMinor }) as const;
let shop: TestShop;
let visitors = 0;
let orders = 9_000;

beforeEach(async () => {
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 3_600_000));
  shop = await aShop(ricochet, { terms: { waitingDays: 0, welcome: null, firstPurchase: { advocate: points(500) } } });
});

const web = () => createWebContainer(ricochet.services);
const view = async (of = shop) => shopView((await ricochet.services.shops.load(of.shopId))!);
const aSecondPasses = () => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
const typed = (changes: object = {}) => ({
  ...{ name: 'Mia Voyages', kind: 'influencer', welcome: percentOff(15), last: null, disclosure: { fr: '', en: '' } },
  pay: { sale: COMMISSION, sales: 1, signUp: null, lead: null, leadsPerMonth: null },
  ...changes,
});
const agree = async (changes: object = {}, about: object = {}) => {
  await aSecondPasses();
  return web().agreeWithPartner(
    shop.shopId,
    { partnerId: null, email: 'mia@orange.fr', seen: null, typed: typed(changes), ...about },
    LEA,
  );
};
async function aPartner(changes: object = {}): Promise<string> {
  const answer = await agree(changes);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  await aSecondPasses();
  return answer.partnerId;
}
const page = async (partnerId: string) => (await web().partner(shop.shopId, partnerId))!;

async function visits(code: string) {
  const landing = await web().visit(await view(), code, `192.0.2.${(++visitors % 200) + 1}`, null);
  if (landing.state !== 'open') throw new Error(`the link is ${landing.state}`);
  return landing;
}
/** A friend of that link buys for €60; returns the order as Shopify tells it. */
async function buys(code: string, changes: object = {}) {
  const { visitToken } = await visits(code);
  await aSecondPasses();
  const id = String(++orders);
  const order = shop.order({
    ...{ id, email: `friend${id}@orange.fr`, at: ricochet.clock.now() },
    note_attributes: [{ name: '_ricochet_visit', value: visitToken }],
    ...changes,
  });
  await shop.put('orders/paid', order);
  await shop.judge();
  return order;
}
const codeOf = async (partnerId: string) => (await page(partnerId)).partner!.code;

describe('an agreement', () => {
  test('pays the partner a share of a sale, gives their friend the welcome, and leaves other advocates alone', async () => {
    const partnerId = await aPartner();
    const code = await codeOf(partnerId);
    expect((await visits(code)).terms.welcome).toEqual(percentOff(15));
    await buys(code);
    await buys(shop.ana.code);
    const { partner } = await page(partnerId);
    expect(partner).toMatchObject({
      ...{ name: 'Mia Voyages', isOn: true, visits: 2, customers: 1, sales: 1, revenueMinor: 6_000 },
      ...{ commissionMinor: 600, costMinor: 600, owedMinor: 600, paidMinor: 0 },
    });
    expect((await shop.wallet()).available).toBe(500);
    const { commissions } = await web().payouts(shop.shopId);
    expect(commissions).toMatchObject([{ personId: partner!.personId, amount: { amountMinor: 600, currency: 'EUR' } }]);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('that pays for leads alone still counts the sales, and not those that were cancelled', async () => {
    const partnerId = await aPartner({
      pay: { sale: null, sales: 1, signUp: null, lead: fixed(100), leadsPerMonth: null },
    });
    const code = await codeOf(partnerId);
    await buys(code);
    const order = await buys(code);
    expect((await page(partnerId)).partner).toMatchObject({ sales: 2, customers: 2, revenueMinor: 12_000 });
    await shop.put('orders/updated', cancellationOf(order));
    await shop.judge();
    expect((await page(partnerId)).partner).toMatchObject({ sales: 1, customers: 1, revenueMinor: 6_000 });
  });

  test('follows a refund: its share of what was refunded is taken back', async () => {
    const partnerId = await aPartner();
    const order = await buys(await codeOf(partnerId));
    await aSecondPasses();
    await shop.put('orders/updated', {
      ...order,
      updated_at: ricochet.clock.now().toISOString(),
      current_subtotal_price_set: {
        shop_money: { amount: '45.00', currency_code: 'EUR' },
        presentment_money: { amount: '45.00', currency_code: 'EUR' },
      },
    });
    await shop.judge();
    expect((await page(partnerId)).partner).toMatchObject({ commissionMinor: 450, owedMinor: 450, sales: 1 });
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0 });
  });

  test('pays nothing for friends of friends', async () => {
    const partnerId = await aPartner();
    const { personId } = (await page(partnerId)).partner!;
    await buys(await codeOf(partnerId), { email: 'ben@orange.fr' });
    const ben = await shop.enrol('ben', '801', ricochet.clock.now());
    await buys(ben.code);
    expect((await page(partnerId)).partner).toMatchObject({ commissionMinor: 600, sales: 1 });
    expect((await shop.rewards('advocate')).filter(({ person_id }) => person_id === personId)).toHaveLength(1);
  });

  test('pays for a qualified lead once the claim passed the rules, and for each of the first sales', async () => {
    const partnerId = await aPartner({
      pay: { sale: fixed(700), sales: 2, signUp: null, lead: fixed(100), leadsPerMonth: null },
      welcome: null,
    });
    const code = await codeOf(partnerId);
    const { visitToken } = await visits(code);
    await aSecondPasses();
    const answer = web().claim(await view(), {
      ...{ visitToken, email: 'zoe@orange.fr', firstName: '', locale: 'fr' },
      ...{ ip: '192.0.2.9', userAgent: null, customerId: null },
    });
    let isAnswered = false;
    answer.finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      await shop.judge();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await answer).toMatchObject({ state: 'approved', disclosure: { name: 'Mia Voyages', kind: 'influencer' } });
    expect((await page(partnerId)).partner).toMatchObject({
      claims: 1,
      commissionMinor: 100,
      owedMinor: 100,
      sales: 0,
    });
    for (const id of ['1', '2', '3']) {
      await aSecondPasses();
      await shop.put(
        'orders/paid',
        shop.order({ id: `99${visitors}${id}`, email: 'zoe@orange.fr', at: ricochet.clock.now() }),
      );
      await shop.judge();
    }
    expect((await page(partnerId)).partner).toMatchObject({ commissionMinor: 1_500, sales: 2, customers: 1 });
  });

  test('is said to a friend they invite by mail, in the mail and on its page, whose terms are the agreement’s', async () => {
    const partnerId = await aPartner();
    const { personId } = (await page(partnerId)).partner!;
    const form = { token: newRedeemToken(shop.keys, personId), firstName: 'Ben', email: 'ben@orange.fr', many: '' };
    const declared = await web().declareFriends(await view(), '700', { ...form, consent: true, locale: 'fr' });
    expect(declared).toEqual({ state: 'done', count: 1 });
    await shop.judge();
    const { messages, shops } = ricochet.services;
    const [queued] = await messages.queued(shop.shopId, 50, ricochet.clock.now());
    const row = (await shops.load(shop.shopId))!;
    const mail = await composeMail(queued!, { ...row, words: 'purchase' }, open, shop.keys);
    const disclosure = 'rémunère Mia Voyages pour ce que cette invitation apporte';
    expect(mail!.text.replace(/\s+/g, ' ')).toContain(disclosure);
    expect(mail!.html).toContain('Mia Voyages');
    const token = /\/invitation\/([\w-]+)/.exec(mail!.text)?.[1] ?? '';
    const landing = await web().invitation(await view(), token, '192.0.2.1');
    const { versionNumber } = inForce(await ricochet.services.programs.load(shop.shopId), ricochet.clock.now(), {
      advocateId: queued!.declaration!.advocateId!,
    })!;
    expect(landing).toMatchObject({
      state: 'open',
      disclosure: { name: 'Mia Voyages', kind: 'influencer' },
      ownVersion: versionNumber,
    });
  });

  test('keeps back leads beyond the month’s number, and gives a place that falls free to whoever waits', async () => {
    const lead = { sale: null, sales: 1, signUp: null, lead: fixed(100), leadsPerMonth: 1 };
    const partnerId = await aPartner({ pay: lead });
    const { partner } = await page(partnerId);
    const by = {
      id: (
        await shop.rows<{ id: string }>('SELECT id FROM advocate WHERE shop_id = $1 AND code = $2', partner!.code)
      )[0]!.id,
    };
    const [version] = await shop.rows<{ id: string }>(
      'SELECT id FROM program_version WHERE shop_id = $1 AND partner IS NOT NULL',
    );
    const claims = async (email: string) => {
      await aSecondPasses();
      const { claimId } = await shop.claims(email, {
        ...{ by: { ...shop.ana, ...by }, versionId: version!.id, claimedAt: ricochet.clock.now() },
      });
      await shop.judge();
      return claimId;
    };
    const [first, second, third] = [
      await claims('ben@orange.fr'),
      await claims('leo@orange.fr'),
      await claims('zoe@orange.fr'),
    ];
    expect((await page(partnerId)).partner).toMatchObject({ claims: 3, commissionMinor: 100 });
    const places = () => shop.rows('SELECT order_id, is_taken FROM cap_slot WHERE shop_id = $1 ORDER BY since');
    expect(await places()).toEqual([
      { order_id: first, is_taken: true },
      { order_id: second, is_taken: false },
      { order_id: third, is_taken: false },
    ]);
    await shop.decides('reject', first, { subject: 'claim' });
    expect(await places()).toEqual([
      { order_id: second, is_taken: true },
      { order_id: third, is_taken: false },
    ]);
    expect((await page(partnerId)).partner).toMatchObject({ commissionMinor: 100, owedMinor: 100 });
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('that was changed or ended leaves what was promised; two who change it at once conflict', async () => {
    const partnerId = await aPartner();
    const { code, versionNumber: seen } = (await page(partnerId)).partner!;
    const before = await visits(code);
    const more = { pay: { sale: fixed(900), sales: 1, signUp: null, lead: null, leadsPerMonth: null } };
    expect(await agree(more, { partnerId, email: null, seen })).toEqual({ ok: true, partnerId });
    expect(await agree(more, { partnerId, email: null, seen })).toEqual({ ok: false, conflict: true });
    await aSecondPasses();
    await buys(code);
    await buys(code, { note_attributes: [{ name: '_ricochet_visit', value: before.visitToken }] });
    expect((await page(partnerId)).partner).toMatchObject({ commissionMinor: 1_500, sales: 2 });
    const now = (await page(partnerId)).partner!.versionNumber;
    expect(await web().endAgreement(shop.shopId, { partnerId, seen }, LEA)).toBe(false);
    expect(await web().endAgreement(shop.shopId, { partnerId, seen: now }, LEA)).toBe(true);
    await aSecondPasses();
    const after = await visits(code);
    expect(after).toMatchObject({ disclosure: null, terms: { firstPurchase: { advocate: points(500) } } });
    expect((await page(partnerId)).partner).toMatchObject({ isOn: false });
    expect(await agree({ last: '2030-01-31' }, { partnerId, email: null, seen: now + 1 })).toMatchObject({ ok: true });
    expect((await page(partnerId)).partner).toMatchObject({ isOn: true, lastDay: '2030-01-31' });
    await aSecondPasses();
    const until = '2030-01-31T23:00:00.000Z';
    expect(await web().advocateSpace(await view(), '700')).toMatchObject({ isOwn: true, until, friendUntil: until });
    expect(
      await shop.rows(`SELECT action FROM audit_log WHERE shop_id = $1 AND action LIKE 'partner.%' ORDER BY at, id`),
    ).toEqual(['partner.agreed', 'partner.changed', 'partner.ended', 'partner.changed'].map((action) => ({ action })));
  });

  test('stays the contract it is when only the name or the disclosure is another', async () => {
    const partnerId = await aPartner();
    const { versionNumber: seen } = (await page(partnerId)).partner!;
    await shop.publish(
      { waitingDays: 30, welcome: null, firstPurchase: { advocate: points(500) } },
      ricochet.clock.now(),
    );
    const looks = { name: 'Mia à la mer', kind: 'affiliate', disclosure: { fr: 'Mia est payée.', en: '' } };
    expect(await agree(looks, { partnerId, email: null, seen })).toEqual({ ok: true, partnerId });
    const { partner } = await page(partnerId);
    expect(partner).toMatchObject({ ...looks, versionNumber: seen });
    expect(
      await shop.rows(`SELECT action, before, after FROM audit_log WHERE shop_id = $1 AND action = 'partner.shown'`),
    ).toHaveLength(1);
    const more = { ...looks, pay: { sale: fixed(900), sales: 1, signUp: null, lead: null, leadsPerMonth: null } };
    expect(await agree(more, { partnerId, email: null, seen })).toEqual({ ok: true, partnerId });
    expect((await page(partnerId)).partner!.versionNumber).toBeGreaterThan(seen);
  });

  test.each([
    ['an address no customer has', {}, { email: 'who@orange.fr' }, 'email', 'no-customer'],
    ['what is no address', {}, { email: 'who' }, 'email', 'malformed'],
    ['no name', { name: ' ' }, {}, 'name', 'too-small'],
    [
      'a code that takes off more than the smallest order it is for',
      { welcome: { type: 'fixed-code', amountMinor: 5_000, minimumSubtotalMinor: 2_000, validDays: 30 } },
      {},
      'welcome.amountMinor',
      'exceeds-order',
    ],
    [
      'nothing to pay',
      { pay: { sale: null, sales: 1, signUp: null, lead: null, leadsPerMonth: null } },
      {},
      'pay',
      'pays-nothing',
    ],
  ])('is refused for %s, at its field', async (_what, changes, about, field, problem) => {
    expect(await agree(changes, about)).toMatchObject({ ok: false, problems: [{ field, problem }] });
  });

  test('is one per customer, and of its own shop alone', async () => {
    const partnerId = await aPartner();
    expect(await agree()).toMatchObject({ ok: false, problems: [{ field: 'email', problem: 'is-partner' }] });
    const other = await aShop(ricochet);
    expect(await web().partner(other.shopId, partnerId)).toBeNull();
    expect((await web().partners(other.shopId)).partners).toEqual([]);
  });
});

test('what was promised to a partner’s friends says nothing of an archived programme', async () => {
  await shop.publish({ words: 'donation' }, ricochet.clock.now());
  const partnerId = await aPartner();
  const { versionNumber: seen } = (await page(partnerId)).partner!;
  await shop.publish({ words: 'purchase' }, ricochet.clock.now());
  await aSecondPasses();
  expect(await web().endAgreement(shop.shopId, { partnerId, seen }, LEA)).toBe(true);
  await web().setProgramStatus(shop.shopId, 'ended', LEA);
  expect(await web().archiveProgram(shop.shopId, LEA)).toBe(true);
  expect((await ricochet.services.shops.speaking(shop.shopId))?.words).toBe('purchase');
});

test('the judge reads the agreements a batch is about, and no other partner’s', async () => {
  const partnerId = await aPartner();
  const code = await codeOf(partnerId);
  const { db } = ricochet.services;
  const about = { shopId: shop.shopId, timeZone: 'Europe/Paris', historyComplete: true };
  const agreementsFor = async (changes: object) => {
    const facts = anOrder({ orderId: asId<OrderId>('9999'), ...changes });
    const event = { kind: 'order-seen', facts, visit: null, isHistory: false } as const;
    const world = await db.withShopSql(shop.shopId, (client) => loadWorld(client, about, keysOf([event])));
    expect([...world.offers.values()].filter(({ partner }) => !partner)).toHaveLength(1);
    return [...world.offers.values()].flatMap(({ partner }) => partner?.partnerId ?? []);
  };
  expect(await agreementsFor({ codes: [shop.ana.code] })).toEqual([]);
  expect(await agreementsFor({})).toEqual([]);
  expect(await agreementsFor({ codes: [code] })).toEqual([partnerId]);
  await buys(code, { email: 'lou@orange.fr' });
  expect(await agreementsFor({ emailHash: shop.emailHash('lou@orange.fr') })).toEqual([partnerId]);
});

test('the judge reads the places taken in a month of leads and who waits longest, not all who wait', async () => {
  const code = await codeOf(await aPartner());
  const { db } = ricochet.services;
  const [mia] = await shop.rows<{ id: string }>('SELECT id FROM advocate WHERE shop_id = $1 AND code = $2', code);
  const [version] = await shop.rows<{ id: string }>(
    'SELECT id FROM program_version WHERE shop_id = $1 AND partner IS NOT NULL',
  );
  await shop.rows(
    `INSERT INTO cap_slot (shop_id, advocate_id, period, cause, order_id, since, is_taken)
     SELECT $1, $2::uuid, 'leads:2026-03', 'cause-' || n, lpad(n::text, 8, '0'), '2026-03-01'::timestamptz + n * interval '1 minute', n > 2500
     FROM generate_series(1, 2600) n`,
    mia!.id,
  );
  const claimedAt = at('2026-03-20T10:00Z');
  const visit = {
    ...{ invitationId: randomUUID(), advocateId: asId<AdvocateId>(mia!.id), issuedAt: claimedAt },
    versionId: asId<VersionId>(version!.id),
  };
  const event = aClaim({ claimId: asId<ClaimId>(randomUUID()), claimedAt, visit });
  const about = { shopId: shop.shopId, timeZone: 'Europe/Paris', historyComplete: true };
  const { capSlots } = await db.withShopSql(shop.shopId, (client) => loadWorld(client, about, keysOf([event])));
  const waiting = capSlots.filter(({ isTaken }) => !isTaken).map(({ subjectId }) => Number(subjectId));
  expect(capSlots.length - waiting.length).toBe(100);
  expect([waiting.length, Math.min(...waiting), Math.max(...waiting)]).toEqual([1_900, 1, 1_900]);
});

describe('a post', () => {
  const post = { publishedOn: '2020-01-01', what: 'Reel', link: 'https://example.com/reel', impressions: 12_000 };
  const enter = (partnerId: string, changes: object = {}) =>
    web().enterPost(
      shop.shopId,
      { partnerId, typed: { id: randomUUID(), ...post, amountMinor: 15_000, ...changes } },
      LEA,
    );
  const decide = async (partnerId: string, decision: 'approved' | 'rejected') => {
    const [entered] = (await page(partnerId)).posts;
    await aSecondPasses();
    return web().decidePost(shop.shopId, { partnerId, postId: entered!.id, decision, reason: 'seen' }, LEA);
  };
  const feesOf = async (partnerId: string) => {
    const [entered] = (await page(partnerId)).posts;
    await ricochet.work.oweFee(shop.shopId, entered!.id);
    await ricochet.work.oweFee(shop.shopId, entered!.id);
    await shop.judge();
    return (await page(partnerId)).partner;
  };

  test('is owed once a human approved it, once only, and paid like any commission', async () => {
    const partnerId = await aPartner();
    expect(await enter(partnerId)).toEqual({ ok: true });
    expect(await feesOf(partnerId)).toMatchObject({ feesMinor: 0, owedMinor: 0 });
    expect(await decide(partnerId, 'approved')).toBe(true);
    expect(await decide(partnerId, 'rejected')).toBe(false);
    expect(await shop.jobs('owe-fee')).toHaveLength(1);
    const partner = await feesOf(partnerId);
    expect(partner).toMatchObject({ feesMinor: 15_000, owedMinor: 15_000, costMinor: 15_000 });
    const payment = {
      key: 'once',
      personId: partner!.personId,
      programId: shop.program.id,
      unit: 'EUR',
      amount: 15_000,
    };
    await aSecondPasses();
    await web().markPaid(shop.shopId, [payment], LEA);
    await shop.judge();
    expect((await page(partnerId)).partner).toMatchObject({ owedMinor: 0, paidMinor: 15_000 });
    const { entries } = await web().changes(shop.shopId, { group: null, before: null });
    const named = (action: string) =>
      entries.find((entry) => entry.action === action)?.references.flatMap(({ name }) => name ?? []);
    for (const action of ['post.entered', 'post.approved'])
      expect(named(action)?.toSorted()).toEqual(['Mia Voyages', 'Reel']);
    expect(named('partner.agreed')).toEqual(['Mia Voyages']);
    const statement = await loadPersonStatement(ricochet.services.db, shop.shopId, partner!.personId, open);
    expect(statement?.accounts[0]?.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['paid-out', -15_000],
      ['fee', 15_000],
    ]);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0 });
  });

  test('that is sent twice is one post, and one partner’s is not another’s', async () => {
    const partnerId = await aPartner();
    const id = randomUUID();
    const both = [await enter(partnerId, { id }), await enter(partnerId, { id })];
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect((await page(partnerId)).posts).toHaveLength(1);
    expect(await shop.rows(`SELECT 1 FROM audit_log WHERE shop_id = $1 AND action = 'post.entered'`)).toHaveLength(1);
    expect(await enter(randomUUID(), { id })).toEqual({ ok: false, conflict: true });
    expect(await enter(partnerId, { id: 'first' })).toMatchObject({ ok: false, problems: [{ field: 'id' }] });
  });

  test('that was rejected stays to be seen and pays nothing', async () => {
    const partnerId = await aPartner();
    await enter(partnerId);
    expect(await decide(partnerId, 'rejected')).toBe(true);
    expect(await feesOf(partnerId)).toMatchObject({ feesMinor: 0, owedMinor: 0 });
    expect((await page(partnerId)).posts).toMatchObject([
      { state: 'rejected', reason: 'seen', decidedBy: 'Léa', amount: { amountMinor: 15_000, currency: 'EUR' } },
    ]);
  });

  test('is decided on with words that stay beside it, and nowhere else', async () => {
    const partnerId = await aPartner();
    await enter(partnerId);
    await decide(partnerId, 'rejected');
    const kept = await shop.rows(`SELECT after FROM audit_log WHERE shop_id = $1 AND action = 'post.rejected'`);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain('seen');
    expect((await page(partnerId)).posts).toMatchObject([{ reason: 'seen' }]);
  });

  test('and the agreement are in what the shop holds about the partner', async () => {
    const partnerId = await aPartner();
    await enter(partnerId);
    const held = await shop.held('700');
    expect(held).toMatchObject({
      partner: [{ kind: 'influencer', name: 'Mia Voyages' }],
      agreements: [{ agreement: { partnerId, pay: { sale: COMMISSION } } }],
      paidPosts: [
        { what: 'Reel', link: post.link, amount: { amountMinor: 15_000, currency: 'EUR' }, state: 'entered' },
      ],
    });
    expect(await shop.held('100')).toMatchObject({ partner: [], agreements: [], paidPosts: [] });
  });

  test.each([
    ['a day ahead', { publishedOn: '2999-01-01' }, 'publishedOn', 'day-ahead'],
    ['no day', { publishedOn: '' }, 'publishedOn', 'no-day'],
    ['what is no link', { link: 'javascript:alert(1)' }, 'link', 'no-link'],
    ['no fee', { amountMinor: 0 }, 'amountMinor', 'too-small'],
  ])('is refused for %s', async (_what, changes, field, problem) => {
    expect(await enter(await aPartner(), changes)).toMatchObject({ ok: false, problems: [{ field, problem }] });
  });
});

test('whoever is erased is no longer named, and what they were paid stays', async () => {
  const partnerId = await aPartner({ disclosure: { fr: 'Mia est payée.', en: '' } });
  const code = await codeOf(partnerId);
  await buys(code);
  await shop.put('customers/redact', { shop_domain: shop.domain, customer: { id: 700 }, orders_to_redact: [] });
  await shop.judge();
  expect((await page(partnerId)).partner).toMatchObject({ name: '', disclosure: { fr: '' }, commissionMinor: 600 });
});

describe('a partner who turns out to be a customer the shop knew before', () => {
  const merge = async () => {
    const [known] = await shop.rows<{ value: string }>(
      `SELECT value FROM person_identifier WHERE shop_id = $1 AND kind = 'customer' AND person_id = $2`,
      shop.ana.personId,
    );
    const keptId = `gid://shopify/Customer/${known!.value}`;
    await shop.put('customers/merge', {
      ...{ status: 'completed', admin_graphql_api_customer_kept_id: keptId },
      admin_graphql_api_customer_deleted_id: MIA.id,
    });
    await shop.judge();
    return Number(known!.value);
  };

  test('is shown with the account they have by now, and what it was paid', async () => {
    const partnerId = await aPartner();
    await merge();
    await buys(await codeOf(partnerId));
    await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 60_000));
    const { partner } = await page(partnerId);
    expect(partner).toMatchObject({ personId: shop.ana.personId, commissionMinor: 600, owedMinor: 600 });
    const payment = { key: 'kept', personId: partner!.personId, programId: shop.program.id, unit: 'EUR', amount: 600 };
    await web().markPaid(shop.shopId, [payment], LEA);
    await shop.judge();
    expect((await page(partnerId)).partner).toMatchObject({ owedMinor: 0, paidMinor: 600 });
    expect(await shop.held('100')).toMatchObject({ partner: [{ name: 'Mia Voyages' }] });
  });

  test('is erased with that account: their name goes too', async () => {
    const partnerId = await aPartner({ disclosure: { fr: 'Mia est payée.', en: '' } });
    const id = await merge();
    await shop.put('customers/redact', { shop_domain: shop.domain, customer: { id }, orders_to_redact: [] });
    await shop.judge();
    expect((await page(partnerId)).partner).toMatchObject({ name: '', disclosure: { fr: '' } });
  });
});
