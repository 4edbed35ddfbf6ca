import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { loadPersonExport } from '../../app/queries/person-export.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { buy } from '../dev-store/support.ts';
import { points } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

type Account = { email: string; verifiedEmail: boolean; firstName: string };
/** Shopify's customers, by number. Ana (100) is an advocate; Vic's addresses are like others'. */
const accounts = new Map<string, Account>();
const ricochet = useRicochet(() => ({
  clientFor: () =>
    ({
      request: vi.fn(async (_: unknown, { id }: { id?: string }) => {
        const found = accounts.get(id?.split('/').at(-1) ?? '');
        const { email, ...rest } = found ?? { email: null };
        const defaultEmailAddress = email === null ? null : { emailAddress: email };
        return {
          customer: found && { ...rest, locale: 'fr', tags: [], defaultEmailAddress, defaultPhoneNumber: null },
        };
      }),
    }) as never,
}));

const VIC = '666';
let shop: TestShop;
beforeEach(async () => {
  shop = await aShop(ricochet);
  accounts.clear();
});

async function spaceOf(customerId: string) {
  const view = shopView((await ricochet.services.shops.load(shop.shopId))!);
  const space = await createWebContainer(ricochet.services).advocateSpace(view, customerId);
  if (space.state !== 'ready') throw new Error(space.state);
  return space;
}
const personOf = async (kind: string, value: string) =>
  (
    await shop.rows<{ person_id: string }>(
      'SELECT person_id FROM person_identifier WHERE shop_id = $1 AND kind = $2 AND value = $3',
      kind,
      value,
    )
  )[0]?.person_id;
const detailsOf = async (personId: string | undefined) => {
  const person = await ricochet.services.people.person(shop.shopId, personId!);
  const open = (sealed: string | null | undefined) => (sealed ? ricochet.services.seal.open(sealed) : null);
  return { email: open(person?.emailSealed), firstName: open(person?.firstNameSealed) };
};
const vics = (email: string, verified_email: boolean | null = true) => ({
  email,
  customer: { id: Number(VIC), admin_graphql_api_id: `gid://shopify/Customer/${VIC}`, email, verified_email },
});

describe('an account whose address is like an advocate’s', () => {
  test.each([
    ['but for a tag, and verified', 'ana+1@orange.fr', true],
    ['in every letter, and not verified', 'ana@orange.fr', false],
    ['in every letter, and verified', 'Ana@orange.fr', true],
  ])('%s, opens a space of its own', async (_label, email, verifiedEmail) => {
    await shop.claims('ben@orange.fr');
    await shop.judge();
    accounts.set(VIC, { email, verifiedEmail, firstName: 'Vic' });
    const space = await spaceOf(VIC);
    expect(space.code).not.toBe(shop.ana.code);
    expect(space.friends).toEqual([]);
    expect((await spaceOf('100')).friends).toHaveLength(1);
    expect(await personOf('customer', VIC)).not.toBe(shop.ana.personId);
    expect(await personOf('email', shop.emailHash(email))).toBe(shop.ana.personId);
    expect(await detailsOf(shop.ana.personId)).toEqual({ email: 'ana@orange.fr', firstName: 'ana' });
    expect(await detailsOf(await personOf('customer', VIC))).toEqual({ email, firstName: 'Vic' });

    // and what Ana buys with its code she refers herself to
    await shop.put(
      'orders/paid',
      shop.order({ id: '7001', email: 'ana@orange.fr', discount_codes: [{ code: space.code }] }),
    );
    await shop.judge();
    expect(await shop.verdict('7001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });

  test.each([
    ['before', true],
    ['after', false],
  ])('that orders with the advocate’s, %s it opens its space, is not linked to them', async (_label, isBefore) => {
    accounts.set(VIC, { email: 'ana+1@orange.fr', verifiedEmail: true, firstName: 'Vic' });
    if (!isBefore) await spaceOf(VIC);
    await shop.put('orders/paid', shop.order({ ...vics('ana+1@orange.fr'), email: 'ana@orange.fr' }));
    await shop.put('orders/paid', shop.order(vics('ana@orange.fr', null)));
    await shop.judge();
    expect((await spaceOf(VIC)).code).not.toBe(shop.ana.code);
    expect(await personOf('customer', '100')).toBe(shop.ana.personId);
    expect(await personOf('buyer', VIC)).toBe(shop.ana.personId);
  });

  describe('whose customer asks for their data, or to be erased,', () => {
    const email = 'ana+1@orange.fr';
    const concerned = () => ({ customerId: VIC, emailHash: shop.emailHash(email), orderIds: ['7002'] });
    beforeEach(async () => {
      await shop.put('orders/paid', shop.order({ ...vics(email), id: '7002' }));
      await shop.judge();
    });

    test('is handed over what they ordered, and nothing of theirs', async () => {
      const held = await loadPersonExport(ricochet.services.db, shop.shopId, concerned(), ricochet.services.seal.open);
      expect(held).toBeNull();
      accounts.set(VIC, { email, verifiedEmail: true, firstName: 'Vic' });
      const { code } = await spaceOf(VIC);
      expect(
        await loadPersonExport(ricochet.services.db, shop.shopId, concerned(), ricochet.services.seal.open),
      ).toMatchObject({ emails: [email], advocateCodes: [{ code }], orders: [{ id: '7002' }] });
    });

    test('takes nothing of theirs along', async () => {
      await shop.put('customers/redact', {
        ...{ shop_id: 1, shop_domain: shop.domain, orders_to_redact: [7002] },
        customer: { id: Number(VIC), email, phone: null },
      });
      await shop.judge();
      expect(await detailsOf(shop.ana.personId)).toEqual({ email: 'ana@orange.fr', firstName: 'ana' });
      expect((await spaceOf('100')).code).toBe(shop.ana.code);
      expect(await shop.rows('SELECT 1 FROM notice WHERE shop_id = $1')).toEqual([]);
      expect(await personOf('buyer', VIC)).toBeUndefined();
      const [order] = await shop.rows<{ facts: object }>(
        "SELECT facts FROM order_fact WHERE shop_id = $1 AND id = '7002'",
      );
      expect(order?.facts).toMatchObject({ customerId: null, emailHash: null });
    });
  });
});

describe('a friend who claimed without an account', () => {
  const ben = () => shop.emailHash('ben@orange.fr');

  test('meets their claim in the account they verified, and stays whom they said they are', async () => {
    await shop.claims('ben@orange.fr');
    await shop.judge();
    const friend = await personOf('email', ben());
    accounts.set('200', { email: 'ben@orange.fr', verifiedEmail: true, firstName: 'Benjamin' });
    await spaceOf('200');
    expect(await personOf('customer', '200')).toBe(friend);
    expect(await detailsOf(friend)).toEqual({ email: 'ben@orange.fr', firstName: 'Ben' });
  });

  test.each([
    ['not verified', 'ben@orange.fr', false],
    ['like theirs', 'ben+1@orange.fr', true],
  ])('is not met by an account whose address is %s', async (_label, email, verifiedEmail) => {
    await shop.claims('ben@orange.fr');
    await shop.judge();
    accounts.set('200', { email, verifiedEmail, firstName: 'Benjamin' });
    await spaceOf('200');
    expect(await personOf('customer', '200')).not.toBe(await personOf('email', ben()));
  });

  test('meets it once the account that has a space is verified, and buys', async () => {
    await shop.claims('ben@orange.fr');
    await shop.judge();
    accounts.set(VIC, { email: 'ben@orange.fr', verifiedEmail: false, firstName: 'Ben' });
    const { code } = await spaceOf(VIC);
    await shop.put('orders/paid', shop.order({ ...vics('ben@orange.fr'), id: '7003' }));
    await shop.judge();
    expect(await shop.verdict('7003')).toMatchObject({ outcome: 'approved' });
    expect(await personOf('customer', VIC)).toBe(await personOf('email', ben()));
    expect((await spaceOf(VIC)).code).toBe(code);
  });
});

test('a customer nobody referred is not taken over by the next account with their address', async () => {
  await shop.put(
    'orders/paid',
    shop.order({
      customer: { ...vics('kim@orange.fr').customer, id: 700, admin_graphql_api_id: 'gid://shopify/Customer/700' },
      email: 'kim@orange.fr',
    }),
  );
  await shop.judge();
  await shop.put('orders/paid', shop.order(vics('kim@orange.fr')));
  await shop.judge();
  expect(await personOf('customer', '700')).toBeDefined();
  expect(await personOf('customer', VIC)).toBeUndefined();
  expect(await personOf('buyer', VIC)).toBe(await personOf('customer', '700'));
});

test('an account that Shopify merged into another is none any more', async () => {
  await shop.enrol('vic', VIC);
  await shop.put('customers/merge', {
    ...{ status: 'completed', admin_graphql_api_job_id: null, errors: [] },
    admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/100',
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${VIC}`,
  });
  await shop.judge();
  const one = await personOf('customer', '100');
  expect([await personOf('customer', VIC), await personOf('buyer', VIC)]).toEqual([undefined, one]);
  expect(await ricochet.services.people.customerOf(shop.shopId, one!)).toBe('100');
});

test('in Shopify’s stand-in: an account opened with a password meets nobody’s claim, a guest’s record the guest’s own', async () => {
  ricochet.clock.set(new Date());
  const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => points(500), {
    signUp: { advocate: points(100), friend: points(30), existingCustomersMayJoin: false },
  });
  shop = life.shop;
  const opens = async (customerId: string) => {
    const view = shopView((await ricochet.services.shops.load(shop.shopId))!);
    await createWebContainer(life.services).advocateSpace(view, customerId);
    return personOf('customer', customerId);
  };
  const joins = (email: string, isUnverified?: true) =>
    life.store.createCustomer({
      email,
      firstName: 'Nina',
      lastName: 'Neuve',
      hasAccount: true,
      ...(isUnverified && { isUnverified }),
    }).id;
  for (const email of ['nina@example.net', 'otto@example.net']) await shop.claims(email);
  const [nina, ana] = [joins('nina@example.net', true), joins('ana.martin+1@example.com')];
  await life.settle();
  buy(life.store, { email: 'nina@example.net', customerId: nina });
  const { customerId: otto } = buy(life.store, { email: 'otto@example.net' });
  await life.settle();
  expect(await opens(nina)).not.toBe(await personOf('email', shop.emailHash('nina@example.net')));
  expect(await opens(ana)).not.toBe(shop.ana.personId);
  expect(await opens(otto!)).toBe(await personOf('email', shop.emailHash('otto@example.net')));
});
