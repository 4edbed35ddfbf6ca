import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { composeMail } from '../../app/container/compose-mail.server.ts';
import { declarationsOf } from '../../app/container/declarations.server.ts';
import { newRedeemToken } from '../../app/container/wallet.server.ts';
import { loadDeclaredFriends } from '../../app/queries/declarations.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const ALWAYS = { allowDeclare: async () => true, allowVisit: async () => true };
let declarations: ReturnType<typeof declarationsOf>;
let shop: TestShop;
beforeAll(() => {
  declarations = declarationsOf(ricochet.services, ALWAYS);
});
beforeEach(async () => {
  shop = await aShop(ricochet);
});

const view = async () => shopView((await ricochet.services.shops.load(shop.shopId))!);
const open = (sealed: string) => ricochet.services.seal.open(sealed);
const declares = async (many: string, changes: { consent?: boolean; token?: string } = {}) =>
  declarations.declareFriends(await view(), '100', {
    token: newRedeemToken(shop.keys, shop.ana.personId),
    firstName: '',
    email: '',
    many,
    consent: true,
    locale: 'fr',
    ...changes,
  });
const names = async (advocate: string, changes: { email?: string; order?: string } = {}) =>
  declarations.nameAdvocate(await view(), {
    advocate,
    email: 'ben@orange.fr',
    firstName: 'Ben',
    order: '',
    locale: 'fr',
    ip: '192.0.2.1',
    userAgent: null,
    customerId: null,
    ...changes,
  });
type Row = {
  id: string;
  kind: string;
  state: string;
  proof: string;
  email_hash: string | null;
  email_sealed: string | null;
  order_id: string | null;
};
const stored = () => shop.rows<Row>('SELECT * FROM declaration WHERE shop_id = $1 ORDER BY declared_at, id');
const told = async () =>
  (await shop.rows<{ kind: string }>('SELECT kind FROM message WHERE shop_id = $1 ORDER BY id')).map(
    ({ kind }) => kind,
  );
async function mails() {
  const row = (await ricochet.services.shops.load(shop.shopId))!;
  const queued = await ricochet.services.messages.queued(shop.shopId, 50, ricochet.clock.now());
  return Promise.all(queued.map((one) => composeMail(one, { ...row, words: 'purchase' }, open, shop.keys)));
}
const pathIn = (text: string, name: string) => new RegExp(`/apps/ricochet/${name}/([\\w-]+)`).exec(text)?.[1] ?? '';

describe('an advocate declares friends', () => {
  test('each is judged, written to once, and credited when they buy with that address', async () => {
    expect(await declares('Ben ben@orange.fr\nZoé, zoe@orange.fr')).toEqual({ state: 'done', count: 2 });
    await shop.judge();
    expect((await stored()).map(({ state }) => state)).toEqual(['proposed', 'proposed']);
    const sent = await mails();
    expect(sent.map((mail) => mail?.to).sort()).toEqual(['ben@orange.fr', 'zoe@orange.fr']);
    expect(sent[0]).toMatchObject({ headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } });

    await shop.put('orders/paid', shop.order({ id: '9001', email: 'ben@orange.fr', at: ricochet.clock.now() }));
    await shop.judge();
    expect(await shop.verdict('9001')).toMatchObject({ outcome: 'approved', advocate_id: shop.ana.id });
  });

  test('the same form twice is one declaration; a page of somebody else’s, no agreement and a bad line take nothing', async () => {
    await declares('ben@orange.fr');
    await declares('Ben@orange.fr');
    await shop.judge();
    expect(await stored()).toHaveLength(1);
    expect(await declares('lou@orange.fr', { token: 'made.up' })).toEqual({ state: 'closed' });
    expect(await declares('lou@orange.fr', { consent: false })).toMatchObject({ problem: 'no-consent' });
    expect(await declares('lou@orange.fr\nnobody')).toEqual({ state: 'invalid', problem: 'malformed', line: 'nobody' });
    expect(await declares('ana@orange.fr')).toMatchObject({ problem: 'own-address' });
    await shop.judge();
    expect(await stored()).toHaveLength(1);
  });

  test('the link leads to the invitation under its own offer, and a claim takes it up', async () => {
    await declares('ben@orange.fr');
    await shop.judge();
    await shop.publish({ conditions: { windowDays: 3 } }, ricochet.clock.now());
    const [mail] = await mails();
    const landing = await declarations.invitation(await view(), pathIn(mail!.text, 'invitation'), '192.0.2.1');
    expect(landing).toMatchObject({
      state: 'open',
      advocateFirstName: 'ana',
      terms: { conditions: { windowDays: 30 } },
    });
    const visit = landing.state === 'open' ? shop.keys.openVisit(landing.visitToken) : null;
    const [invitation] = await shop.rows<{ id: string; version_id: string }>(
      'SELECT * FROM invitation WHERE shop_id = $1',
    );
    expect(visit).toMatchObject({ invitationId: invitation?.id, versionId: invitation?.version_id });
    expect(await declarations.invitation(await view(), 'x'.repeat(65), '192.0.2.1')).toMatchObject({ state: 'closed' });
  });

  test('the link is closed once the days are over that its mail named', async () => {
    await declares('ben@orange.fr');
    await shop.judge();
    const declaredAt = ricochet.clock.now();
    const [mail] = await mails();
    const invitation = async () =>
      (await declarations.invitation(await view(), pathIn(mail!.text, 'invitation'), '192.0.2.1')).state;
    await timeGoesTo(ricochet, daysAfter(declaredAt, 29));
    expect(await invitation()).toBe('open');
    await timeGoesTo(ricochet, daysAfter(declaredAt, 31));
    expect(await invitation()).toBe('closed');
    await timeGoesTo(ricochet, declaredAt);
  });

  test('who is blocked declares nobody, and the invitations they sent are closed while it lasts', async () => {
    await declares('ben@orange.fr');
    await shop.judge();
    const [mail] = await mails();
    const invitation = async () =>
      (await declarations.invitation(await view(), pathIn(mail!.text, 'invitation'), '192.0.2.1')).state;
    expect(await invitation()).toBe('open');
    const { lift } = await shop.lists('block', 'person', shop.ana.personId);
    expect(await invitation()).toBe('closed');
    expect(await declares('zoe@orange.fr')).toEqual({ state: 'closed' });
    await lift();
    expect(await invitation()).toBe('open');
    expect(await declares('zoe@orange.fr')).toEqual({ state: 'done', count: 1 });
  });

  test('what the advocate sees is the same for a stranger, an old customer and an address that wants no mail', async () => {
    await shop.put('orders/paid', shop.order({ email: 'old@orange.fr' }));
    await ricochet.services.db.withShop(shop.shopId, (tx) =>
      tx.notice.create({
        data: { shopId: shop.shopId, emailHash: shop.emailHash('quiet@orange.fr'), stoppedAt: ricochet.clock.now() },
      }),
    );
    await shop.judge();
    await declares('new@orange.fr\nold@orange.fr\nquiet@orange.fr');
    await shop.judge();
    expect((await stored()).map(({ state }) => state).sort()).toEqual(['proposed', 'refused', 'refused']);
    const seen = await loadDeclaredFriends(ricochet.services.db, shop.shopId, shop.ana.id, open, () => '');
    expect(seen.map(({ state }) => state)).toEqual(['invited', 'invited', 'invited']);
    expect(await told()).toEqual(['friend-invitation']);
  });

  test('whoever stops mail hears nothing more, however they are declared', async () => {
    await declares('ben@orange.fr');
    await shop.judge();
    const [mail] = await mails();
    await declarations.stopMail(await view(), pathIn(mail!.text, 'stop'));
    expect(await mails()).toEqual([null]);
  });

  test('an address that accepts nothing is forgotten after its days, and stays known by its hash', async () => {
    await declares('Ben ben@orange.fr');
    await shop.judge();
    await ricochet.work.forgetAddresses();
    expect((await stored())[0]?.email_sealed).not.toBeNull();
    const now = ricochet.clock.now();
    await timeGoesTo(ricochet, daysAfter(now, 31));
    await ricochet.work.forgetAddresses();
    await shop.judge();
    expect((await stored())[0]).toMatchObject({
      email_sealed: null,
      email_hash: shop.emailHash('ben@orange.fr'),
      state: 'expired',
    });
    await declares('ben@orange.fr');
    await shop.judge();
    expect((await stored()).map(({ state }) => state)).toEqual(['expired', 'refused']);
    ricochet.clock.set(now);
  });
});

describe('a friend names the advocate', () => {
  test('by code, after the purchase: asked, confirmed, rewarded under the offer of the day of the order', async () => {
    await shop.put('orders/paid', shop.order({ id: '9001' }));
    await shop.judge();
    expect(await names('ana-7k2px1', { order: '9001' })).toEqual({ state: 'received' });
    await shop.judge();
    const [declaration] = await stored();
    expect(declaration).toMatchObject({ kind: 'advocate', proof: 'order', order_id: '9001', state: 'asked' });
    expect(await shop.verdict('9001')).toMatchObject({ outcome: 'not-referred' });

    const [mail] = await mails();
    expect(mail?.to).toBe('ana@orange.fr');
    const token = pathIn(mail!.text, 'answer');
    expect(await declarations.declaration(await view(), token)).toMatchObject({
      state: 'open',
      side: 'advocate',
      aboutName: 'Ben',
    });
    // the friend's own link can't answer for the advocate
    const friends = shop.keys.signDeclaration(declaration!.id, 'friend');
    expect(await declarations.answerDeclaration(await view(), friends, 'yes')).toBe('closed');
    expect(await declarations.answerDeclaration(await view(), token, 'yes')).toBe('noted');
    await shop.judge();
    expect(await shop.verdict('9001')).toMatchObject({ outcome: 'approved', advocate_id: shop.ana.id });
    expect(await shop.wallet()).toMatchObject({ pending: 500 });
    expect(await told()).toContain('declaration-confirmed');
    // the friend is known by the name they gave
    const [friend] = await shop.rows<{ first_name_sealed: string }>(
      'SELECT p.first_name_sealed FROM referral r JOIN person p ON p.shop_id = r.shop_id AND p.id = r.friend_id WHERE r.shop_id = $1',
    );
    expect(open(friend!.first_name_sealed)).toBe('Ben');
  });

  test('an answer given already leaves no trace, another one does, up to a limit; it stops nobody’s mail', async () => {
    await names('ANA-7K2PX1');
    await shop.judge();
    const [mail] = await mails();
    const token = pathIn(mail!.text, 'answer');
    const answers = async () =>
      (await shop.inbox()).filter(({ topic }) => topic === OWN_TOPICS.declarationAnswered).length;
    const limit = vi.fn(async () => true);
    const limited = declarationsOf(ricochet.services, { ...ALWAYS, allowDeclare: limit });
    for (const given of ['yes', 'yes', 'no'] as const) {
      expect(await limited.answerDeclaration(await view(), token, given)).toBe('noted');
      await shop.judge();
    }
    expect(await answers()).toBe(2);
    limit.mockResolvedValueOnce(false);
    expect(await limited.answerDeclaration(await view(), token, 'yes')).toBe('too-many');
    expect(limit).toHaveBeenLastCalledWith(shop.shopId, (await stored())[0]!.id);
    expect(await answers()).toBe(2);

    await declarations.stopMail(await view(), token);
    expect(await shop.rows('SELECT 1 FROM notice WHERE shop_id = $1 AND stopped_at IS NOT NULL')).toEqual([]);
  });

  test('by e-mail: known or not, the answer is the same; only the verdict tells', async () => {
    expect(await names('ana@orange.fr')).toEqual({ state: 'received' });
    expect(await names('nobody@orange.fr')).toEqual({ state: 'received' });
    await shop.judge();
    const verdicts = await shop.rows<{ reason: string | null }>(
      "SELECT reason FROM verdict WHERE shop_id = $1 AND subject_kind = 'declaration' ORDER BY reason NULLS FIRST",
    );
    expect(verdicts.map(({ reason }) => reason)).toEqual([null, 'advocate-known']);
    expect(await told()).toEqual(['declaration-confirm']);
  });

  test('a code alone leads to its invitation; what can’t be read is said at its field', async () => {
    expect(await names('ANA-7K2PX1', { email: '' })).toEqual({ state: 'landing', code: 'ANA-7K2PX1' });
    expect(await names('https://x.fr/apps/ricochet/i/ANA-7K2PX1?locale=fr', { email: '' })).toMatchObject({
      code: 'ANA-7K2PX1',
    });
    expect(await names('ana@orange.fr', { email: '' })).toMatchObject({ field: 'email', problem: 'missing' });
    expect(await names('???')).toMatchObject({ field: 'advocate', problem: 'malformed' });
  });

  test('whoever is logged in while Shopify can’t be asked types their address', async () => {
    const request = () => Promise.reject(new Error('Shopify is out'));
    const services = { ...ricochet.services, clientFor: () => ({ request }) as never };
    const answer = declarationsOf(services, ALWAYS).nameAdvocate(await view(), {
      ...{ advocate: 'ana@orange.fr', email: '', firstName: '', order: '', locale: 'fr' },
      ...{ ip: '192.0.2.1', userAgent: null, customerId: '200' },
    });
    expect(await answer).toMatchObject({ state: 'invalid', field: 'email', problem: 'missing' });
  });

  test('somebody else’s order is no proof', async () => {
    await shop.put('orders/paid', shop.order({ id: '9001', email: 'zoe@orange.fr' }));
    await shop.judge();
    await names('ANA-7K2PX1', { order: '#9001' });
    await shop.judge();
    expect(await stored()).toMatchObject([{ proof: 'none', order_id: null }]);
  });

  test.each([
    [true, 'account'],
    [false, 'none'],
  ])('an account proves an address where Shopify says that it is verified: %s', async (verifiedEmail, proof) => {
    const customer = { firstName: 'Ben', verifiedEmail, defaultEmailAddress: { emailAddress: 'ben@orange.fr' } };
    const clientFor = () => ({ request: async () => ({ customer }) }) as never;
    const asked = declarationsOf({ ...ricochet.services, clientFor }, ALWAYS);
    await asked.nameAdvocate(await view(), {
      ...{ advocate: 'ANA-7K2PX1', email: '', firstName: '', order: '', locale: 'fr' },
      ...{ ip: '192.0.2.1', userAgent: null, customerId: '200' },
    });
    await shop.judge();
    expect(await stored()).toMatchObject([{ proof, state: 'asked' }]);
  });

  test('who has bought already, though they named no order, is not sent to an invitation', async () => {
    await shop.put('orders/paid', shop.order({ id: '9001' }));
    await shop.judge();
    await names('ANA-7K2PX1');
    await shop.judge();
    const [asked] = await mails();
    await declarations.answerDeclaration(await view(), pathIn(asked!.text, 'answer'), 'yes');
    await shop.judge();
    const mail = (await mails()).find((one) => one?.to === 'ben@orange.fr');
    expect(mail?.text).toContain('Votre commande est maintenant reliée');
    expect(mail?.text).not.toContain('/invitation/');
  });

  test('at the till, by an attribute of the order', async () => {
    const order = shop.order({ id: '9001', note_attributes: [{ name: '_ricochet_advocate', value: 'ana-7k2px1' }] });
    await shop.put('orders/paid', order);
    await shop.put('orders/updated', order);
    await shop.judge();
    const [declaration, ...others] = await stored();
    expect(others).toEqual([]);
    await shop.put(OWN_TOPICS.declarationAnswered, {
      declarationId: declaration?.id,
      emailHash: declaration?.email_hash,
      answer: 'yes',
      at: ricochet.clock.now(),
    });
    await shop.judge();
    expect(await shop.verdict('9001')).toMatchObject({ outcome: 'approved' });
  });
});

test('an order nobody declared anything of costs no further statement, whatever was declared of others', async () => {
  const statements = async (id: string) => {
    await shop.put('orders/paid', shop.order({ id, email: `stranger${id}@orange.fr` }));
    const query = vi.spyOn(pg.Client.prototype, 'query');
    await ricochet.work.judge(shop.shopId);
    const asked = query.mock.calls.length;
    query.mockRestore();
    expect(await shop.verdict(id)).toMatchObject({ outcome: 'not-referred' });
    return asked;
  };
  await statements('9001');
  const before = await statements('9002');
  await declares('zoe@orange.fr');
  await shop.judge();
  expect(await statements('9003')).toBe(before);
  expect(before).toBeGreaterThan(0);
});

test('erasure takes the address out of what others declared, and nobody writes to it again', async () => {
  await declares('Ben ben@orange.fr');
  await shop.judge();
  await shop.put('customers/redact', {
    shop_domain: shop.domain,
    customer: { id: 77, email: 'ben@orange.fr', phone: null },
    orders_to_redact: [],
  });
  await shop.judge();
  expect(await stored()).toMatchObject([{ email_hash: null, email_sealed: null }]);
  expect(await mails()).toEqual([null]);
  const now = ricochet.clock.now();
  await timeGoesTo(ricochet, daysAfter(now, 2));
  await declares('ben@orange.fr');
  await shop.judge();
  ricochet.clock.set(now);
  expect((await stored()).map(({ state }) => state)).toEqual(['proposed', 'refused']);
  expect(await told()).toEqual(['friend-invitation']);
});

test('what is held of a person names the declarations they made and those about them', async () => {
  await declares('ben@orange.fr');
  await shop.judge();
  const exported = await shop.held('100');
  expect(exported).toMatchObject({ declarations: [{ as: 'advocate', kind: 'friend', state: 'proposed' }] });
});
