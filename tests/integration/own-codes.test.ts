import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newRedeemToken } from '../../app/container/wallet.server.ts';
import { createWebContainer } from '../../app/container.server.ts';
import { advocateLink } from '../../app/domain/attribution/advocate-code.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

/** A discount of the shop's, by its code. */
let discount: string | null = null;
/** The codes Shopify was asked about; `isDown` = it doesn't answer. */
let asked: string[] = [];
let isDown = false;
const ricochet = useRicochet(() => ({
  clientFor: () =>
    ({
      request: vi.fn(async (_: unknown, { code }: { code: string }) => {
        asked.push(code);
        if (isDown) throw new Error('Shopify is down');
        return { codeDiscountNodeByCode: code === discount ? { id: 'gid://shopify/DiscountCodeNode/1' } : null };
      }),
    }) as never,
}));
let shop: TestShop;
beforeEach(async () => {
  [discount, asked, isDown] = [null, [], false];
  shop = await aShop(ricochet);
});

const container = () => createWebContainer(ricochet.services);
const view = async () => shopView((await ricochet.services.shops.load(shop.shopId))!);
const token = (personId = shop.ana.personId) => newRedeemToken(shop.keys, personId);
const chooses = async (code: string, { customerId = '100', page = token() } = {}) =>
  container().chooseCode(await view(), customerId, { token: page, code });
const friendsOrder = (id: string, changes: Record<string, unknown>) =>
  shop.order({ id, email: `friend-${id}@orange.fr`, at: ricochet.clock.now(), ...changes });
/** Whom each order was credited to. */
const credited = async () =>
  Object.fromEntries(
    (
      await shop.rows<{ order_id: string; advocate_id: string }>(
        'SELECT order_id, advocate_id FROM referral WHERE shop_id = $1',
      )
    ).map(({ order_id, advocate_id }) => [order_id, advocate_id]),
  );
const holder = async (code: string) => (await ricochet.services.people.advocateByCode(shop.shopId, code))?.id;

describe('an advocate chooses another code', () => {
  test('old and new lead to her: by a link, and by name on the till’s order', async () => {
    const former = shop.ana.code;
    expect(await chooses('ana et moi')).toEqual({ state: 'done', code: 'ANA-ET-MOI' });
    const spelled = [former.toLowerCase(), 'Ana et môi'];
    for (const [at, code] of [former, 'ANA-ET-MOI'].entries()) {
      expect(await holder(code)).toBe(shop.ana.id);
      const landing = await container().visit(await view(), spelled[at]!, '198.51.100.7', 'Firefox');
      if (landing.state !== 'open') throw new Error(landing.state);
      const carrying = (name: string, value: string) => ({ note_attributes: [{ name, value }] });
      await shop.put('orders/paid', friendsOrder(`910${at}`, carrying('_ricochet_visit', landing.visitToken)));
      await shop.put('orders/paid', friendsOrder(`920${at}`, carrying('_ricochet_advocate', spelled[at]!)));
    }
    await shop.judge();
    expect(await credited()).toEqual({ 9100: shop.ana.id, 9101: shop.ana.id });
    expect(
      await shop.rows('SELECT order_id, advocate_id FROM declaration WHERE shop_id = $1 ORDER BY order_id'),
    ).toEqual(['9200', '9201'].map((order_id) => ({ order_id, advocate_id: shop.ana.id })));
  });

  test('typed at checkout only the code we gave her counts: one she chose may be a discount of the shop’s by now', async () => {
    const given = shop.ana.code;
    await chooses('SOLDES20');
    await chooses('ANA-ET-MOI');
    discount = 'SOLDES20';
    for (const [id, code] of Object.entries({ 9001: given, 9002: 'SOLDES20', 9003: 'ANA-ET-MOI' }))
      await shop.put(
        'orders/paid',
        friendsOrder(id, { discount_codes: [{ code, amount: '10.00', type: 'percentage' }] }),
      );
    await shop.judge();
    expect(await credited()).toEqual({ 9001: shop.ana.id });
    // and again after she went back to it
    await chooses(given);
    await shop.put(
      'orders/paid',
      friendsOrder('9004', { discount_codes: [{ code: given, amount: '10.00', type: 'percentage' }] }),
    );
    await shop.judge();
    expect(await credited()).toEqual({ 9001: shop.ana.id, 9004: shop.ana.id });
  });

  test('the merchant sees it in the changes and finds her by either; her data names both', async () => {
    await chooses('ANA-75');
    const { entries } = await container().changes(shop.shopId, { group: 'operation', before: null });
    expect(entries[0]).toMatchObject({
      actor: 'customer 100',
      action: 'advocate.renamed',
      values: [{ path: 'code', before: shop.ana.code, after: 'ANA-75' }],
    });
    await shop.lists('block', 'person', shop.ana.personId);
    for (const search of [shop.ana.code, 'ana-75', 'Ána 75']) {
      expect((await container().people(shop.shopId, search)).rows).toMatchObject([{ personId: shop.ana.personId }]);
      const lists = await container().lists(shop.shopId, { list: 'all', standing: 'all', search });
      expect(lists.entries).toMatchObject([{ personId: shop.ana.personId }]);
    }
    expect(await shop.held('100')).toMatchObject({
      formerCodes: [{ code: shop.ana.code }],
    });
  });

  test('nobody takes what another has or had, a discount’s or a decoy’s; the answer tells nothing apart', async () => {
    const bob = await shop.enrol('bob', '200');
    await chooses('ANA-75');
    discount = 'SOLDES20';
    const taken = { state: 'invalid', problem: 'taken' };
    const page = token(bob.personId);
    for (const code of ['ANA-75', shop.ana.code, 'SOLDES20', shop.keys.canaryCodes[0]!])
      expect(await chooses(code, { customerId: '200', page }), code).toEqual(taken);
    expect(await chooses(bob.code, { customerId: '200', page })).toEqual({ state: 'invalid', problem: 'same' });
    expect(await chooses(shop.ana.code)).toEqual({ state: 'done', code: shop.ana.code });
  });

  test('while Shopify can’t say whether it is a discount, nothing changes; a decoy and a code nobody has are asked about alike', async () => {
    isDown = true;
    for (const code of ['ANA-75', shop.keys.canaryCodes[0]!])
      expect(await chooses(code), code).toEqual({ state: 'unsure' });
    expect(asked).toEqual(['ANA-75', shop.keys.canaryCodes[0]]);
    expect(await holder('ANA-75')).toBeUndefined();
    isDown = false;
    expect(await chooses('ANA-75')).toEqual({ state: 'done', code: 'ANA-75' });
  });

  test('two who want the same at once: one has it', async () => {
    const bob = await shop.enrol('bob', '200');
    const answers = await Promise.all([
      chooses('DEUX-75'),
      chooses('DEUX-75', { customerId: '200', page: token(bob.personId) }),
    ]);
    expect(answers.map(({ state }) => state).sort()).toEqual(['done', 'invalid']);
  });

  test('a new advocate is not given a code that was somebody’s', async () => {
    await chooses('ANA-75');
    const { people } = ricochet.services;
    const contact = {
      ...{ emailHash: null, phoneHash: null, verified: null, emailSealed: null, firstNameSealed: null },
      locale: null,
    };
    const now = ricochet.clock.now();
    const made = await people.enrol(
      shop.shopId,
      shop.program.id,
      { customerId: '300', ...contact },
      [shop.ana.code, 'CAM-8Q2PX1'],
      now,
    );
    expect(made.code).toBe('CAM-8Q2PX1');
  });

  test('three times in thirty days, then not before the first of them is thirty days ago', async () => {
    for (const code of ['ANA-1', 'ANA-2', 'ANA-1'].map((one) => `${one}-X`))
      expect(await chooses(code)).toMatchObject({ state: 'done' });
    const start = ricochet.clock.now();
    expect(await chooses('ANA-4-X')).toEqual({ state: 'too-often', again: daysAfter(start, 30).toISOString() });
    ricochet.clock.set(daysAfter(start, 30));
    expect(await chooses('ANA-4-X')).toMatchObject({ state: 'done' });
  });

  test('only from a page made for her, and not without end', async () => {
    expect(await chooses('ANA-75', { page: token('somebody-else') })).toEqual({ state: 'closed' });
    const one = container();
    const asked = { token: token(), code: 'MERDE' };
    const answers = [];
    for (let at = 0; at < 11; at += 1) answers.push((await one.chooseCode(await view(), '100', asked)).state);
    expect(answers.at(-2)).toBe('invalid');
    expect(answers.at(-1)).toBe('too-many');
  });
});

test('a link is good wherever a code is typed', async () => {
  const link = advocateLink('https://shop.example', shop.ana.code);
  expect(await container().visit(await view(), link, '192.0.2.77', null)).toMatchObject({ state: 'open' });
});
