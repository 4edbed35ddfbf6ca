import { describe, expect, test } from 'vitest';
import { aBuyer, aDiscountInput, aRewardShop, buy, createDiscountMutation, until } from './support.ts';

const freeShippingMutation = `mutation F($input: DiscountCodeFreeShippingInput!) {
  discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) { codeDiscountNode { id codeDiscount { ... on DiscountCodeFreeShipping { title status usageLimit discountClasses destinationSelection { ... on DiscountCountryAll { allCountries } } codes(first: 1) { nodes { code } } } } } userErrors { field code } }
}`;

const aFreeShippingInput = (change: Record<string, unknown> = {}) => ({
  title: 'Livraison offerte',
  code: 'PORT',
  startsAt: '2026-01-01T00:00:00Z',
  usageLimit: 1,
  appliesOncePerCustomer: true,
  context: { all: 'ALL' },
  destination: { all: true },
  ...change,
});

describe('free shipping', () => {
  async function aShop() {
    const shop = await aRewardShop();
    const create = async (change: Record<string, unknown> = {}) =>
      (await shop.query(freeShippingMutation, { input: aFreeShippingInput(change) })).json.data
        .discountCodeFreeShippingCreate;
    return { ...shop, create };
  }

  test('takes the delivery off the order, once', async () => {
    const { store, create, engine } = await aShop();
    expect(await create()).toMatchObject({
      userErrors: [],
      codeDiscountNode: {
        codeDiscount: {
          status: 'ACTIVE',
          discountClasses: ['SHIPPING'],
          destinationSelection: { allCountries: true },
          codes: { nodes: [{ code: 'PORT' }] },
        },
      },
    });
    expect(buy(store, {}, { code: 'port' })).toMatchObject({
      subtotal: '49.00',
      total: '49.00',
      discountCodes: ['PORT'],
    });
    const body = JSON.parse(engine.state.deliveries.find(({ topic }) => topic === 'orders/create')!.body);
    expect(body).toMatchObject({
      total_discounts: '5.90',
      total_shipping_price_set: { shop_money: { amount: '5.90' } },
      discount_codes: [{ code: 'PORT', amount: '5.90', type: 'shipping' }],
      discount_applications: [{ target_type: 'shipping_line', value: '100', value_type: 'percentage' }],
      shipping_lines: [{ price: '5.90', discounted_price: '0.00', discount_allocations: [{ amount: '5.90' }] }],
      current_total_price: '49.00',
    });
    expect(buy(store, { email: 'bob@example.com' }, { code: 'PORT' }).total).toBe('54.90');
  });

  test.each([
    [
      'below its minimum',
      { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '60' } } },
      'below_minimum',
    ],
    ['after its end', { endsAt: '2026-02-01T00:00:00Z' }, 'expired'],
  ])('%s it is refused and delivery costs', async (_case, change, reason) => {
    const { store, create } = await aShop();
    await create(change);
    store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }], discountCode: 'PORT' });
    expect(store.quote('c')).toMatchObject({ shipping: '5.90', discount: { applied: false, reason } });
  });

  test('bound to a customer it works for that one; at the till there is nothing to deliver', async () => {
    const { store, create, anaGid } = await aShop();
    await create({ context: { customers: { add: [anaGid] } }, usageLimit: null, appliesOncePerCustomer: false });
    expect(buy(store, { email: 'bob@example.com' }, { code: 'PORT' }).total).toBe('54.90');
    expect(buy(store, {}, { code: 'PORT' }).total).toBe('49.00');
    expect(buy(store, { channel: 'pos' }, { code: 'PORT' })).toMatchObject({ total: '49.00', discountCodes: [] });
  });

  test('is found by its code and ends when deactivated', async () => {
    const { store, create, query } = await aShop();
    const { codeDiscountNode } = await create();
    const { json } = await query(
      '{ codeDiscountNodeByCode(code: "port") { id codeDiscount { __typename ... on DiscountCodeFreeShipping { asyncUsageCount maximumShippingPrice { amount } } } } }',
    );
    expect(json.data.codeDiscountNodeByCode).toMatchObject({
      id: codeDiscountNode.id,
      codeDiscount: { __typename: 'DiscountCodeFreeShipping', maximumShippingPrice: null },
    });
    await query('mutation D($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { code } } }', {
      id: codeDiscountNode.id,
    });
    expect(buy(store, {}, { code: 'PORT' }).total).toBe('54.90');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['without a destination', { destination: null }, 'destination MISSING_ARGUMENT'],
    [
      'combined with itself',
      { combinesWith: { shippingDiscounts: true } },
      'combinesWith INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS',
    ],
    ['without a code', { code: '' }, 'code BLANK'],
  ])('%s it is a userError', async (_case, change, expected) => {
    const { create } = await aShop();
    const { userErrors } = await create(change);
    expect(userErrors.map(({ field, code }: { field: string[]; code: string }) => `${field[1]} ${code}`)).toEqual([
      expected,
    ]);
  });
});

describe('a discount on some products', () => {
  const itemsOf = (products: Record<string, string[]>) => ({ items: { products } });

  async function aShop() {
    const shop = await aRewardShop();
    const [vase, candle] = shop.store.products();
    const create = async (customerGets: Record<string, unknown>, change: Record<string, unknown> = {}) =>
      (await shop.query(createDiscountMutation, { input: aDiscountInput({ customerGets, ...change }) })).json.data
        .discountCodeBasicCreate;
    const quote = (lines: { variantId: string; quantity: number }[]) => {
      shop.store.setCart('c', { lines, discountCode: 'WELCOME10' });
      return shop.store.quote('c');
    };
    return { ...shop, create, quote, vase: vase!, candle: candle! };
  }

  test('makes one piece of a product free, whatever else and however many are bought', async () => {
    const { create, quote, store, vase, candle, query, engine } = await aShop();
    const { userErrors } = await create({
      value: { discountAmount: { amount: candle.priceAmount, appliesOnEachItem: false } },
      ...itemsOf({ productVariantsToAdd: [`gid://shopify/ProductVariant/${candle.variantId}`] }),
    });
    expect(userErrors).toEqual([]);
    const lines = [
      { variantId: vase.variantId, quantity: 1 },
      { variantId: candle.variantId, quantity: 2 },
    ];
    expect(quote(lines)).toMatchObject({
      discountTotal: '29.00',
      lines: [{ discount: '0.00' }, { discount: '29.00' }],
    });
    expect(quote([lines[0]!])).toMatchObject({ discountTotal: '0.00', discount: { reason: 'no_matching_items' } });
    quote(lines);
    expect(store.checkout('c', aBuyer())).toMatchObject({ ok: true, order: { subtotal: '78.00' } });
    const body = JSON.parse(engine.state.deliveries.find(({ topic }) => topic === 'orders/create')!.body);
    expect(body.discount_applications).toMatchObject([{ target_selection: 'entitled', value: '29.00' }]);
    const { json } = await query(
      '{ codeDiscountNodeByCode(code: "WELCOME10") { codeDiscount { ... on DiscountCodeBasic { discountClasses customerGets { items { __typename ... on DiscountProducts { productVariants(first: 2) { nodes { id } } } } } } } } }',
    );
    expect(json.data.codeDiscountNodeByCode.codeDiscount).toEqual({
      discountClasses: ['PRODUCT'],
      customerGets: {
        items: {
          __typename: 'DiscountProducts',
          productVariants: { nodes: [{ id: `gid://shopify/ProductVariant/${candle.variantId}` }] },
        },
      },
    });
  });

  test('a percentage and a minimum look at those products only', async () => {
    const { create, quote, vase, candle } = await aShop();
    await create(
      { value: { percentage: 0.5 }, ...itemsOf({ productsToAdd: [`gid://shopify/Product/${candle.id}`] }) },
      { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '58' } } },
    );
    const mixed = (candles: number) => [
      { variantId: vase.variantId, quantity: 2 },
      { variantId: candle.variantId, quantity: candles },
    ];
    expect(quote(mixed(1)).discount).toMatchObject({ applied: false, reason: 'below_minimum' });
    expect(quote(mixed(2))).toMatchObject({ discountTotal: '29.00' });
  });

  test.each<[string, Record<string, string[]>, string]>([
    [
      'a variant that does not exist',
      { productVariantsToAdd: ['gid://shopify/ProductVariant/1'] },
      'productVariantsToAdd INVALID',
    ],
    ['a product that does not exist', { productsToAdd: ['gid://shopify/Product/1'] }, 'productsToAdd INVALID'],
    ['no product at all', { productsToAdd: [] }, 'products APPLIES_ON_NOTHING'],
  ])('%s is a userError', async (_case, products, expected) => {
    const { create, store } = await aShop();
    const { userErrors } = await create({ value: { percentage: 1 }, ...itemsOf(products) });
    const [error] = userErrors as { field: string[]; code: string }[];
    expect(`${error!.field.at(-1)} ${error!.code}`).toBe(expected);
    expect(store.discounts()).toEqual([]);
  });

  test("what it applies to can't be read without read_products", async () => {
    const { create, query, store, candle } = await aShop();
    await create({ value: { percentage: 1 }, ...itemsOf({ productsToAdd: [`gid://shopify/Product/${candle.id}`] }) });
    store.setGrantedScopes(['write_discounts']);
    const { json } = await query(
      '{ codeDiscountNodeByCode(code: "WELCOME10") { codeDiscount { ... on DiscountCodeBasic { title customerGets { items { ... on DiscountProducts { products(first: 2) { nodes { id } } } } } } } } }',
    );
    expect(json.errors[0].extensions.code).toBe('ACCESS_DENIED');
  });
});

describe('codes added in bulk', () => {
  const addMutation = `mutation A($id: ID!, $codes: [DiscountRedeemCodeInput!]!) { discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) { bulkCreation { id done codesCount } userErrors { field code } } }`;
  const pollQuery = `query P($id: ID!) { discountRedeemCodeBulkCreation(id: $id) { done importedCount failedCount codes(first: 10) { nodes { code discountRedeemCode { id } errors { code } } } } }`;

  async function aPool(jobDelayMs = 0) {
    const shop = await aRewardShop({ jobDelayMs });
    const { json } = await shop.query(createDiscountMutation, {
      input: aDiscountInput({ code: 'POOL', appliesOncePerCustomer: false }),
    });
    const discountId: string = json.data.discountCodeBasicCreate.codeDiscountNode.id;
    const add = async (codes: string[]) =>
      (await shop.query(addMutation, { id: discountId, codes: codes.map((code) => ({ code })) })).json;
    const poll = async (id: string) => (await shop.query(pollQuery, { id })).json.data.discountRedeemCodeBulkCreation;
    return { ...shop, discountId, add, poll };
  }

  test('are there once the queue has got to them, and tell which were taken', async () => {
    const { add, poll, store } = await aPool(60);
    const { data } = await add(['A1', 'pool', 'A2']);
    const { bulkCreation } = data.discountRedeemCodeBulkAdd;
    expect(bulkCreation).toMatchObject({ done: false, codesCount: 3 });
    expect(store.discountByCode('A1')).toBeUndefined();
    await until(() => store.discountByCode('A1') !== undefined);
    expect(await poll(bulkCreation.id)).toMatchObject({
      done: true,
      importedCount: 2,
      failedCount: 1,
      codes: { nodes: [{ code: 'A1', errors: [] }, { errors: [{ code: 'TAKEN' }], discountRedeemCode: null }, {}] },
    });
    expect(store.discountByCode('POOL')!.codesCount).toBe(3);
  });

  test('each have the limit of uses for themselves', async () => {
    const { add, store } = await aPool();
    await add(['A1', 'A2']);
    await until(() => store.discountByCode('A2') !== undefined);
    const codesOf = (email: string, code: string) => buy(store, { email }, { code }).discountCodes;
    expect([codesOf('a@example.com', 'A1'), codesOf('b@example.com', 'A1'), codesOf('c@example.com', 'a2')]).toEqual([
      ['A1'],
      [],
      ['A2'],
    ]);
    expect(store.discountByCode('A1')!.usedCount).toBe(2);
  });

  test('are at most 250 a call, and can be deleted again', async () => {
    const { add, poll, store, query, discountId } = await aPool();
    expect((await add(Array.from({ length: 251 }, (_, index) => `C${index}`))).errors[0].message).toContain('250');
    const { data } = await add(['A1', 'A2']);
    await until(() => store.discountByCode('A2') !== undefined);
    const { codes } = await poll(data.discountRedeemCodeBulkAdd.bulkCreation.id);
    const { json } = await query(
      'mutation D($id: ID!, $ids: [ID!]) { discountCodeRedeemCodeBulkDelete(discountId: $id, ids: $ids) { job { id done } userErrors { code } } }',
      { id: discountId, ids: [codes.nodes[0].discountRedeemCode.id] },
    );
    expect(json.data.discountCodeRedeemCodeBulkDelete.userErrors).toEqual([]);
    await until(() => store.discountByCode('A1') === undefined);
    expect(store.discountByCode('A2')).toBeDefined();
  });
});
