import { describe, expect, test } from 'vitest';
import { daysBefore } from '../../dev-store/engine/time.ts';
import { aDevStore, anAdminClient, buy, exchangeToken, post } from './support.ts';

test('only version 2026-07 and only this shop are served', async () => {
  const running = await aDevStore();
  const { json } = await exchangeToken(running);
  const headers = { 'x-shopify-access-token': json.access_token };
  const call = (version: string, extra = {}) =>
    post(
      `${running.urls.storefront}admin/api/${version}/graphql.json`,
      { query: '{ shop { id } }' },
      { ...headers, ...extra },
    );
  expect((await call('2026-04')).status).toBe(404);
  expect((await call('2026-07', { 'x-forwarded-host': 'other.myshopify.com' })).status).toBe(404);
  expect((await call('2026-07', { 'x-forwarded-host': 'maison-rivage.myshopify.com' })).status).toBe(200);
});

test('the shop tells its currency, time zone and plan', async () => {
  const query = await anAdminClient(await aDevStore());
  const { json } = await query(
    '{ shop { id name email contactEmail myshopifyDomain url currencyCode ianaTimezone createdAt primaryDomain { url host } plan { publicDisplayName partnerDevelopment shopifyPlus } } }',
  );
  expect(json.errors).toBeUndefined();
  expect(json.data.shop).toMatchObject({
    name: 'Maison Rivage',
    myshopifyDomain: 'maison-rivage.myshopify.com',
    currencyCode: 'EUR',
    ianaTimezone: 'Europe/Paris',
  });
});

test('a field that Shopify does not have is refused by the schema', async () => {
  const query = await anAdminClient(await aDevStore());
  expect((await query('{ shop { favouriteColour } }')).json.errors[0].message).toContain('favouriteColour');
});

test('a field that the dev store does not implement is refused by name, never answered with null', async () => {
  const query = await anAdminClient(await aDevStore());
  const { json } = await query('{ shop { orderNumberFormatPrefix } }');
  expect(json.errors[0]).toMatchObject({
    message: "The dev store doesn't implement Shop.orderNumberFormatPrefix.",
    extensions: { code: 'NOT_IMPLEMENTED' },
  });
});

test('a deprecated field is answered with a warning header', async () => {
  const running = await aDevStore();
  buy(running.store);
  const query = await anAdminClient(running);
  const { headers, json } = await query('{ customers(first: 1) { nodes { email } } }');
  expect(json.data.customers.nodes[0].email).toBe('ana@example.com');
  expect(headers.get('x-shopify-api-deprecated-reason')).toBe('Customer.email');
});

describe('access scopes', () => {
  test('a type whose scope is missing is denied', async () => {
    const running = await aDevStore();
    const query = await anAdminClient(running);
    running.store.setGrantedScopes(['read_customers']);
    const { json } = await query('{ orders(first: 1) { nodes { id } } }');
    expect(json.errors[0]).toMatchObject({ path: ['orders'], extensions: { code: 'ACCESS_DENIED' } });
    expect(json.errors[0].message).toContain('Access denied for orders field');
  });

  test('products are denied to an app that asks for no product scope, inside an order too', async () => {
    const running = await aDevStore();
    buy(running.store);
    const query = await anAdminClient(running);
    const { json } = await query(
      '{ orders(first: 1) { nodes { name lineItems(first: 5) { nodes { title product { id } } } } } }',
    );
    expect(json.errors[0].extensions.code).toBe('ACCESS_DENIED');
    expect(json.data.orders.nodes[0].lineItems.nodes[0]).toEqual({ title: 'Vase Dune', product: null });
  });

  test('a mutation needs the write scope', async () => {
    const running = await aDevStore();
    const query = await anAdminClient(running);
    running.store.setGrantedScopes(['read_discounts']);
    const { json } = await query(
      'mutation { discountCodeDelete(id: "gid://shopify/DiscountCodeNode/1") { deletedCodeDiscountId userErrors { code } } }',
    );
    expect(json.errors[0].extensions.code).toBe('ACCESS_DENIED');
  });

  test('currentAppInstallation lists what is granted, read scopes implied by write scopes included', async () => {
    const query = await anAdminClient(await aDevStore());
    const { json } = await query('{ currentAppInstallation { id accessScopes { handle } } }');
    expect(json.data.currentAppInstallation.accessScopes.map(({ handle }: { handle: string }) => handle)).toEqual([
      'read_customer_merge',
      'read_customers',
      'read_discounts',
      'read_orders',
      'write_discounts',
    ]);
  });
});

describe('cost', () => {
  test('every answer tells the cost and what is left', async () => {
    const query = await anAdminClient(await aDevStore());
    const { json } = await query('{ orders(first: 10) { nodes { id customer { id } } } }');
    expect(json.extensions.cost).toMatchObject({
      requestedQueryCost: 22,
      actualQueryCost: 2,
      throttleStatus: { maximumAvailable: 2000, restoreRate: 100 },
    });
  });

  test('an empty bucket answers THROTTLED and fills again with time', async () => {
    let now = new Date('2026-07-01T12:00:00Z');
    const running = await aDevStore({ now: () => now, bucket: { maximum: 25, restorePerSecond: 10 } });
    const query = await anAdminClient(running);
    const create = (code: string) =>
      query(
        'mutation C($code: String!) { discountCodeBasicCreate(basicCodeDiscount: { title: "t", code: $code, startsAt: "2026-01-01T00:00:00Z", context: { all: ALL }, customerGets: { value: { percentage: 0.1 }, items: { all: true } } }) { codeDiscountNode { id } userErrors { code } } }',
        { code },
      );
    await create('A');
    await create('B');
    const { status, json } = await create('C');
    expect(status).toBe(200);
    expect(json.errors[0].extensions.code).toBe('THROTTLED');
    expect(json.extensions.cost.actualQueryCost).toBeNull();
    expect(running.store.discounts()).toHaveLength(2);
    now = new Date('2026-07-01T12:00:02Z');
    expect((await create('C')).json.errors).toBeUndefined();
  });

  test('a single query over 1000 points is refused', async () => {
    const query = await anAdminClient(await aDevStore());
    const { json } = await query('{ orders(first: 250) { nodes { id lineItems(first: 50) { nodes { id } } } } }');
    expect(json.errors[0].extensions.code).toBe('MAX_COST_EXCEEDED');
  });
});

describe('orders', () => {
  test('orders older than 60 days are invisible without read_all_orders, but counted', async () => {
    const start = new Date('2026-04-01T12:00:00Z');
    let now = start;
    const running = await aDevStore({ now: () => now });
    const old = buy(running.store);
    now = new Date(daysBefore(start.toISOString(), -61));
    const recent = buy(running.store);
    const query = await anAdminClient(running);
    const ask = async () =>
      (
        await query(
          'query O($id: ID!) { order(id: $id) { id } orders(first: 10) { nodes { name customer { numberOfOrders } customerJourneySummary { customerOrderIndex ready } } } }',
          { id: `gid://shopify/Order/${old.id}` },
        )
      ).json.data;
    expect(await ask()).toEqual({
      order: null,
      orders: {
        nodes: [
          {
            name: recent.name,
            customer: { numberOfOrders: '2' },
            customerJourneySummary: { customerOrderIndex: 2, ready: true },
          },
        ],
      },
    });
    running.store.setGrantedScopes(['read_orders', 'read_customers', 'read_all_orders']);
    expect((await ask()).orders.nodes).toHaveLength(2);
  });

  test("money has both sides, in Shopify's decimal notation", async () => {
    const running = await aDevStore({ currencyCode: 'JPY' });
    const order = buy(running.store);
    const query = await anAdminClient(running);
    const { json } = await query(
      'query O($id: ID!) { order(id: $id) { legacyResourceId displayFinancialStatus currentSubtotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount } } } }',
      { id: `gid://shopify/Order/${order.id}` },
    );
    expect(json.data.order).toEqual({
      legacyResourceId: order.id,
      displayFinancialStatus: 'PAID',
      currentSubtotalPriceSet: {
        shopMoney: { amount: '7840.0', currencyCode: 'JPY' },
        presentmentMoney: { amount: '7840.0' },
      },
    });
  });

  test('the customer journey is not ready at once', async () => {
    const running = await aDevStore({ journeyDelayMs: 60_000 });
    buy(running.store);
    const query = await anAdminClient(running);
    const { json } = await query(
      '{ orders(first: 1) { nodes { customerJourneySummary { ready customerOrderIndex } } } }',
    );
    expect(json.data.orders.nodes[0].customerJourneySummary).toEqual({ ready: false, customerOrderIndex: null });
  });

  test('pages follow one another and filters narrow', async () => {
    const running = await aDevStore();
    const names = ['a', 'b', 'c'].map((who) => buy(running.store, { email: `${who}@example.com` }).name);
    const query = await anAdminClient(running);
    const page = async (after: string | null) =>
      (
        await query(
          'query P($after: String) { orders(first: 2, after: $after, sortKey: ID) { edges { node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }',
          { after },
        )
      ).json.data.orders;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }: { node: { name: string } }) => node.name)).toEqual(names);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const search = async (text: string) =>
      (await query('query S($q: String) { orders(first: 5, query: $q) { nodes { name } } }', { q: text })).json;
    expect((await search("email:'b@example.com' AND created_at:>=2020-01-01")).data.orders.nodes).toEqual([
      { name: names[1] },
    ]);
    expect((await search(`customer_id:${running.store.customers()[2]!.id}`)).data.orders.nodes).toEqual([
      { name: names[2] },
    ]);
    expect((await search('tag:vip')).errors[0].extensions.code).toBe('NOT_IMPLEMENTED');
    expect((await query('{ orders { nodes { name } } }')).json.errors[0].message).toBe(
      'you must provide one of first or last',
    );
  });
});

test('metafields of the installation are written whole or not at all, and Liquid sees them', async () => {
  const running = await aDevStore();
  const query = await anAdminClient(running);
  const { json: own } = await query('{ currentAppInstallation { id } }');
  const set = (metafields: Record<string, unknown>[]) =>
    query(
      'mutation M($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { namespace key value jsonValue } userErrors { field code message } } }',
      {
        m: metafields.map((metafield) => ({
          ownerId: own.data.currentAppInstallation.id,
          namespace: 'ricochet',
          ...metafield,
        })),
      },
    );
  const bad = await set([
    { key: 'ok', type: 'boolean', value: 'true' },
    { key: 'settings', type: 'json', value: '{' },
  ]);
  expect(bad.json.data.metafieldsSet.userErrors).toMatchObject([
    { field: ['metafields', '1', 'value'], code: 'INVALID_VALUE' },
  ]);
  expect(running.store.appMetafields()).toEqual({});
  await set([{ key: 'settings', type: 'json', value: '{"colour":"#123456"}' }]);
  expect(running.store.appMetafields()).toEqual({
    ricochet: { settings: { type: 'json', value: { colour: '#123456' } } },
  });
  const { json } = await query(
    '{ currentAppInstallation { metafields(first: 5, namespace: "ricochet") { nodes { key type value } } } }',
  );
  expect(json.data.currentAppInstallation.metafields.nodes).toEqual([
    { key: 'settings', type: 'json', value: '{"colour":"#123456"}' },
  ]);
});

describe('faults', () => {
  test('429 and 5xx on demand', async () => {
    const running = await aDevStore();
    const query = await anAdminClient(running);
    running.store.setFaults({ adminApi429Share: 1 });
    expect((await query('{ shop { id } }')).status).toBe(429);
    running.store.setFaults({ adminApi429Share: 0, adminApi5xxShare: 1 });
    expect((await query('{ shop { id } }')).status).toBe(503);
  });

  test('a time-out after commit leaves the discount made and the caller without an answer', async () => {
    const running = await aDevStore();
    const query = await anAdminClient(running);
    running.store.setFaults({ adminApiTimeoutAfterCommitShare: 1 });
    await expect(
      query(
        'mutation { discountCodeBasicCreate(basicCodeDiscount: { title: "t", code: "LOST", startsAt: "2026-01-01T00:00:00Z", context: { all: ALL }, customerGets: { value: { percentage: 0.1 }, items: { all: true } } }) { userErrors { code } } }',
      ),
    ).rejects.toThrow();
    expect(running.store.discountByCode('lost')).toBeDefined();
  });
});

test('an address is verified, of guests too, unless its account was opened with a password', async () => {
  const running = await aDevStore();
  const query = await anAdminClient(running);
  const { customerId: guest } = buy(running.store, { email: 'guest@example.com' });
  const joins = (email: string, how: { isUnverified?: true } = {}) =>
    running.store.createCustomer({ email, firstName: 'Ana', lastName: 'D', hasAccount: true, ...how }).id;
  const isVerified = async (id: string | null) =>
    (await query(`{ customer(id: "gid://shopify/Customer/${id}") { verifiedEmail } }`)).json.data.customer
      .verifiedEmail;
  expect(await isVerified(guest)).toBe(true);
  expect(await isVerified(joins('ana@example.com'))).toBe(true);
  expect(await isVerified(joins('bea@example.com', { isUnverified: true }))).toBe(false);
});
