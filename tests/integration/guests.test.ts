import { beforeEach, describe, expect, test, vi } from 'vitest';
import { composeMail } from '../../app/container/compose-mail.server.ts';
import { guestsOf } from '../../app/container/guests.server.ts';
import { createWebContainer } from '../../app/container.server.ts';
import type { PromotionPlace } from '../../app/domain/attribution/promotion-place.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { daysAfter, someTerms } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

/** Customers of the shop, by address; `ana` is an advocate already. */
const KNOWN = { 'ana@orange.fr': '100', 'bob@orange.fr': '200' };
const customers = new Map<string, string>();
const ricochet = useRicochet(() => ({
  clientFor: () =>
    ({
      request: vi.fn(async (_: unknown, { email, id }: { email?: string; id?: string }) => {
        if (email) {
          const found = customers.get(email.toLowerCase());
          return { customerByIdentifier: found ? { id: `gid://shopify/Customer/${found}` } : null };
        }
        const [address] = [...customers].find(([, known]) => id?.endsWith(`/${known}`)) ?? [];
        const defaultEmailAddress = address ? { emailAddress: address } : null;
        return {
          customer: { firstName: 'Bob', locale: 'fr', tags: [], defaultEmailAddress, defaultPhoneNumber: null },
        };
      }),
    }) as never,
}));
const LEA = { userId: '1', name: 'Léa' };
let shop: TestShop;
beforeEach(async () => {
  shop = await aShop(ricochet);
  customers.clear();
  for (const [address, id] of Object.entries(KNOWN)) customers.set(address, id);
});

const view = async () => shopView((await ricochet.services.shops.load(shop.shopId))!);
const open = (sealed: string) => ricochet.services.seal.open(sealed);
const container = () => createWebContainer(ricochet.services);
/** What is left to do after the answer. */
const left: (() => Promise<void>)[] = [];
const guests = () =>
  guestsOf(ricochet.services, {
    advocateSpace: container().advocateSpace,
    allowAsk: async () => true,
    soon: (work) => void left.push(work),
  });
async function settled(): Promise<void> {
  for (const work of left.splice(0)) await work();
}
/** Asks, and waits until all of it is done. */
async function asks(email: string, from: PromotionPlace | null = null) {
  const answer = await guests().askSpaceLink(await view(), { email, locale: 'fr', ip: '192.0.2.9', from });
  expect(left).toHaveLength(1);
  await settled();
  return answer;
}
const messages = () => shop.rows<{ kind: string }>('SELECT kind FROM message WHERE shop_id = $1');
async function mailed() {
  const row = (await ricochet.services.shops.load(shop.shopId))!;
  const queued = await ricochet.services.messages.queued(shop.shopId, 5, ricochet.clock.now());
  return Promise.all(queued.map((one) => composeMail(one, { ...row, words: 'purchase' }, open, shop.keys)));
}
const tokenIn = (text = '') => /\/apps\/ricochet\/space\/([\w-]+)/.exec(text)?.[1] ?? '';

describe('a link to one’s own page, by e-mail', () => {
  test('opens the page of whoever it was sent to, and of nobody else', async () => {
    expect(await asks('Ana@orange.fr')).toEqual({ state: 'received' });
    expect(await messages()).toEqual([{ kind: 'space-link' }]);
    const [mail] = await mailed();
    expect(mail).toMatchObject({ to: 'ana@orange.fr', subject: expect.stringContaining('Maison Rivage') });
    const token = tokenIn(mail?.text);
    expect(await container().guestSpace(await view(), token)).toMatchObject({ state: 'ready', code: shop.ana.code });
    const other = await aShop(ricochet);
    const theirs = shopView((await ricochet.services.shops.load(other.shopId))!);
    expect(await container().guestSpace(theirs, token)).toBeNull();
  });

  test('an address nobody has is answered alike and written to never', async () => {
    expect(await asks('nobody@orange.fr')).toEqual(await asks('ana@orange.fr'));
    expect(await messages()).toHaveLength(1);
    await asks('nobody@orange.fr');
    expect(await messages()).toHaveLength(1);
  });

  test('somebody’s asking makes nobody an advocate; opening the mail’s link does', async () => {
    const known = async () => (await ricochet.services.shops.load(shop.shopId))?.blocksOpenedAt;
    const program = (await container().program(shop.shopId))!;
    const bob = () => ricochet.services.people.advocateOfCustomer(shop.shopId, program.id, '200');
    const joined = () =>
      shop.rows<{ metric: string }>("SELECT metric FROM counter WHERE shop_id = $1 AND metric LIKE 'joined%'");
    expect(await asks('bob@orange.fr', 'newsletter')).toEqual({ state: 'received' });
    expect(await bob()).toBeNull();
    expect(await joined()).toEqual([]);
    expect(await known()).toBeNull();
    const [{ person_id: personId }] = (await shop.rows<{ person_id: string }>(
      'SELECT person_id FROM message WHERE shop_id = $1',
    )) as [{ person_id: string }];
    // nothing of theirs is kept in clear, nor sealed, but where the mail goes
    expect(await ricochet.services.people.person(shop.shopId, personId)).toMatchObject({
      emailSealed: null,
      firstNameSealed: null,
    });
    const [mail] = await mailed();
    expect(mail?.to).toBe('bob@orange.fr');
    await ricochet.services.messages.sent(shop.shopId, mail!.messageId, ricochet.clock.now());
    expect(await shop.rows('SELECT address_sealed FROM message WHERE shop_id = $1')).toEqual([
      { address_sealed: null },
    ]);
    expect(mail?.text).toContain('&from=newsletter');
    expect(await container().guestSpace(await view(), tokenIn(mail?.text), 'newsletter')).toMatchObject({
      state: 'ready',
    });
    expect(await bob()).toMatchObject({ personId });
    expect(await joined()).toEqual([{ metric: 'joined:newsletter' }]);
  });

  test('nor is an advocate placed in a pilot before they open it', async () => {
    const input = { name: 'Parrainage', terms: someTerms({ currency: 'EUR', waitingDays: 3 }) };
    expect(await container().saveDraft(shop.shopId, input, LEA)).toMatchObject({ ok: true });
    const seen = (await container().pilot(shop.shopId)).draft!.updatedAt;
    const typed = { name: 'More', audience: { kind: 'share', percent: 50 }, last: null };
    expect(await container().startPilot(shop.shopId, { seen, typed }, LEA)).toEqual({ ok: true });
    // as whoever Shopify couldn't be asked about when it began
    await ricochet.owner.query("UPDATE advocate SET pilots = '{}' WHERE shop_id = $1", [shop.shopId]);
    const places = async () => (await ricochet.services.people.advocate(shop.shopId, shop.ana.id))?.pilots;
    await asks('ana@orange.fr');
    expect(await places()).toEqual({});
    const [mail] = await mailed();
    await container().guestSpace(await view(), tokenIn(mail?.text));
    expect(Object.keys((await places()) as object)).toHaveLength(1);
  });

  test('is sent while the programme is on, and otherwise not offered', async () => {
    const isOpen = async () => container().isOpen(await view());
    const answer = async () =>
      guests().askSpaceLink(await view(), { email: 'ana@orange.fr', locale: 'fr', ip: '192.0.2.9' });
    for (const status of ['paused', 'ended'] as const) {
      await container().setProgramStatus(shop.shopId, status, LEA);
      expect(await isOpen()).toBe(false);
      expect(await answer()).toEqual({ state: 'closed' });
      expect(left).toEqual([]);
    }
    await container().setProgramStatus(shop.shopId, 'live', LEA);
    expect(await isOpen()).toBe(true);
    await asks('ana@orange.fr');
    expect(await messages()).toHaveLength(1);
  });

  test('an address that isn’t the one we hold any more gets none', async () => {
    customers.set('new-owner@orange.fr', '100');
    await asks('new-owner@orange.fr');
    expect(await messages()).toEqual([]);
    await asks('ana@orange.fr');
    expect(await messages()).toHaveLength(1);
  });

  test('asked for again and again it is one mail an hour, and soon too many', async () => {
    for (const _ of [1, 2]) await asks('ana@orange.fr');
    expect(await messages()).toHaveLength(1);
    ricochet.clock.set(new Date(ricochet.clock.now().getTime() + 3_600_000));
    await asks('ana@orange.fr');
    expect(await messages()).toHaveLength(2);
    const one = container();
    const answers = [];
    for (let at = 0; at < 6; at += 1)
      answers.push(
        (await one.askSpaceLink(await view(), { email: 'no@orange.fr', locale: 'fr', ip: '192.0.2.9' })).state,
      );
    expect(answers.slice(-2)).toEqual(['received', 'too-many']);
    expect((await guests().askSpaceLink(await view(), { email: 'ana@', locale: 'fr', ip: '192.0.2.9' })).state).toBe(
      'invalid',
    );
    expect(left).toEqual([]);
  });

  test('is no good once altered, or after its last day', async () => {
    const now = ricochet.clock.now();
    const token = shop.keys.signSpace({ personId: shop.ana.personId, expiresAt: daysAfter(now, 7) });
    expect(shop.keys.openSpace(token, now)).toMatchObject({ personId: shop.ana.personId });
    expect(shop.keys.openSpace(token, daysAfter(now, 7))).toBeNull();
    for (let at = 0; at < token.length; at += 1) {
      const altered = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
      expect(shop.keys.openSpace(altered, now), altered).toBeNull();
    }
    for (const junk of ['', 'x', token.slice(1), `${token}a`, '../../etc', '<script>'])
      expect(shop.keys.openSpace(junk, now)).toBeNull();
  });

  test('a network’s preview of the link is no visit', async () => {
    const one = container();
    const visits = async () => (await ricochet.services.people.advocate(shop.shopId, shop.ana.id))?.visits;
    const link = `https://${shop.domain}/apps/ricochet/i/${shop.ana.code}`;
    const preview = await one.visit(await view(), shop.ana.code, '192.0.2.9', 'Twitterbot/1.0');
    expect(preview).toMatchObject({ state: 'open', previewOf: link });
    expect(await visits()).toBe(0);
    expect(await one.visit(await view(), shop.ana.code, '192.0.2.9', 'Mozilla/5.0')).toMatchObject({ previewOf: null });
    expect(await visits()).toBe(1);
  });

  test('a share is counted by its channel, with nothing that says whose', async () => {
    await container().recordShare(await view(), '100', 'linkedin');
    await container().recordShare(await view(), '100', 'linkedin');
    await container().recordShare(await view(), '100', 'copy');
    expect(
      await shop.rows(
        "SELECT metric, amount::int FROM counter WHERE shop_id = $1 AND metric LIKE 'share%' ORDER BY metric",
      ),
    ).toEqual([
      { metric: 'share:copy', amount: 1 },
      { metric: 'share:linkedin', amount: 2 },
      { metric: 'shares', amount: 3 },
    ]);
  });

  test('shares without end are counted no more, of that customer alone', async () => {
    const bob = await shop.enrol('bob', '200');
    const one = container();
    const answers = [];
    for (let at = 0; at < 25; at += 1) answers.push(await one.recordShare(await view(), '100', 'copy'));
    expect(answers.filter(Boolean)).toHaveLength(20);
    expect(answers.at(-1)).toBe(false);
    expect(await one.recordShare(await view(), '200', 'copy')).toBe(true);
    expect((await ricochet.services.people.advocate(shop.shopId, shop.ana.id))?.shares).toBe(20);
    expect((await ricochet.services.people.advocate(shop.shopId, bob.id))?.shares).toBe(1);
  });
});
