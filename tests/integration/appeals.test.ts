import { beforeEach, describe, expect, test } from 'vitest';
import { appealingOf } from '../../app/container/appealing.server.ts';
import { composeMail } from '../../app/container/compose-mail.server.ts';
import { reviewingOf } from '../../app/container/reviewing.server.ts';
import { newRedeemToken } from '../../app/container/wallet.server.ts';
import { loadAdvocateSpace } from '../../app/queries/advocate-space.ts';
import { loadClaim } from '../../app/queries/claim.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** A shopper asks that a human looks at an automatic decision (V6): from the door to the queue to the mail. */
const ricochet = useRicochet();
const ANA = '100';
let shop: TestShop;
let allows = true;
beforeEach(async () => {
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));
  shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
  allows = true;
});

const appealing = () => appealingOf(ricochet.services, { allowAsk: async () => allows });
const view = async () => shopView((await ricochet.services.shops.load(shop.shopId))!);
const open = (sealed: string) => ricochet.services.seal.open(sealed);
const pageOf = (personId: string) => newRedeemToken(shop.keys, personId);
const queue = () => reviewingOf(ricochet.services).reviews(shop.shopId, { reason: null, programId: null, age: 'all' });
const words = { note: 'We are neighbours.', email: '', locale: 'fr' as const, ip: '192.0.2.1' };
const stored = () =>
  shop.rows<{
    note_sealed: string | null;
    answered_at: Date | null;
    side: string;
    person_id: string;
    subject_id: string;
  }>('SELECT * FROM appeal WHERE shop_id = $1 ORDER BY asked_at, id');
async function mails(kind = 'review-answer') {
  const row = (await ricochet.services.shops.load(shop.shopId))!;
  const queued = await ricochet.services.messages.queued(shop.shopId, 50, ricochet.clock.now());
  return Promise.all(
    queued
      .filter(({ message }) => message.kind === kind)
      .map((one) => composeMail(one, { ...row, words: 'purchase' }, open, shop.keys)),
  );
}

/** Ben buys for less than the programme wants: refused by a rule. */
async function aRefusedOrder(id = '7101', email = 'ben@orange.fr'): Promise<string> {
  await shop.claims(email);
  await shop.put('orders/paid', shop.order({ id, email, amount: '10.00' }));
  await shop.judge();
  const [referral] = await shop.rows<{ id: string }>(
    'SELECT id FROM referral WHERE shop_id = $1 AND order_id = $2',
    id,
  );
  return referral!.id;
}

const asAna = async (referralId: string, changes: Partial<typeof words> & { pageToken?: string } = {}) =>
  appealing().askHuman(
    await view(),
    { customerId: ANA, referralId },
    {
      ...words,
      pageToken: pageOf(shop.ana.personId),
      ...changes,
    },
  );

describe('the mark of having sent the form', () => {
  const REFERRAL = '0190a000-0000-7000-8000-000000000001';
  const ana = { customerId: ANA, referralId: REFERRAL };

  test('is good for whoever sent it, what it was about, and ten minutes', async () => {
    const { sentMark, wasJustSent } = appealing();
    const sentAt = ricochet.clock.now();
    const here = await view();
    const mark = await sentMark(here, ana);
    const claimMark = await sentMark(here, { claimToken: 'c1.token' });
    expect(await wasJustSent(here, ana, mark)).toBe(true);
    expect(await wasJustSent(here, { claimToken: 'c1.token' }, claimMark)).toBe(true);
    const elsewhere = shopView((await ricochet.services.shops.load((await aShop(ricochet)).shopId))!);
    for (const [ofShop, who, given] of [
      [here, { ...ana, customerId: '101' }, mark],
      [here, { ...ana, referralId: REFERRAL.replace('1', '2') }, mark],
      [here, { claimToken: 'c2.token' }, claimMark],
      [elsewhere, ana, mark],
      [here, ana, '1'],
      [here, ana, ''],
      [here, ana, `${(sentAt.getTime() + 1).toString(36)}${mark.slice(mark.indexOf('.'))}`],
      [here, ana, `${mark}x`],
    ] as const)
      expect(await wasJustSent(ofShop, who, given), given).toBe(false);
    try {
      ricochet.clock.set(new Date(sentAt.getTime() + 9 * 60_000));
      expect(await wasJustSent(here, ana, mark)).toBe(true);
      ricochet.clock.set(new Date(sentAt.getTime() + 10 * 60_000));
      expect(await wasJustSent(here, ana, mark)).toBe(false);
    } finally {
      ricochet.clock.set(sentAt);
    }
  });
});

describe('a refused order', () => {
  test('asked about by the advocate stands first in the queue with the note, and the answer goes out once', async () => {
    const referralId = await aRefusedOrder();
    expect(await queue()).toMatchObject({ waiting: 0, items: [] });
    expect(await appealing().appealable(await view(), { customerId: ANA, referralId })).toMatchObject({
      state: 'open',
      side: 'advocate',
      subject: 'order',
      orderName: '#7101',
      needsEmail: false,
    });
    expect(await asAna(referralId)).toEqual({ state: 'received' });
    await shop.judge();
    expect(await queue()).toMatchObject({
      waiting: 1,
      items: [
        {
          subject: 'order',
          subjectId: '7101',
          outcome: 'rejected',
          reason: 'minimum-subtotal',
          asked: [{ side: 'advocate', note: 'We are neighbours.' }],
        },
      ],
    });
    await shop.decides('approve', '7101', { answer: 'Merci de votre patience' });
    expect(await shop.verdict('7101')).toMatchObject({ outcome: 'approved' });
    expect(await queue()).toMatchObject({ waiting: 0 });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: 'ana@orange.fr', subject: 'Nous avons regardé\u00a0: c’est oui' });
    expect(mail?.text).toContain('Merci de votre patience');
    expect(mail?.text).not.toMatch(/fraud|score|checked/i);
    await shop.decides('reject', '7101');
    expect(await mails()).toHaveLength(1);
  });

  test('asking again says that it was received, and changes nothing', async () => {
    const referralId = await aRefusedOrder();
    await asAna(referralId);
    // both come before the judge looks
    await asAna(referralId, { note: 'again' });
    await shop.judge();
    expect(await asAna(referralId, { note: 'and again' })).toEqual({ state: 'again' });
    await shop.judge();
    expect((await stored()).map(({ note_sealed }) => open(note_sealed!))).toEqual(['We are neighbours.']);
    expect(await appealing().appealable(await view(), { customerId: ANA, referralId })).toMatchObject({
      state: 'asked',
      answeredAt: null,
    });
    await shop.decides('reject', '7101', { answer: 'Le minimum est de 40 €' });
    expect(await appealing().appealable(await view(), { customerId: ANA, referralId })).toEqual({ state: 'closed' });
    const [mail] = await mails();
    expect(mail?.subject).toContain('reste non');
    expect(mail?.text).toContain('Le minimum est de 40 €');
  });

  test('of somebody else is answered like one that doesn’t exist', async () => {
    const referralId = await aRefusedOrder();
    const zoe = await shop.enrol('zoe', '101');
    const as = async (customerId: string, personId: string, id: string) => {
      const who = { customerId, referralId: id };
      return [
        await appealing().appealable(await view(), who),
        await appealing().askHuman(await view(), who, { ...words, pageToken: pageOf(personId) }),
      ];
    };
    const nothing = [{ state: 'closed' }, { state: 'closed' }];
    expect(await as('101', zoe.personId, referralId)).toEqual(nothing);
    expect(await as(ANA, shop.ana.personId, '00000000-0000-7000-8000-000000000000')).toEqual(nothing);
    expect(await as(ANA, shop.ana.personId, "' OR 1=1")).toEqual(nothing);
    expect(await as('4711', zoe.personId, referralId)).toEqual(nothing);
    // a page made for another customer
    expect(await asAna(referralId, { pageToken: pageOf(zoe.personId) })).toEqual({ state: 'closed' });
    const elsewhere = await aShop(ricochet);
    const theirs = shopView((await ricochet.services.shops.load(elsewhere.shopId))!);
    expect(await appealing().appealable(theirs, { customerId: ANA, referralId })).toEqual({ state: 'closed' });
    await shop.judge();
    expect(await stored()).toEqual([]);
  });

  test('a note that is too long, or too many tries, take nothing', async () => {
    const referralId = await aRefusedOrder();
    expect(await asAna(referralId, { note: 'é'.repeat(501) })).toEqual({
      state: 'invalid',
      field: 'note',
      problem: 'too-long',
    });
    allows = false;
    expect(await asAna(referralId)).toEqual({ state: 'too-many' });
    allows = true;
    expect(await asAna(referralId, { note: `  ${'é'.repeat(500)}  ` })).toEqual({ state: 'received' });
    await shop.judge();
    expect(await stored()).toHaveLength(1);
  });

  test('a human who was faster has answered already', async () => {
    const referralId = await aRefusedOrder();
    await asAna(referralId);
    await shop.decides('reject', '7101');
    expect(await mails()).toHaveLength(1);
    expect(await queue()).toMatchObject({ waiting: 0 });
  });

  test('is offered in the advocate’s space, until it was asked about', async () => {
    const referralId = await aRefusedOrder();
    await shop.claims('zoe@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '7102', email: 'zoe@orange.fr' }));
    await shop.judge();
    const space = async () => {
      const [version] = (await ricochet.services.programs.load(shop.shopId))!.versions;
      const advocate = { ...shop.ana, visits: 0 };
      const offer = {
        terms: version!.terms,
        versionNumber: 1,
        until: null,
        friendUntil: null,
        pilot: null,
        partner: null,
      };
      return loadAdvocateSpace(ricochet.services.db, shop.shopId, advocate, offer, open, ricochet.clock.now(), 't');
    };
    expect((await space()).friends.map(({ appeal }) => appeal)).toEqual([null, { referralId, state: 'open' }]);
    await asAna(referralId);
    await shop.judge();
    expect((await space()).friends.map(({ appeal }) => appeal)).toEqual([null, { referralId, state: 'asked' }]);
  });
});

test('who only claimed again with a friend’s address learns nothing of the friend’s order, and asks nothing in their name', async () => {
  await aRefusedOrder();
  const [first] = await shop.rows<{ id: string }>('SELECT id FROM claim WHERE shop_id = $1');
  const again = ricochet.services.newId();
  const claimToken = `${again.replaceAll('-', '')}${'s'.repeat(24)}`;
  // as an approved repeat stands on record: of the friend’s referral, with a token of its own
  await ricochet.owner.query(
    `INSERT INTO verdict SELECT made.* FROM verdict AS original,
       LATERAL jsonb_populate_record(original, jsonb_build_object('subject_id', $2::text, 'outcome', 'approved', 'inputs',
         jsonb_set(original.inputs, '{invitation,tokenHash}', to_jsonb($3::text)))) AS made
     WHERE original.shop_id = $1 AND original.subject_kind = 'claim'`,
    [shop.shopId, again, shop.keys.hashToken(claimToken)],
  );
  expect(first).toBeDefined();
  expect(await appealing().appealable(await view(), { claimToken })).toEqual({ state: 'closed' });
});

test('an order that waits for its payment, and one that counts, are nothing to ask about', async () => {
  await shop.claims('ben@orange.fr');
  await shop.put('orders/create', shop.order({ id: '7103', financial_status: 'pending' }));
  await shop.claims('zoe@orange.fr');
  await shop.put('orders/paid', shop.order({ id: '7104', email: 'zoe@orange.fr' }));
  await shop.judge();
  for (const { id } of await shop.rows<{ id: string }>('SELECT id FROM referral WHERE shop_id = $1'))
    expect(await appealing().appealable(await view(), { customerId: ANA, referralId: id })).toEqual({
      state: 'closed',
    });
});

describe('a refused claim, by its token', () => {
  /** Old has bought before; the shop knows no address of theirs but as a hash. */
  async function aRefusedClaim() {
    await shop.put(
      'orders/paid',
      shop.order({ id: '7200', email: 'old@orange.fr', at: daysAfter(shop.invitedAt, -1) }),
    );
    await shop.judge();
    const { claimId, token } = await shop.claims('old@orange.fr', { claimedAt: shop.boughtAt });
    await shop.judge();
    return { claimId, claimToken: token };
  }
  const asHolder = async (claimToken: string, email = '') =>
    appealing().askHuman(await view(), { claimToken }, { ...words, email, pageToken: '' });

  test('needs the address it was made with to answer to, and reaches the human', async () => {
    const { claimId, claimToken } = await aRefusedClaim();
    expect(await appealing().appealable(await view(), { claimToken })).toMatchObject({
      state: 'open',
      side: 'friend',
      subject: 'claim',
      needsEmail: true,
    });
    expect(await asHolder(claimToken)).toMatchObject({ field: 'email', problem: 'missing' });
    expect(await asHolder(claimToken, 'nobody@')).toMatchObject({ field: 'email', problem: 'malformed' });
    expect(await asHolder(claimToken, 'me@orange.fr')).toMatchObject({ field: 'email', problem: 'other-address' });
    expect(await asHolder(claimToken, 'Old@orange.fr')).toEqual({ state: 'received' });
    await shop.judge();
    expect(await queue()).toMatchObject({ waiting: 1, items: [{ subject: 'claim', asked: [{ side: 'friend' }] }] });
    await shop.decides('reject', claimId, { subject: 'claim' });
    expect((await mails()).map((mail) => mail?.to)).toEqual(['Old@orange.fr']);
  });

  test('of a friend whose order was refused asks about the order', async () => {
    const { claimId, token } = await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '7205', amount: '10.00' }));
    await shop.judge();
    expect(await loadClaim(ricochet.services.db, shop.shopId, claimId, open, shop.keys.hashEmail)).toMatchObject({
      outcome: 'approved',
      mayAskAboutOrder: true,
    });
    expect(await appealing().appealable(await view(), { claimToken: token })).toMatchObject({
      ...{ state: 'open', side: 'friend', subject: 'order', orderName: '#7205', needsEmail: false },
    });
    expect(await asHolder(token)).toEqual({ state: 'received' });
    await shop.judge();
    await shop.decides('approve', '7205');
    expect(await loadClaim(ricochet.services.db, shop.shopId, claimId, open, shop.keys.hashEmail)).toMatchObject({
      mayAskAboutOrder: false,
    });
    expect((await mails()).map((mail) => mail?.to)).toEqual(['ben@orange.fr']);
    expect((await mails())[0]?.text).toContain('votre commande #7205');
  });

  test('another token, or a made-up one, leads to nothing', async () => {
    const { claimToken } = await aRefusedClaim();
    for (const token of [claimToken.replace(/.$/, 'b'), 'x', ''])
      expect(await appealing().appealable(await view(), { claimToken: token })).toEqual({ state: 'closed' });
  });
});

describe('whoever is erased', () => {
  const erases = async (customer: object, orders: string[] = []) => {
    await shop.put('customers/redact', {
      shop_id: 1,
      shop_domain: shop.domain,
      customer: { phone: null, ...customer },
      orders_to_redact: orders.map(Number),
    });
    await shop.judge();
  };

  test('leaves no request behind; what others wrote about their order is gone, too', async () => {
    const referralId = await aRefusedOrder();
    await asAna(referralId);
    await shop.judge();
    await erases({ id: null, email: 'ben@orange.fr' }, ['7101']);
    expect(await stored()).toMatchObject([{ note_sealed: null, answered_at: null }]);
    await erases({ id: 100, email: 'ana@orange.fr' });
    expect(await stored()).toEqual([]);
    expect(await appealing().appealable(await view(), { customerId: ANA, referralId })).toEqual({ state: 'closed' });
  });

  test('and whoever asks what is held about them reads their request', async () => {
    await asAna(await aRefusedOrder());
    await shop.judge();
    const told = await shop.held(ANA);
    expect(told?.askedForHuman).toMatchObject([{ subjectKind: 'order', as: 'advocate', note: 'We are neighbours.' }]);
  });
});
