import { describe, expect, test, vi } from 'vitest';
import { appealingOf } from '../../app/container/appealing.server.ts';
import { reviewingOf } from '../../app/container/reviewing.server.ts';
import { newRedeemToken } from '../../app/container/wallet.server.ts';
import { PRESETS } from '../../app/domain/fraud/thresholds.ts';
import { replay } from '../../app/domain/verdict/replay.ts';
import { toOffer } from '../../app/persistence/judging/rows.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { daysAfter, points } from '../support/builders.ts';
import { aShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** The sign-up level in the database, and from Shopify's stand-in through the real door (P2, SC-16). */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();

const level = (existingCustomersMayJoin: boolean) => ({
  waitingDays: 0,
  welcome: null,
  signUp: { advocate: points(100), friend: points(30), existingCustomersMayJoin },
});
const customer = (id: string, email: string, at: Date, state = 'enabled') => ({
  id: Number(id),
  admin_graphql_api_id: `gid://shopify/Customer/${id}`,
  email,
  state,
  created_at: at.toISOString(),
  updated_at: at.toISOString(),
});

describe('a friend who opens an account', () => {
  test('after the claim: the advocate earns the level, once', async () => {
    const shop = await aShop(ricochet, { terms: level(false) });
    await shop.claims('ben@orange.fr');
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    await shop.put('customers/create', customer('900', 'Ben@orange.fr', shop.boughtAt));
    await shop.put('customers/enable', customer('900', 'Ben@orange.fr', shop.boughtAt));
    await shop.judge();
    expect(await shop.verdict('900')).toMatchObject({ outcome: 'approved', advocate_id: shop.ana.id });
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
    expect(await shop.rewards('friend')).toMatchObject([{ status: 'issued' }]);
    expect(await shop.rows('SELECT state FROM referral WHERE shop_id = $1')).toEqual([{ state: 'joined' }]);
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0, waiting: 0 });
  });

  test('heard of in a batch before the claim: the same', async () => {
    const shop = await aShop(ricochet, { terms: level(false) });
    await shop.put('customers/create', customer('901', 'ben@orange.fr', shop.boughtAt));
    await shop.judge();
    expect(await shop.verdict('901')).toMatchObject({ outcome: 'not-referred' });
    await shop.claims('ben@orange.fr');
    await shop.judge();
    expect(await shop.verdict('901')).toMatchObject({ outcome: 'approved' });
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
  });

  test('waits like a purchase and falls due by itself', async () => {
    const shop = await aShop(ricochet, { terms: { ...level(false), waitingDays: 14 } });
    await shop.claims('ben@orange.fr');
    await shop.put('customers/create', customer('902', 'ben@orange.fr', shop.boughtAt));
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 0, pending: 100 });
    await timeGoesTo(ricochet, daysAfter(shop.boughtAt, 15));
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
  });

  test('where the programme has no such level, and of a guest: no trace', async () => {
    const without = await aShop(ricochet);
    await without.put('customers/create', customer('903', 'ben@orange.fr', without.boughtAt));
    await without.judge();
    const guests = await aShop(ricochet, { terms: level(true) });
    await guests.put('customers/create', customer('904', 'ben@orange.fr', guests.boughtAt, 'disabled'));
    await guests.judge();
    for (const shop of [without, guests])
      expect(await shop.rows("SELECT 1 FROM verdict WHERE shop_id = $1 AND subject_kind = 'sign-up'")).toEqual([]);
  });
});

test('SC-16 an old customer joins by a claim made while logged in; a later purchase is no first one', async () => {
  const shop = await aShop(ricochet, { terms: level(true) });
  const longAgo = daysAfter(shop.invitedAt, -20);
  const body = { id: 905, admin_graphql_api_id: 'gid://shopify/Customer/905', email: 'ben@orange.fr' };
  await shop.put('orders/paid', shop.order({ id: '7501', at: longAgo, customer: body }));
  await shop.judge();
  const { claimId } = await shop.claims('ben@orange.fr', {
    customerId: '905',
    account: { customerId: '905', openedAt: longAgo },
  });
  await shop.judge();
  expect(await shop.verdict(claimId)).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  expect(await shop.verdict('905')).toMatchObject({ outcome: 'approved' });
  expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
  await shop.put('orders/paid', shop.order({ id: '7502', customer: body }));
  await shop.judge();
  expect(await shop.verdict('7502')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
});

test('in Shopify’s stand-in: claim, account, signed webhook, door, judge, points', async () => {
  ricochet.clock.set(new Date());
  const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => points(500), level(false));
  const { shop, store } = life;
  await shop.claims('nina@example.net', { claimedAt: ricochet.clock.now() });
  await life.settle();
  const nina = store.createCustomer({
    email: 'nina@example.net',
    firstName: 'Nina',
    lastName: 'Neuve',
    hasAccount: true,
  });
  await life.settle();
  expect(await shop.verdict(nina.id)).toMatchObject({ outcome: 'approved', reason: null });
  expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
  // a guest's record that becomes an account is told of, too
  await shop.claims('otto@example.net', { claimedAt: ricochet.clock.now() });
  store.createCustomer({ email: 'otto@example.net', firstName: 'Otto', lastName: 'Ohne', hasAccount: false });
  store.createCustomer({ email: 'otto@example.net', firstName: 'Otto', lastName: 'Ohne', hasAccount: true });
  await life.settle();
  expect(await shop.wallet()).toEqual({ available: 200, pending: 0 });
});

test('our own row of a claim from before accounts were asked for is still understood', async () => {
  const shop = await aShop(ricochet, { terms: level(false) });
  await shop.claims('ben@orange.fr');
  const [row] = await shop.inbox();
  expect([row?.topic, JSON.parse(String(row?.body)).account]).toEqual([OWN_TOPICS.claim, undefined]);
  await shop.judge();
  expect(await shop.quarantine()).toEqual([]);
});

test('SC-28 who is erased leaves no sign-up that nobody referred, and the referred one pays on', async () => {
  const shop = await aShop(ricochet, { terms: level(false) });
  await shop.claims('ben@orange.fr');
  await shop.put('customers/create', customer('910', 'ben@orange.fr', shop.boughtAt));
  await shop.put('customers/create', customer('911', 'cleo@orange.fr', shop.boughtAt));
  await shop.judge();
  for (const [id, email] of [
    [910, 'ben@orange.fr'],
    [911, 'cleo@orange.fr'],
  ] as const)
    await shop.put('customers/redact', {
      shop_id: 1,
      shop_domain: shop.domain,
      customer: { id, email, phone: null },
      orders_to_redact: [],
    });
  await shop.judge();
  expect(await shop.verdict('911')).toBeUndefined();
  expect(await shop.verdict('910')).toMatchObject({ outcome: 'approved' });
  expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
  expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, waiting: 0 });
});

describe('a sign-up that waits for a human', () => {
  const LINE = { ip: 'line', device: 'browser' };
  /** Ben joins; then Zoe and Lou take up their invitations from his browser. */
  async function aHeldSignUp() {
    const shop = await aShop(ricochet, { terms: { ...level(false), waitingDays: 14 }, trust: PRESETS.balanced });
    await shop.claims('ben@orange.fr', { traces: LINE });
    await shop.put('customers/create', customer('920', 'ben@orange.fr', shop.boughtAt));
    await shop.judge();
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'approved' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 100 });
    for (const email of ['zoe@orange.fr', 'lou@orange.fr']) {
      await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
      await shop.claims(email, { traces: LINE, claimedAt: shop.boughtAt });
      await shop.judge();
    }
    return shop;
  }

  test('is found by what came to light, stands in the queue, and a human decides, undoes and decides again', async () => {
    const shop = await aHeldSignUp();
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    const reviewing = reviewingOf(ricochet.services);
    const queue = async () =>
      (await reviewing.reviews(shop.shopId, { reason: null, programId: null, age: 'all' })).items.map(
        ({ subject, subjectId }) => `${subject}:${subjectId}`,
      );
    expect(await queue()).toContain('sign-up:920');

    const approved = await shop.decides('approve', '920', { subject: 'sign-up' });
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'approved', reason: null });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 100 });
    expect(await queue()).not.toContain('sign-up:920');
    await shop.decides('undo', '920', { subject: 'sign-up', undoes: approved });
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'held' });
    await shop.decides('reject', '920', { subject: 'sign-up' });
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'rejected', reason: 'human-decision' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
    expect(await shop.quarantine()).toEqual([]);
  });

  test('is judged the same by the day it falls due, and from what was recorded', async () => {
    const shop = await aHeldSignUp();
    await shop.decides('approve', '920', { subject: 'sign-up' });
    await timeGoesTo(ricochet, daysAfter(shop.boughtAt, 15));
    await shop.judge();
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'approved' });
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
    const { outcome, reason, rules, inputs } = (await shop.verdict('920'))!;
    const versions = await shop.rows('SELECT * FROM program_version WHERE shop_id = $1');
    const again = replay(inputs, rules as never, (id) => toOffer(versions.find((row) => row['id'] === id) as never));
    expect(JSON.parse(JSON.stringify(again))).toMatchObject({ outcome, reason, rules });
    expect(rules.map(({ code }) => code)).toContain('fraud-score');
  });

  test('may be asked about by the advocate', async () => {
    const shop = await aHeldSignUp();
    const view = shopView((await ricochet.services.shops.load(shop.shopId))!);
    const [referral] = await shop.rows<{ referral_id: string }>(
      "SELECT referral_id FROM verdict WHERE shop_id = $1 AND subject_kind = 'sign-up'",
    );
    const who = { customerId: '100', referralId: referral!.referral_id };
    const appealing = appealingOf(ricochet.services, { allowAsk: async () => true });
    expect(await appealing.appealable(view, who)).toMatchObject({ state: 'open', subject: 'sign-up', orderName: null });
    const pageToken = newRedeemToken(shop.keys, shop.ana.personId);
    const words = { note: '', email: '', pageToken, locale: 'en' as const, ip: '192.0.2.1' };
    expect(await appealing.askHuman(view, who, words)).toEqual({ state: 'received' });
    await shop.judge();
    const { items } = await reviewingOf(ricochet.services).reviews(shop.shopId, {
      ...{ reason: null, programId: null, age: 'all' as const },
    });
    expect(items[0]).toMatchObject({ subject: 'sign-up', subjectId: '920', asked: [{ side: 'advocate', note: null }] });
    await shop.decides('approve', '920', { subject: 'sign-up' });
    expect(await shop.rows("SELECT locale FROM message WHERE shop_id = $1 AND kind = 'review-answer'")).toEqual([
      { locale: 'en' },
    ]);
  });

  test('of somebody erased keeps its verdict, and leaves no trace of them', async () => {
    const shop = await aHeldSignUp();
    const before = await shop.verdict('920');
    await shop.put('customers/redact', {
      shop_id: 1,
      shop_domain: shop.domain,
      customer: { id: 920, email: 'ben@orange.fr', phone: null },
      orders_to_redact: [],
    });
    await shop.judge();
    await shop.put(OWN_TOPICS.due, { subject: 'sign-up', subjectId: '920' });
    await shop.judge();
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'held', rules: before?.rules });
    await shop.decides('approve', '920', { subject: 'sign-up' });
    expect(await shop.verdict('920')).toMatchObject({ outcome: 'approved' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 100 });
    expect(await shop.rows("SELECT subject FROM sighting WHERE shop_id = $1 AND subject LIKE 'sign-up:%'")).toEqual([]);
  });
});
