import { describe, expect, test } from 'vitest';
import { aBuyer, aRewardShop, createGiftCardMutation } from './support.ts';

async function aShop(options: Parameters<typeof aRewardShop>[0] = {}) {
  const shop = await aRewardShop(options);
  const { currencyCode } = shop.store.config;
  const create = async (change: Record<string, unknown> = {}) =>
    (
      await shop.query(createGiftCardMutation, {
        input: { initialAmount: { amount: '20.00', currencyCode }, code: 'CADEAU2026', ...change },
      })
    ).json;
  const created = async (change: Record<string, unknown> = {}) => (await create(change)).data.giftCardCreate;
  const quote = (giftCardCodes: string[], quantity = 1) => {
    const lines = [{ variantId: shop.store.products()[0]!.variantId, quantity }];
    shop.store.setCart('c', { lines, giftCardCodes });
    return shop.store.quote('c');
  };
  return { ...shop, create, created, quote };
}

describe('creating', () => {
  test('a card with our own code tells the code once', async () => {
    const { created, anaGid, query } = await aShop();
    const { giftCard, giftCardCode, userErrors } = await created({ customerId: anaGid, note: 'Ricochet 1' });
    expect(userErrors).toEqual([]);
    expect(giftCardCode).toBe('cadeau2026');
    expect(giftCard).toMatchObject({
      balance: { amount: '20.0', currencyCode: 'EUR' },
      lastCharacters: '2026',
      maskedCode: '•••• •••• •••• 2026',
      note: 'Ricochet 1',
      customer: { id: anaGid },
    });
    const { json } = await query('query G($id: ID!) { giftCard(id: $id) { id enabled isRedeemable } }', {
      id: giftCard.id,
    });
    expect(json.data.giftCard).toEqual({ id: giftCard.id, enabled: true, isRedeemable: true });
    expect(JSON.stringify(json)).not.toContain('cadeau');
  });

  test('a card without a code gets one of sixteen letters and digits', async () => {
    const { created } = await aShop();
    expect((await created({ code: null })).giftCardCode).toMatch(/^[a-z0-9]{16}$/);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a code that exists in another case', { code: 'Taken12345' }, 'code TAKEN'],
    ['a code of seven', { code: 'ABCDEF1' }, 'code TOO_SHORT'],
    ['a code of twenty-one', { code: 'A'.repeat(21) }, 'code TOO_LONG'],
    ['a code with a dash', { code: 'ABCD-EFGH' }, 'code INVALID'],
    ['no amount', { initialAmount: null }, 'initialAmount MISSING_ARGUMENT'],
    ['nothing', { initialAmount: { amount: '0', currencyCode: 'EUR' } }, 'initialAmount GREATER_THAN'],
    ['a third of a cent', { initialAmount: { amount: '1.003', currencyCode: 'EUR' } }, 'initialAmount INVALID'],
    ['another currency', { initialAmount: { amount: '10', currencyCode: 'USD' } }, 'initialAmount INVALID'],
    ['an unknown customer', { customerId: 'gid://shopify/Customer/1' }, 'customerId CUSTOMER_NOT_FOUND'],
    ['an end in the past', { expiresOn: '2020-01-01' }, 'expiresOn INVALID'],
  ])('%s is a userError', async (_case, change, expected) => {
    const { created, store } = await aShop();
    await created({ code: 'taken12345' });
    const { giftCard, giftCardCode, userErrors } = await created(change);
    expect([giftCard, giftCardCode]).toEqual([null, null]);
    expect(userErrors.map(({ field, code }: { field: string[]; code: string }) => `${field[1]} ${code}`)).toEqual([
      expected,
    ]);
    expect(store.giftCards()).toHaveLength(1);
  });

  test('needs write_gift_cards, and write_customers to name a customer', async () => {
    const { create, store, anaGid } = await aShop();
    const codeOf = async (change: Record<string, unknown> = {}) => (await create(change)).errors?.[0].extensions.code;
    store.setGrantedScopes(['write_gift_cards', 'read_customers']);
    expect([await codeOf(), await codeOf({ customerId: anaGid, code: null })]).toEqual([undefined, 'ACCESS_DENIED']);
    store.setGrantedScopes(['read_gift_cards', 'write_customers']);
    expect(await codeOf({ code: null })).toBe('ACCESS_DENIED');
  });

  test("reading through node(id) doesn't go round the scope", async () => {
    const { created, query, store } = await aShop();
    const { giftCard } = await created();
    store.setGrantedScopes(['read_orders']);
    const { json } = await query('query N($id: ID!) { node(id: $id) { ... on GiftCard { note } } }', {
      id: giftCard.id,
    });
    expect(json.errors[0].extensions.code).toBe('ACCESS_DENIED');
  });
});

test('cards are searched by customer, amount, balance and status, never by code', async () => {
  const { created, query, anaGid, ana, store } = await aShop();
  await created({ customerId: anaGid, code: 'anasfirst', note: 'a' });
  await created({
    customerId: anaGid,
    code: 'anassecond',
    initialAmount: { amount: '5', currencyCode: 'EUR' },
    note: 'b',
  });
  await created({ code: 'nobodys1', note: 'c' });
  const search = async (text: string) =>
    (
      await query(
        'query S($q: String) { giftCards(first: 9, query: $q) { nodes { note } } giftCardsCount(query: $q) { count } }',
        {
          q: text,
        },
      )
    ).json;
  const notes = async (text: string) =>
    (await search(text)).data.giftCards.nodes.map(({ note }: { note: string }) => note);
  expect(await notes(`customer_id:${ana.id}`)).toEqual(['a', 'b']);
  expect(await notes(`customer_id:${ana.id} initial_value:20`)).toEqual(['a']);
  expect(await notes('initial_value:>=5 status:enabled balance_status:full')).toEqual(['a', 'b', 'c']);
  expect((await search('code:anasfirst')).errors[0].extensions.code).toBe('NOT_IMPLEMENTED');
  const card = store.giftCards().find(({ note }) => note === 'c')!;
  await query(
    'mutation D($id: ID!) { giftCardDeactivate(id: $id) { giftCard { enabled deactivatedAt } userErrors { code } } }',
    {
      id: `gid://shopify/GiftCard/${card.id}`,
    },
  );
  expect(await notes('status:disabled')).toEqual(['c']);
});

describe('paying with a card', () => {
  test('pays a part, then the rest of the card another time', async () => {
    const { created, quote, store, query } = await aShop();
    const { giftCard } = await created({ initialAmount: { amount: '60', currencyCode: 'EUR' } });
    expect(quote(['CADEAU2026'])).toMatchObject({
      total: '54.90',
      amountDue: '0.00',
      giftCards: [{ amount: '54.90' }],
    });
    expect(store.checkout('c', aBuyer())).toMatchObject({
      order: { total: '54.90', payments: [{ gateway: 'gift_card', amount: '54.90' }] },
    });
    expect(quote(['cadeau2026'])).toMatchObject({ amountDue: '49.80', giftCards: [{ amount: '5.10', refusal: null }] });
    expect(store.checkout('c', aBuyer())).toMatchObject({
      order: {
        payments: [
          { gateway: 'gift_card', amount: '5.10' },
          { gateway: 'bogus', amount: '49.80' },
        ],
      },
    });
    expect(quote(['cadeau2026']).giftCards).toMatchObject([{ refusal: 'empty' }]);
    const { json } = await query(
      'query G($id: ID!) { giftCard(id: $id) { balance { amount } transactions(first: 5) { nodes { amount { amount } } } } }',
      { id: giftCard.id },
    );
    expect(json.data.giftCard).toEqual({
      balance: { amount: '0.0' },
      transactions: { nodes: [{ amount: { amount: '-54.9' } }, { amount: { amount: '-5.1' } }] },
    });
  });

  test('a refund goes to the bank card first, then back on the gift card', async () => {
    const { created, quote, store, engine } = await aShop();
    await created();
    quote(['cadeau2026']);
    const result = store.checkout('c', aBuyer());
    if (!result.ok) throw new Error(result.message);
    store.refundOrder(result.order.id);
    expect(store.giftCards()[0]!.balance.amount).toBe('14.10');
    const refund = JSON.parse(engine.state.deliveries.find(({ topic }) => topic === 'refunds/create')!.body);
    expect(refund.transactions).toMatchObject([
      { gateway: 'bogus', amount: '34.90' },
      { gateway: 'gift_card', amount: '14.10' },
    ]);
  });

  test.each([
    ['an unknown card', async () => undefined, 'unknown'],
    [
      'a card that was switched off',
      async ({ created, query }: Awaited<ReturnType<typeof aShop>>) => {
        const { giftCard } = await created();
        await query('mutation D($id: ID!) { giftCardDeactivate(id: $id) { userErrors { code } } }', {
          id: giftCard.id,
        });
      },
      'deactivated',
    ],
  ])('%s pays nothing', async (_case, prepare, refusal) => {
    const shop = await aShop();
    await prepare(shop);
    expect(shop.quote(['CADEAU2026'])).toMatchObject({ amountDue: '54.90', giftCards: [{ amount: '0.00', refusal }] });
  });

  test("a card is good until its last day is over in the shop's time zone", async () => {
    let now = new Date('2026-06-30T21:30:00Z');
    const { created, quote } = await aShop({ now: () => now });
    await created({ expiresOn: '2026-06-30' });
    expect(quote(['cadeau2026']).giftCards[0]!.refusal).toBeNull();
    now = new Date('2026-06-30T22:30:00Z');
    expect(quote(['cadeau2026']).giftCards[0]!.refusal).toBe('expired');
  });

  test("the checkout's one field takes discount codes and gift cards", async () => {
    const { created, store } = await aShop();
    await created();
    store.applyCode('c', 'Cadeau2026');
    expect(store.applyCode('c', 'DIX')).toMatchObject({ giftCardCodes: ['Cadeau2026'], discountCode: 'DIX' });
  });
});

test('customers with gift cards are not merged', async () => {
  const { created, anaGid, ana, store } = await aShop();
  await created({ customerId: anaGid });
  const bob = store.createCustomer({ email: 'bob@example.com', firstName: 'Bob', lastName: 'B', hasAccount: true });
  expect(() => store.mergeCustomers(bob.id, ana.id)).toThrow('gift cards');
});
