import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newRedeemToken } from '../../app/container/wallet.server.ts';
import { createWebContainer } from '../../app/container.server.ts';
import { replay } from '../../app/domain/verdict/replay.ts';
import { toOffer } from '../../app/persistence/judging/rows.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { UnavailableError } from '../../app/shopify/call-errors.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { daysAfter, percentOff } from '../support/builders.ts';
import { aShop, cancellationOf, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';
import { aShopWithRewards } from '../support/rewards-in-store.ts';

const ricochet = useRicochet();

const customer = (id: number, email: string | null = null) => ({
  id,
  admin_graphql_api_id: `gid://shopify/Customer/${id}`,
  email,
});
const merge = (kept: number, gone: number) => ({
  admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
  admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${gone}`,
  status: 'completed',
});
const redaction = (id: number | null, email: string | null, orders: string[] = []) => ({
  shop_id: 1,
  shop_domain: 'x.myshopify.com',
  customer: { id, email, phone: null },
  orders_to_redact: orders.map(Number),
});

async function expectStraight(shop: TestShop): Promise<void> {
  expect(await shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0, waiting: 0 });
  expect(await shop.quarantine()).toEqual([]);
}

/** Every text of the shop's rows in which the word stands, in clear. */
async function whereStands(shop: TestShop, word: string): Promise<string[]> {
  const { rows: tables } = await ricochet.owner.query(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await ricochet.owner.query(
      `SELECT 1 FROM ${name} t WHERE shop_id = $1 AND position(lower($2) in lower(to_jsonb(t)::text)) > 0`,
      [shop.shopId, word],
    );
    if (rowCount) found.push(String(name));
  }
  return found;
}

type TestVerdict = Awaited<ReturnType<TestShop['verdict']>>;
/** A verdict without whom it was about. */
const said = (verdict: TestVerdict) => ({ ...verdict, inputs: null });
const offerOfRow = (row: Record<string, unknown>) => [String(row['id']), toOffer(row)] as const;

describe('customers/merge', () => {
  test('of a guest and an account makes one friend with one reward', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '4001' }));
    await shop.put(
      'orders/paid',
      shop.order({ id: '4002', email: null, customer: customer(71), at: daysAfter(shop.boughtAt, 0.1) }),
    );
    await shop.judge();
    await shop.put(
      'orders/updated',
      shop.order({ id: '4001', customer: customer(72), updated_at: ricochet.clock.now().toISOString() }),
    );
    await shop.judge();
    await shop.put('customers/merge', merge(71, 72));
    await shop.judge();
    expect((await shop.verdict('4001'))?.outcome).toBe('approved');
    expect(await shop.rewards('advocate')).toHaveLength(1);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
    expect(await shop.rows('SELECT DISTINCT person_id FROM order_fact WHERE shop_id = $1')).toHaveLength(1);
    await expectStraight(shop);
  });

  test('of two friends who each bought leaves one reward, for the first order', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    await shop.claims('benoit@free.fr');
    await shop.put('orders/paid', shop.order({ id: '4101', customer: customer(81) }));
    await shop.put(
      'orders/paid',
      shop.order({ id: '4102', email: 'benoit@free.fr', customer: customer(82), at: daysAfter(shop.boughtAt, 0.1) }),
    );
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 0, pending: 1_000 });
    await shop.put('customers/merge', merge(82, 81));
    await shop.judge();
    expect((await shop.verdict('4101'))?.outcome).toBe('approved');
    expect(await shop.verdict('4102')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
    expect(await shop.rewards('advocate')).toHaveLength(1);
    expect(await shop.rows("SELECT amount FROM counter WHERE shop_id = $1 AND metric = 'orders'")).toEqual([
      { amount: '1' },
    ]);
    await expectStraight(shop);
  });

  test('of an advocate takes their points along and pays what waits to the one who is left', async () => {
    const shop = await aShop(ricochet);
    const start = ricochet.clock.now();
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '4201' }));
    // an account older than the advocate's own person
    await ricochet.owner.query(
      `WITH p AS (INSERT INTO person (shop_id, id, created_at) VALUES ($1, '00000000-0000-7000-8000-0000000000aa', now()) RETURNING *)
       INSERT INTO person_identifier (shop_id, kind, value, person_id) SELECT shop_id, 'customer', '90', id FROM p`,
      [shop.shopId],
    );
    await shop.judge();
    await shop.put('customers/merge', merge(90, 100));
    await shop.judge();
    const [advocate] = await shop.rows<{ person_id: string }>('SELECT person_id FROM advocate WHERE shop_id = $1');
    expect(advocate?.person_id).toBe('00000000-0000-7000-8000-0000000000aa');
    expect(await shop.wallet(advocate!.person_id)).toEqual({ available: 0, pending: 500 });
    try {
      await timeGoesTo(ricochet, daysAfter(shop.boughtAt, 15));
      await shop.judge();
      expect(await shop.wallet(advocate!.person_id)).toEqual({ available: 500, pending: 0 });
      expect(await shop.rewards('advocate')).toMatchObject([{ generation: 1, status: 'issued' }]);
      await shop.put('orders/cancelled', cancellationOf(shop.order({ id: '4201' })));
      await shop.judge();
      expect(await shop.wallet(advocate!.person_id)).toEqual({ available: 0, pending: 0 });
      await expectStraight(shop);
    } finally {
      ricochet.clock.set(start);
    }
  });

  test('of two advocates still knows either code as the own one', async () => {
    const shop = await aShop(ricochet);
    await shop.enrol('zoe', '101');
    await shop.put('customers/merge', merge(100, 101));
    await shop.judge();
    const code = (name: string) => [{ code: `${name}-7K2PX1`, amount: '0.00', type: 'fixed_amount' }];
    await shop.put(
      'orders/paid',
      shop.order({ id: '4301', email: null, customer: customer(100), discount_codes: code('ZOE') }),
    );
    await shop.judge();
    expect(await shop.verdict('4301')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });

  test('that failed moves nothing', async () => {
    const shop = await aShop(ricochet);
    await shop.put('customers/merge', { ...merge(71, 100), status: 'failed' });
    await shop.judge();
    expect(await shop.rows("SELECT value FROM person_identifier WHERE shop_id = $1 AND kind = 'customer'")).toEqual([
      { value: '100' },
    ]);
  });
});

describe('customers/data_request', () => {
  const asksFor = (asked: { id?: number; email?: string; orders?: number[] }) => ({
    data_request: { id: 9999 },
    customer: { id: asked.id ?? null, email: asked.email ?? null, phone: null },
    orders_requested: asked.orders ?? [],
  });
  /** What the merchant downloads by the problem they see. */
  async function heldAbout(shop: TestShop, asked: Parameters<typeof asksFor>[0]) {
    await shop.put('customers/data_request', asksFor(asked));
    await shop.judge();
    const web = createWebContainer(ricochet.services);
    const [problem] = await web.problems(shop.shopId);
    return (await web.personExport(shop.shopId, problem!.id)) as Awaited<ReturnType<TestShop['held']>>;
  }

  test.each([
    ['their account', { id: 7001 }, ['7301']],
    ['an address they used as a guest', { email: 'Ben@Orange.fr' }, ['7302']],
    ['an order', { orders: [7303] }, ['7303']],
    ['all of these', { id: 7001, email: 'ben@orange.fr', orders: [7303] }, ['7301', '7302', '7303']],
  ])('hands over what %s leads to', async (_, asked, orders) => {
    const shop = await aShop(ricochet);
    await shop.put('orders/paid', shop.order({ id: '7301', email: null, customer: customer(7001) }));
    await shop.put('orders/paid', shop.order({ id: '7302', email: 'ben@orange.fr' }));
    await shop.put('orders/paid', shop.order({ id: '7303', email: 'benoit@free.fr' }));
    await shop.put('orders/paid', shop.order({ id: '7304', email: 'zoe@orange.fr' }));
    await shop.judge();
    expect((await heldAbout(shop, asked))?.orders.map(({ id }) => id).sort()).toEqual(orders);
  });

  test('tells an address that was only declared what was said of it, and a stranger that nothing is held', async () => {
    const shop = await aShop(ricochet);
    await shop.rows(
      `INSERT INTO declaration (shop_id, id, kind, proof, program_id, version_id, advocate_id, invitation_id, email_hash, email_sealed, first_name_sealed, locale, state, declared_at, forget_at)
       VALUES ($1, gen_random_uuid(), 'friend', 'none', $2, $3, $4, gen_random_uuid(), $5, $6, $7, 'fr', 'proposed', now(), now())`,
      ...[shop.program.id, shop.versionId, shop.ana.id, shop.emailHash('ben@orange.fr')],
      ...['ben@orange.fr', 'Ben'].map((text) => ricochet.services.seal.seal(text)),
    );
    expect(await heldAbout(shop, { email: 'ben@orange.fr' })).toMatchObject({
      customerId: null,
      declarations: [{ as: 'friend', firstName: 'Ben', email: 'ben@orange.fr', state: 'proposed' }],
    });
    expect(await heldAbout(await aShop(ricochet), { email: 'nobody@orange.fr' })).toBeNull();
  });

  test('leads nowhere once they were erased', async () => {
    const shop = await aShop(ricochet);
    await shop.put('orders/paid', shop.order({ id: '7401', email: 'ben@orange.fr', customer: customer(7001) }));
    await shop.judge();
    expect(await heldAbout(shop, { id: 7001, email: 'ben@orange.fr' })).not.toBeNull();
    await shop.put('customers/redact', redaction(7001, 'ben@orange.fr', ['7401']));
    await shop.judge();
    expect(await shop.rows('SELECT "values" FROM problem WHERE shop_id = $1')).toEqual([
      { values: { requestId: '9999' } },
    ]);
  });

  test('of another shop can’t be read', async () => {
    const [shop, other] = [await aShop(ricochet), await aShop(ricochet)];
    await heldAbout(shop, { id: 100 });
    const web = createWebContainer(ricochet.services);
    const [problem] = await web.problems(shop.shopId);
    expect(await web.personExport(other.shopId, problem!.id)).toBeNull();
  });
});

describe('customers/redact (SC-28)', () => {
  const BEN = '7920719925474';
  async function aRedactedFriend() {
    const shop = await aShop(ricochet);
    const { claimId } = await shop.claims('ben@orange.fr', { customerId: BEN });
    const buyer = { ...customer(Number(BEN), 'ben@orange.fr'), first_name: 'Benjamin', last_name: 'Roy' };
    const home = {
      first_name: 'Benjamin',
      last_name: 'Roy',
      address1: '1 rue Haute',
      zip: '75001',
      country_code: 'FR',
    };
    const phone = { phone: '+33612345678', shipping_address: home, billing_address: home };
    await shop.put('orders/paid', shop.order({ id: '4401', customer: buyer, ...phone }));
    await shop.judge();
    const before = [await shop.verdict(claimId), await shop.verdict('4401')];
    const [{ traces }] = (await shop.rows<{ traces: object }>(
      "SELECT facts->'traces' AS traces FROM order_fact WHERE shop_id = $1",
    )) as [{ traces: object }];
    await shop.put('customers/redact', redaction(Number(BEN), 'ben@orange.fr', ['4401']));
    await shop.judge();
    return { shop, claimId, before, traces: Object.values(traces) };
  }

  /** Whether each still says what it said, and would say it again. */
  async function expectToReplay(shop: TestShop, before: readonly TestVerdict[], after: readonly TestVerdict[]) {
    const offers = new Map((await shop.rows('SELECT * FROM program_version WHERE shop_id = $1')).map(offerOfRow));
    for (const [at, verdict] of after.entries()) {
      expect(said(verdict)).toEqual(said(before[at]));
      const { outcome, reason, rules, grants, inputs } = verdict!;
      const again = replay(inputs, rules as never, (id) => offers.get(id)!);
      expect(JSON.parse(JSON.stringify(again))).toMatchObject({ outcome, reason, rules, grants });
    }
  }

  test('leaves no name, address or identifier that leads back', async () => {
    const { shop, before, traces } = await aRedactedFriend();
    const { friend } = before[1]!.inputs as { friend: Record<string, string> };
    const { customerId, emailHash, phoneHash } = friend;
    expect([customerId, emailHash]).toEqual([BEN, shop.emailHash('ben@orange.fr')]);
    expect(traces.length).toBeGreaterThan(3);
    expect(
      await shop.rows(
        'SELECT email_sealed, first_name_sealed FROM person WHERE shop_id = $1 AND redacted_at IS NOT NULL',
      ),
    ).toEqual([{ email_sealed: null, first_name_sealed: null }]);
    for (const word of ['ben@orange.fr', 'Benjamin', BEN, phoneHash!, ...traces.map(String)])
      expect(await whereStands(shop, word), word).toEqual([]);
    // that nobody writes there again
    expect(await whereStands(shop, emailHash!)).toEqual(['notice']);
    expect((await shop.inbox()).every((row) => row.body.length === 0)).toBe(true);
  });

  test('leaves outcome, rules and grants of every verdict as they were, and every verdict replays', async () => {
    const { shop, claimId, before } = await aRedactedFriend();
    await expectToReplay(shop, before, [await shop.verdict(claimId), await shop.verdict('4401')]);
    await expectStraight(shop);
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
  });

  test('of an advocate leaves nothing of them in what was judged of others, and who was found out stays so', async () => {
    const [ANA, order] = ['7920719925475', '4701'];
    const shop = await aShop(ricochet, { customerId: ANA });
    const { claimId } = await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: order }));
    const own = { email: null, customer: customer(Number(ANA)) };
    const code = { discount_codes: [{ code: shop.ana.code, amount: '0', type: 'percentage' }] };
    await shop.put('orders/paid', shop.order({ id: '4702', ...own, ...code }));
    await shop.judge();
    const verdicts = async () => [await shop.verdict(claimId), await shop.verdict(order), await shop.verdict('4702')];
    const before = await verdicts();
    expect(before.map((verdict) => verdict?.reason)).toEqual([null, null, 'self-referral']);
    await ricochet.services.audit(shop.shopId, '7', 'link.mailed', { customerId: ANA });

    await shop.put('customers/redact', redaction(Number(ANA), 'ana@orange.fr'));
    await shop.judge();
    await expectToReplay(shop, before, await verdicts());
    expect(await whereStands(shop, ANA)).toEqual([]);
    expect(await whereStands(shop, shop.emailHash('ana@orange.fr'))).toEqual(['notice']);
    // the friend is known as before
    expect(await whereStands(shop, shop.emailHash('ben@orange.fr'))).toContain('verdict');
    expect(await shop.rows("SELECT after FROM audit_log WHERE shop_id = $1 AND action = 'link.mailed'")).toEqual([
      { after: {} },
    ]);
    await expectStraight(shop);
  });

  test('holds against what Shopify tells of the order later: same verdict, same one reward', async () => {
    const { shop } = await aRedactedFriend();
    const later = { updated_at: ricochet.clock.now().toISOString() };
    await shop.put('orders/updated', shop.order({ id: '4401', email: null, customer: null, ...later }));
    await shop.judge();
    expect((await shop.verdict('4401'))?.outcome).toBe('approved');
    expect(await shop.rewards('advocate')).toHaveLength(1);
    expect(await shop.rows('SELECT 1 FROM referral WHERE shop_id = $1')).toHaveLength(1);
    expect(
      await shop.rows(
        'SELECT 1 FROM person_identifier WHERE shop_id = $1 AND value = $2',
        shop.emailHash('ben@orange.fr'),
      ),
    ).toEqual([]);
    await expectStraight(shop);
  });

  const theirOrder = (shop: TestShop, id: string, changes: Record<string, unknown> = {}) =>
    shop.order({ id, customer: customer(55, 'ben@orange.fr'), ...changes });
  /** Ben is erased, and then Shopify tells of his order once more. */
  async function isErasedAndToldOfAgain(shop: TestShop, id: string, changes: Record<string, unknown> = {}) {
    const before = await shop.verdict(id);
    await shop.put('customers/redact', redaction(55, 'ben@orange.fr', [id]));
    await shop.judge();
    const updated_at = ricochet.clock.now().toISOString();
    await shop.put(
      'orders/updated',
      theirOrder(shop, id, { email: null, customer: null, note: 'x', ...changes, updated_at }),
    );
    await shop.judge();
    return { before, after: await shop.verdict(id) };
  }

  test('nor does it take back what a bare code or a visit brought, though nobody can tell any more who bought', async () => {
    const shop = await aShop(ricochet);
    const withCode = { discount_codes: [{ code: shop.ana.code, amount: '0', type: 'percentage' }] };
    await shop.put('orders/paid', theirOrder(shop, '4411', withCode));
    await shop.judge();
    const { before, after } = await isErasedAndToldOfAgain(shop, '4411', withCode);
    expect(before).toMatchObject({ outcome: 'approved' });
    expect(said(after)).toEqual(said(before));
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
  });

  test('nor what an invitation to their address brought', async () => {
    const shop = await aShop(ricochet);
    const { id: advocateId } = shop.ana;
    const declarationId = randomUUID();
    const invitation = { ...{ declarationId, by: 'friend', proof: 'none', advocateId, invitationId: randomUUID() } };
    const emailSealed = ricochet.services.seal.seal('ben@orange.fr');
    const friend = { emailHash: shop.emailHash('ben@orange.fr'), emailSealed, firstNameSealed: null };
    const rest = { programId: shop.program.id, orderId: null, locale: 'fr', declaredAt: shop.invitedAt };
    await shop.put(OWN_TOPICS.declared, { ...invitation, ...friend, ...rest });
    await shop.put('orders/paid', theirOrder(shop, '4421'));
    await shop.judge();
    const { before, after } = await isErasedAndToldOfAgain(shop, '4421');
    expect(before).toMatchObject({ outcome: 'approved' });
    expect(before?.rules[0]).toMatchObject({ code: 'attributed', input: { evidence: 'invitation-email' } });
    expect(said(after)).toEqual(said(before));
    const told = { email: null, customer: null, updated_at: ricochet.clock.now().toISOString() };
    await shop.put('orders/cancelled', cancellationOf(theirOrder(shop, '4421', told)));
    await shop.judge();
    expect(await shop.verdict('4421')).toMatchObject({ outcome: 'rejected', reason: 'order-standing' });
  });

  test('nor what was paid where conditions look at the buyer, or at the advocate, who may be erased as well', async () => {
    const tagged = { match: 'all', of: [{ code: 'tag', args: { has: 'any', tags: ['Fidèle'] } }] } as const;
    const shop = await aShop(ricochet, { terms: { eligibility: { friend: tagged, advocate: tagged } as never } });
    const profile = { orders: 1, spentMinor: 0, currency: 'EUR', acceptsMarketing: true, country: 'FR' };
    const isTagged = {
      ...profile,
      ...{ customerSince: shop.invitedAt, lastOrderAt: null, tags: { fidèle: true }, segments: {}, domains: {} },
    };
    const withCode = { discount_codes: [{ code: shop.ana.code, amount: '0', type: 'percentage' }] };
    await shop.put('orders/paid', theirOrder(shop, '4431', withCode));
    await shop.judge();
    const about = { ordersBefore: 0, buyer: isTagged, advocates: { [shop.ana.id]: isTagged } };
    await shop.put(OWN_TOPICS.aboutOrder, { orderId: '4431', about });
    await shop.judge();
    const { before, after } = await isErasedAndToldOfAgain(shop, '4431', withCode);
    expect(before).toMatchObject({ outcome: 'approved' });
    expect(said(after)).toEqual(said(before));
    await shop.put('customers/redact', redaction(100, 'ana@orange.fr'));
    await shop.judge();
    const later = new Date(ricochet.clock.now().getTime() + 1_000).toISOString();
    await shop.put(
      'orders/updated',
      theirOrder(shop, '4431', { ...withCode, email: null, customer: null, updated_at: later }),
    );
    await shop.judge();
    expect(said(await shop.verdict('4431'))).toEqual(said(before));
    expect(await shop.wallet()).toEqual({ available: 0, pending: 500 });
  });

  test('nor does it let in who was refused for the advocate’s own phone', async () => {
    const shop = await aShop(ricochet);
    const withCode = { discount_codes: [{ code: shop.ana.code, amount: '0', type: 'percentage' }] };
    const phone = '+33600000011';
    await shop.put('orders/paid', shop.order({ id: '4440', email: 'ana@orange.fr', customer: customer(100), phone }));
    await shop.put('orders/paid', theirOrder(shop, '4441', { ...withCode, phone }));
    await shop.judge();
    const { before, after } = await isErasedAndToldOfAgain(shop, '4441', withCode);
    expect(before).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
    expect(said(after)).toEqual(said(before));
  });

  test('and a cancellation afterwards still takes the reward back', async () => {
    const { shop } = await aRedactedFriend();
    await shop.put('orders/cancelled', cancellationOf(shop.order({ id: '4401', email: null })));
    await shop.judge();
    expect(await shop.wallet()).toEqual({ available: 0, pending: 0 });
    await expectStraight(shop);
  });

  test('of a guest known by their order only', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ id: '4501' }));
    await shop.judge();
    await shop.put('customers/redact', redaction(null, null, ['4501']));
    await shop.judge();
    expect(
      await shop.rows('SELECT 1 FROM person WHERE shop_id = $1 AND redacted_at IS NOT NULL AND email_sealed IS NULL'),
    ).toHaveLength(1);
  });

  test('leaves no code an advocate chose, in the changes neither; nobody gets one, and what was bought by the given one stands', async () => {
    const shop = await aShop(ricochet);
    const bob = await shop.enrol('bob', '200');
    const web = createWebContainer({
      ...ricochet.services,
      clientFor: () => ({ request: async () => ({ codeDiscountNodeByCode: null }) }) as never,
    });
    const view = async () => shopView((await ricochet.services.shops.load(shop.shopId))!);
    const chooses = async (of: { personId: string }, customerId: string, code: string) =>
      web.chooseCode(await view(), customerId, { token: newRedeemToken(shop.keys, of.personId), code });
    for (const code of ['ANABELLE-75', 'ANABELLE-76', 'ANABELLE-77'])
      expect(await chooses(shop.ana, '100', code)).toMatchObject({ state: 'done' });
    const bought = {
      email: 'ben@orange.fr',
      discount_codes: [{ code: shop.ana.code, amount: '0', type: 'percentage' }],
    };
    await shop.put('orders/paid', shop.order({ id: '4601', ...bought }));
    await shop.judge();
    expect((await shop.verdict('4601'))?.outcome).toBe('approved');

    const typed = await web.tillInvitation(
      await view(),
      { code: 'ANABELLE-75', customerId: null },
      { userId: '7', name: '7' },
    );
    expect(typed.state).toBe('open');

    await shop.put('customers/redact', redaction(100, 'ana@orange.fr'));
    await shop.judge();
    expect(await whereStands(shop, 'ANABELLE')).toEqual([]);
    const { entries } = await web.changes(shop.shopId, { group: 'operation', before: null });
    expect(entries.filter(({ action }) => action === 'advocate.renamed')).toHaveLength(3);
    expect(JSON.stringify(entries)).not.toContain(shop.ana.code);
    const till = await web.changes(shop.shopId, { group: 'till', before: null });
    expect(till.entries).toMatchObject([
      { action: 'invitation.attached', references: [{ of: 'advocateId', id: shop.ana.id, name: null }] },
    ]);
    for (const code of ['ANABELLE-75', 'ANABELLE-77'])
      expect(await chooses(bob, '200', code)).toEqual({ state: 'invalid', problem: 'taken' });
    expect(await web.visit(await view(), 'ANABELLE-77', '192.0.2.3', null)).toMatchObject({ state: 'closed' });

    const updated_at = ricochet.clock.now().toISOString();
    await shop.put('orders/updated', shop.order({ id: '4601', ...bought, note: 'gift', updated_at }));
    await shop.judge();
    expect((await shop.verdict('4601'))?.outcome).toBe('approved');
    await expectStraight(shop);
  });

  test('finds what an alias of theirs knew', async () => {
    const shop = await aShop(ricochet);
    await shop.claims('ben@orange.fr');
    await shop.claims('benoit@free.fr');
    await shop.put('orders/paid', shop.order({ id: '6100', email: 'ben@orange.fr', customer: customer(61) }));
    await shop.put('orders/paid', shop.order({ id: '6200', email: 'benoit@free.fr', customer: customer(62) }));
    await shop.judge();
    await shop.put('customers/merge', merge(61, 62));
    await shop.judge();
    await shop.put('customers/redact', redaction(61, 'ben@orange.fr'));
    await shop.judge();
    expect(await shop.rows('SELECT id FROM person WHERE shop_id = $1 AND email_sealed IS NOT NULL')).toEqual([
      { id: shop.ana.personId },
    ]);
  });
});

describe('app/uninstalled', () => {
  const session = (shop: TestShop) => ({
    id: `offline_${shop.domain}`,
    domain: shop.domain,
    isOnline: false,
    sealed: 'sealed',
    expiresAt: null,
  });

  test('marks the shop and forgets its tokens', async () => {
    const shop = await aShop(ricochet);
    await ricochet.services.db.withShop(shop.shopId, (tx) =>
      tx.session.create({ data: { shopId: shop.shopId, ...session(shop) } }),
    );
    await shop.put('app/uninstalled', { id: 1, domain: shop.domain }, 'gone', daysAfter(ricochet.clock.now(), 1));
    await shop.judge();
    expect((await ricochet.services.shops.load(shop.shopId))?.uninstalledAt).not.toBeNull();
    expect(await shop.rows('SELECT 1 FROM session WHERE shop_id = $1')).toEqual([]);
    expect(await ricochet.services.shops.installed()).not.toContain(shop.shopId);
  });

  test('older than the installation belongs to the one before and is ignored', async () => {
    const shop = await aShop(ricochet);
    await shop.put('app/uninstalled', { id: 1, domain: shop.domain }, 'late', daysAfter(ricochet.clock.now(), -4));
    await shop.judge();
    expect((await ricochet.services.shops.load(shop.shopId))?.uninstalledAt).toBeNull();
  });
});

describe('shop/redact', () => {
  test('erases everything of that shop and nothing of another', async () => {
    const [shop, other] = [await aShop(ricochet), await aShop(ricochet)];
    for (const one of [shop, other]) {
      await one.claims('ben@orange.fr');
      await one.put('orders/paid', one.order());
      await one.put('orders/paid', Buffer.from('unreadable'));
      await one.judge();
    }
    const countRows = async (shopId: string) => {
      const { rows: tables } = await ricochet.owner.query(
        "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity ORDER BY 1",
      );
      const counts: Record<string, number> = {};
      for (const { name } of tables)
        counts[name] = Number(
          (await ricochet.owner.query(`SELECT count(*) FROM ${name} WHERE shop_id = $1`, [shopId])).rows[0].count,
        );
      return counts;
    };
    const untouched = await countRows(other.shopId);
    await shop.put('app/uninstalled', { id: 1, domain: shop.domain });
    await shop.judge();
    await shop.put('shop/redact', { shop_id: 1, shop_domain: shop.domain });
    await shop.judge();
    expect(await shop.jobs('redact-shop')).toHaveLength(1);
    await ricochet.work.redactShop(shop.shopId);
    expect(Object.entries(await countRows(shop.shopId)).filter(([, count]) => count > 0)).toEqual([]);
    expect(await countRows(other.shopId)).toEqual(untouched);
  });

  test('leaves nothing that would call the judge for ever', async () => {
    const shop = await aShop(ricochet, { terms: { firstPurchase: { advocate: percentOff(10) } } });
    const start = ricochet.clock.now();
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order());
    await shop.put('app/uninstalled', { id: 1, domain: shop.domain });
    await shop.judge();
    await ricochet.work.redactShop(shop.shopId);
    expect(await shop.rows('SELECT 1 FROM verdict WHERE shop_id = $1')).toEqual([]);
    try {
      await timeGoesTo(ricochet, daysAfter(start, 30));
      await ricochet.work.judge(shop.shopId);
      expect(await ricochet.work.shopsWithWork(100)).not.toContain(shop.shopId);
    } finally {
      ricochet.clock.set(start);
    }
  });

  test('of a shop that came back erases nothing; of one whose leaving we were not told of, everything', async () => {
    const { shop, store, aProcess } = await aShopWithRewards(ricochet);
    const { redactShop } = aProcess();
    await redactShop(shop.shopId);
    expect(await ricochet.services.shops.load(shop.shopId)).toMatchObject({ uninstalledAt: null });
    expect(await shop.rows('SELECT 1 FROM program WHERE shop_id = $1')).toHaveLength(1);
    store.uninstallApp();
    await redactShop(shop.shopId);
    expect(await ricochet.services.shops.load(shop.shopId)).toBeNull();
    expect(await shop.rows('SELECT 1 FROM program WHERE shop_id = $1')).toEqual([]);
  });

  test('erases a shop whose leaving we were not told of though its hour’s token has long expired', async () => {
    const { shop, store, aProcess } = await aShopWithRewards(ricochet, { tokenExpired: true });
    await aProcess().redactShop(shop.shopId);
    expect(await ricochet.services.shops.load(shop.shopId)).not.toBeNull();
    store.uninstallApp();
    const silent = aProcess({ through: async () => new Response('', { status: 503 }) });
    await expect(silent.redactShop(shop.shopId)).rejects.toThrow(UnavailableError);
    expect(await ricochet.services.shops.load(shop.shopId)).not.toBeNull();
    await aProcess().redactShop(shop.shopId);
    expect(await ricochet.services.shops.load(shop.shopId)).toBeNull();
  });

  test.each([402, 404, 423])('erases a shop that has closed: Shopify answers %i', async (status) => {
    for (const tokenExpired of [false, true]) {
      const { shop, aProcess } = await aShopWithRewards(ricochet, { tokenExpired });
      await aProcess({ through: async () => new Response('closed', { status }) }).redactShop(shop.shopId);
      expect(await ricochet.services.shops.load(shop.shopId)).toBeNull();
    }
  });

  test('erases nothing where Shopify can’t be asked, nor what was installed anew meanwhile', async () => {
    const { shop, aProcess } = await aShopWithRewards(ricochet);
    const { redactShop } = aProcess({ through: async () => new Response('', { status: 503 }) });
    await expect(redactShop(shop.shopId)).rejects.toThrow(UnavailableError);
    const { shops } = ricochet.services;
    await shops.erase(shop.shopId, { installedAt: daysAfter(ricochet.clock.now(), -400) });
    expect(await shops.load(shop.shopId)).not.toBeNull();
  });
});
