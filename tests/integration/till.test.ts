import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import { composeMail } from '../../app/container/compose-mail.server.ts';
import type { Container } from '../../app/container/container.ts';
import { createWebContainer } from '../../app/container.server.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { UnavailableError } from '../../app/shopify/call-errors.ts';
import { customerBlockModel } from '../../app/ui/extensions/customer-block-model.ts';
import { tillClaimModel, tillCustomerModel, tillInvitationModel } from '../../app/ui/extensions/till-model.ts';
import { useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** S6: what staff do at the till for whoever stands there. */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();
const actor = { userId: '7', name: '7' };
const PERCENT = { type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays: 30 } as const;

async function aTill(terms: Parameters<typeof aShopInLife>[4] = { welcome: PERCENT }) {
  const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => PERCENT, terms);
  const container: Container = createWebContainer(life.services);
  const view = shopView((await life.services.shops.load(life.shop.shopId))!);
  const aCustomer = (email: string) =>
    life.store.createCustomer({ email, firstName: 'Léa', lastName: 'Robin', hasAccount: false });
  /** the judge hears of it, and the codes are made, while the staff wait */
  async function whileJudged<Answer>(asking: Promise<Answer>): Promise<Answer> {
    let isAnswered = false;
    const answer = asking.finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      await life.shop.judge();
      await life.work.issueRewards(life.shop.shopId);
      await sleep(20);
    }
    return answer;
  }
  return {
    ...life,
    container,
    view,
    aCustomer,
    whileJudged,
    types: (code: string, who = actor, customerId: string | null = null) =>
      container.tillInvitation(view, { code, customerId }, who),
    claims: (visitToken: string, customerId: string) =>
      whileJudged(container.claimAtTill(view, { visitToken, customerId }, actor)),
    actions: async () =>
      (await container.changes(life.shop.shopId, { group: 'till', before: null })).entries.map(({ action }) => action),
  };
}

const visitOf = (landing: Awaited<ReturnType<Container['tillInvitation']>>) =>
  landing.state === 'open' ? landing.visitToken : '';

describe('a code typed at the till', () => {
  test('opens the invitation, as its link would, and nothing else does', async () => {
    const till = await aTill();
    const open = tillInvitationModel(await till.types(till.shop.ana.code.toLowerCase()), 'en');
    expect(open).toMatchObject({ state: 'open', properties: { _ricochet_visit: expect.stringMatching(/./) } });
    const unknown = tillInvitationModel(await till.types('NOPE-XX'), 'en');
    expect(unknown).toEqual({
      state: 'closed',
      text: expect.stringContaining('No invitation stands behind this code'),
    });
    await till.container.setProgramStatus(till.shop.shopId, 'paused', actor);
    expect(tillInvitationModel(await till.types(till.shop.ana.code), 'en')).toEqual(unknown);
  });

  test('is on record once it opens: by whom, and whose sale it goes with', async () => {
    const till = await aTill();
    const lea = till.aCustomer('lea.robin@example.net');
    const token = async (search: string, address = 'pos/invitation') => {
      const now = Math.floor(ricochet.clock.now().getTime() / 1_000);
      const signed = await new SignJWT({
        sub: '902541635',
        dest: `https://${till.view.domain}`,
        aud: till.services.environment.SHOPIFY_API_KEY,
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(`https://${till.view.domain}/admin`)
        .setExpirationTime(now + 60)
        .sign(new TextEncoder().encode(till.services.environment.SHOPIFY_API_SECRET));
      const headers = { Authorization: `Bearer ${signed}` };
      const request = new Request(`https://app.example/ext/${address}${search}`, { headers });
      return (await till.container.authenticateStaff(request)).actor;
    };
    await till.types('NOPE-XX', await token('?staff=12'));
    await till.types(till.shop.ana.code, await token('?staff=12'), lea.id);
    // whoever is logged in is pinned in, too; nobody is; what is no number is nobody's
    for (const search of ['?staff=902541635', '', '?staff=Mia'])
      await till.types(till.shop.ana.code, await token(search));
    // nobody is pinned in in the admin, whatever its address says
    expect(await token('?staff=12', `customer/${lea.id}`)).toEqual({ userId: '902541635', name: '902541635' });
    const { entries } = await till.container.changes(till.shop.shopId, { group: 'till', before: null });
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ...Array.from({ length: 3 }, () => ['invitation.attached', '902541635']),
      ['invitation.attached', 'staff 12 with 902541635'],
    ]);
    expect(entries.at(-1)?.values.map(({ path, after }) => [path, after])).toEqual([
      ['advocateId', till.shop.ana.id],
      ['customerId', lea.id],
    ]);
    expect(entries.at(-1)?.references).toEqual([expect.objectContaining({ of: 'advocateId', name: 'ana' })]);
  });

  test('can’t be guessed: after sixty in a minute the same staff finds every code closed', async () => {
    const till = await aTill();
    for (let tries = 0; tries < 60; tries++) await till.types(`NOPE-${tries}`);
    expect((await till.types(till.shop.ana.code)).state).toBe('closed');
    expect((await till.types(till.shop.ana.code, { userId: '8', name: '8' })).state).toBe('open');
  });
});

describe('the welcome at the till', () => {
  test('goes to the address Shopify has of the customer, leaves no trace of the shop’s own network, and is on record', async () => {
    const till = await aTill();
    const lea = till.aCustomer('lea.robin@example.net');
    const outcome = await till.claims(visitOf(await till.types(till.shop.ana.code)), lea.id);
    expect(outcome).toMatchObject({
      state: 'approved',
      code: expect.stringMatching(/./),
      emailMasked: expect.any(String),
    });
    const told = tillClaimModel(outcome, 'fr', 'Europe/Paris', {});
    expect(told).toMatchObject({ isGiven: true, code: outcome.state === 'approved' ? outcome.code : '' });
    expect(JSON.stringify(told)).not.toContain('example.net');
    const seen = await till.shop.rows<{ key: string }>(
      `SELECT key FROM sighting WHERE shop_id = $1 AND subject LIKE 'claim:%'`,
    );
    expect(seen.map(({ key }) => key.split(':')[0]).sort()).toEqual(['friend-of', 'mailbox']);
    expect(await till.actions()).toEqual(['welcome.claimed', 'invitation.attached']);
  });

  test('isn’t for whoever’s own code it is, nor for somebody without an address', async () => {
    const till = await aTill();
    const visit = visitOf(await till.types(till.shop.ana.code));
    expect(tillClaimModel(await till.claims(visit, till.ana.id), 'en', 'UTC', {})).toEqual({
      isGiven: false,
      text: 'This is the customer’s own code: they can’t invite themselves.',
      code: null,
      properties: {},
    });
    till.engine.state.customers[till.ana.id]!.email = null;
    expect(await till.claims(visit, till.ana.id)).toEqual({ state: 'no-address' });
    expect(await till.claims(visit, '404')).toEqual({ state: 'no-address' });
    expect(await till.actions()).toEqual(['invitation.attached']);
  });
});

describe('a customer at the till', () => {
  const model = async (till: Awaited<ReturnType<typeof aTill>>, customerId: string) =>
    tillCustomerModel(await till.container.tillCustomer(till.view, customerId), 'en', {});

  test('is enrolled by staff, once, and on record', async () => {
    const till = await aTill();
    const lea = till.aCustomer('lea.robin@example.net');
    expect(await model(till, lea.id)).toMatchObject({
      advocate: null,
      canEnrol: true,
      note: expect.stringMatching(/10/),
    });
    expect(await till.actions()).toEqual([]);
    await till.container.enrolAtTill(till.view, lea.id, actor);
    await till.container.enrolAtTill(till.view, lea.id, actor);
    const known = await model(till, lea.id);
    expect(known).toMatchObject({ canEnrol: false, note: null });
    expect(known.advocate?.code).toMatch(/^LEA-/);
    expect(known.advocate?.qr).toMatch(/^data:image\/png;base64,/);
    expect(await till.actions()).toEqual(['advocate.enrolled']);
  });

  test('gets their code by e-mail, once a day, when they have one', async () => {
    const till = await aTill();
    const lea = till.aCustomer('lea.robin@example.net');
    const mail = (customerId: string) => till.container.mailLinkFromTill(till.view, customerId, actor);
    expect(await mail(lea.id)).toBe('none');
    await till.container.enrolAtTill(till.view, lea.id, actor);
    expect([await mail(lea.id), await mail(lea.id)]).toEqual(['sent', 'today']);
    expect(await till.actions()).toEqual(['link.mailed', 'advocate.enrolled']);
    const [queued] = await till.services.messages.queued(till.shop.shopId, 9, ricochet.clock.now());
    const shop = (await till.services.shops.load(till.shop.shopId))!;
    const sent = await composeMail(
      queued!,
      { ...shop, ruleTexts: {}, words: 'purchase' } as never,
      (sealed) => till.services.seal.open(sealed),
      { signDeclaration: () => '', signSpace: () => '' },
    );
    expect(sent?.to).toBe('lea.robin@example.net');
    expect(sent?.text).toContain((await model(till, lea.id)).advocate?.link);
    // a day later they have another address, and then none
    ricochet.clock.set(new Date(ricochet.clock.now().getTime() + 86_400_000));
    till.engine.state.customers[lea.id]!.email = 'lea.durand@example.net';
    expect(await mail(lea.id)).toBe('sent');
    const addresses = (await till.services.messages.queued(till.shop.shopId, 9, ricochet.clock.now())).map(
      ({ reader }) => till.services.seal.open(reader?.emailSealed ?? ''),
    );
    expect(new Set(addresses)).toEqual(new Set(['lea.durand@example.net']));
    ricochet.clock.set(new Date(ricochet.clock.now().getTime() + 86_400_000));
    till.engine.state.customers[lea.id]!.email = null;
    expect(await mail(lea.id)).toBe('noAddress');

    const nameless = till.store.createCustomer({ email: '', firstName: '', lastName: '', hasAccount: false });
    till.engine.state.customers[nameless.id]!.email = null;
    await till.container.enrolAtTill(till.view, nameless.id, actor);
    expect(await mail(nameless.id)).toBe('noAddress');
  });

  test('whom Shopify doesn’t know isn’t enrolled', async () => {
    const till = await aTill();
    await till.container.enrolAtTill(till.view, '404', actor);
    expect(await till.shop.rows('SELECT 1 FROM advocate WHERE shop_id = $1')).toHaveLength(1);
    expect(await till.actions()).toEqual([]);
  });

  test('who may not invite hears why, and isn’t enrolled', async () => {
    const till = await aTill({
      eligibility: { advocate: { match: 'all', of: [{ code: 'tag', args: { has: 'any', tags: ['Fidèle'] } }] } },
    });
    const lea = till.aCustomer('lea.robin@example.net');
    expect(await model(till, lea.id)).toMatchObject({ canEnrol: false, note: expect.stringMatching(/./) });
    await till.container.enrolAtTill(till.view, lea.id, actor);
    expect(await model(till, lea.id)).toMatchObject({ advocate: null });
    await till.container.setProgramStatus(till.shop.shopId, 'paused', actor);
    expect((await model(till, lea.id)).note).toBe('The referral programme isn’t running at the moment.');
  });

  test('has their story told where Shopify can’t be asked whether they may invite, and nothing to press', async () => {
    const till = await aTill({
      welcome: PERCENT,
      eligibility: { advocate: { match: 'all', of: [{ code: 'tag', args: { has: 'any', tags: ['Fidèle'] } }] } },
    });
    // a friend who bought, and isn't an advocate herself
    const customerId = (await till.friendBuys()).customerId ?? '';
    const told = async (services: typeof till.services, voice: 'fr' | 'en') =>
      customerBlockModel(await createWebContainer(services).tillCustomer(till.view, customerId), voice, {});
    const asked = await told(till.services, 'en');
    const client = till.services.clientFor();
    const refusing = (error: Error) => ({
      ...till.services,
      clientFor: () => ({ ...client, request: () => Promise.reject(error) }),
    });
    const away = refusing(new UnavailableError('no answer', { ambiguous: true }));
    const silent = await told(away, 'en');
    expect(silent).toEqual({
      ...asked,
      ...{ canEnrol: false, canMail: false },
      note: 'Shopify can’t be asked at the moment, so it isn’t known whether this customer may invite.',
    });
    expect(silent).toMatchObject({ state: 'known', cameBy: expect.objectContaining({ title: expect.any(String) }) });
    expect((await told(away, 'fr')).note).toMatch(/^Shopify n’est pas joignable/);
    // a mistake of our own isn't Shopify's silence
    await expect(told(refusing(new TypeError('ours')), 'en')).rejects.toThrow(TypeError);
  });

  test('who is blocked has no code to show', async () => {
    const till = await aTill();
    expect((await model(till, till.ana.id)).advocate?.code).toBe(till.shop.ana.code);
    const blocked = { list: 'block', by: 'customer', typed: till.ana.id, reason: 'resells' } as const;
    await till.whileJudged(till.container.listSomebody(till.shop.shopId, blocked, actor));
    expect(await model(till, till.ana.id)).toMatchObject({
      advocate: null,
      canEnrol: false,
      note: expect.stringContaining('closed'),
    });
  });

  test('sees what they have earned and not spent', async () => {
    const till = await aTill({});
    expect((await model(till, till.ana.id)).codes).toEqual([]);
    await till.friendBuys();
    const { codes } = await model(till, till.ana.id);
    expect(codes).toEqual([
      { code: expect.stringMatching(/./), title: expect.stringMatching(/10/), status: expect.any(String) },
    ]);
    // more gift cards than the list has room for, all of which end sooner
    const cards = await till.shop.rows(
      `INSERT INTO reward SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'code', 'CARD-' || n, 'cause', r.cause || n,
         'spec', '{"type": "gift-card", "amountMinor": 1000, "validMonths": 12}'::jsonb, 'expires_at', $2::text))).*
       FROM reward r, generate_series(1, 12) n WHERE r.shop_id = $1 AND r.code = $3 RETURNING 1`,
      new Date(ricochet.clock.now().getTime() + 86_400_000).toISOString(),
      codes[0]?.code,
    );
    expect(cards).toHaveLength(12);
    expect((await model(till, till.ana.id)).codes).toEqual(codes);
    await till.shop.rows(`UPDATE reward SET used_by_order = 'x' WHERE shop_id = $1 RETURNING 1`);
    expect((await model(till, till.ana.id)).codes).toEqual([]);
  });
});
