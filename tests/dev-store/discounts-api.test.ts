import { expect, test } from 'vitest';
import { aDevStore, aDiscountInput, anAdminClient, buy, createDiscountMutation } from './support.ts';

type UserErrors = { field: string[]; code: string; message: string }[];

async function aClient() {
  const running = await aDevStore();
  const query = await anAdminClient(running);
  const create = async (change: Record<string, unknown> = {}) =>
    (await query(createDiscountMutation, { input: aDiscountInput(change) })).json;
  const errorsOf = async (change: Record<string, unknown>): Promise<string[]> =>
    ((await create(change)).data.discountCodeBasicCreate.userErrors as UserErrors).map(
      ({ field, code }) => `${field.slice(1).join('.')} ${code}`,
    );
  return { running, query, create, errorsOf };
}

test('a discount is created as asked for', async () => {
  const { running, create } = await aClient();
  const { data } = await create({ endsAt: '2099-01-01T00:00:00+02:00' });
  expect(data.discountCodeBasicCreate).toMatchObject({
    userErrors: [],
    codeDiscountNode: {
      codeDiscount: {
        title: 'Bienvenue',
        status: 'ACTIVE',
        usageLimit: 1,
        asyncUsageCount: 0,
        endsAt: '2098-12-31T22:00:00Z',
        codes: { nodes: [{ code: 'WELCOME10' }] },
      },
    },
  });
  expect(running.store.discountByCode('welcome10')).toMatchObject({
    value: { kind: 'percentage', percentage: 0.1 },
    customerIds: null,
    status: 'active',
  });
});

test('a code is taken whatever its case', async () => {
  const { create, errorsOf } = await aClient();
  await create();
  expect(await errorsOf({ code: 'welcome10' })).toEqual(['code TAKEN']);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['no title', { title: ' ' }, ['title BLANK']],
  ['no code', { code: null }, ['code BLANK']],
  ['no start', { startsAt: null }, ['startsAt BLANK']],
  ['an end before the start', { endsAt: '2025-01-01T00:00:00Z' }, ['endsAt END_DATE_BEFORE_START_DATE']],
  [
    'more than 100 %',
    { customerGets: { value: { percentage: 10 }, items: { all: true } } },
    ['customerGets.value.percentage VALUE_OUTSIDE_RANGE'],
  ],
  [
    'both kinds of value',
    { customerGets: { value: { percentage: 0.1, discountAmount: { amount: '5' } }, items: { all: true } } },
    ['customerGets.value TOO_MANY_ARGUMENTS'],
  ],
  ['no items', { customerGets: { value: { percentage: 0.1 } } }, ['customerGets.items MISSING_ARGUMENT']],
  [
    'an amount of nothing',
    { customerGets: { value: { discountAmount: { amount: '0.00' } }, items: { all: true } } },
    ['customerGets.value.discountAmount.amount GREATER_THAN'],
  ],
  [
    'thirds of a cent',
    { customerGets: { value: { discountAmount: { amount: '1.005' } }, items: { all: true } } },
    ['customerGets.value.discountAmount.amount INVALID'],
  ],
  ['no context', { context: null }, ['context MISSING_ARGUMENT']],
  [
    'an unknown customer',
    { context: { customers: { add: ['gid://shopify/Customer/1'] } } },
    ['context.customers.add INVALID'],
  ],
  ['no uses', { usageLimit: 0 }, ['usageLimit GREATER_THAN']],
])('%s is a userError', async (_case, change, expected) => {
  const { errorsOf, running } = await aClient();
  expect(await errorsOf(change)).toEqual(expected);
  expect(running.store.discounts()).toEqual([]);
});

test('what the dev store cannot honour at the checkout it does not accept', async () => {
  const { create } = await aClient();
  const json = await create({ context: null, customerSelection: { all: true } });
  expect(json.errors[0].extensions.code).toBe('NOT_IMPLEMENTED');
});

test('an existing code is looked up with everything needed to compare it', async () => {
  const { running, query, create } = await aClient();
  const ana = running.store.createCustomer({
    email: 'ana@example.com',
    firstName: 'Ana',
    lastName: 'D',
    hasAccount: true,
  });
  await create({
    context: { customers: { add: [`gid://shopify/Customer/${ana.id}`] } },
    minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '40' } },
    customerGets: { value: { discountAmount: { amount: 12.5, appliesOnEachItem: false } }, items: { all: true } },
  });
  buy(running.store, {}, { code: 'WELCOME10' });
  const { json } =
    await query(`{ codeDiscountNodeByCode(code: "wElCoMe10") { id codeDiscount { __typename ... on DiscountCodeBasic {
    title status startsAt endsAt createdAt usageLimit asyncUsageCount appliesOncePerCustomer
    context { ... on DiscountCustomers { customers { id } } ... on DiscountBuyerSelectionAll { all } }
    customerGets { value { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount currencyCode } } } items { ... on AllDiscountItems { allItems } } }
    minimumRequirement { ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } } }
  } } } }`);
  expect(json.errors).toBeUndefined();
  expect(json.data.codeDiscountNodeByCode.codeDiscount).toMatchObject({
    asyncUsageCount: 1,
    context: { customers: [{ id: `gid://shopify/Customer/${ana.id}` }] },
    customerGets: { value: { amount: { amount: '12.5', currencyCode: 'EUR' } }, items: { allItems: true } },
    minimumRequirement: { greaterThanOrEqualToSubtotal: { amount: '40.0' } },
  });
  expect((await query('{ codeDiscountNodeByCode(code: "nope") { id } }')).json.data.codeDiscountNodeByCode).toBeNull();
});

test('discounts are found by code or title, and end when deactivated or deleted', async () => {
  const { running, query, create } = await aClient();
  await create();
  await create({ code: 'OTHER', title: 'Autre offre' });
  const found = async (text: string) =>
    (
      await query(
        'query F($q: String) { discountNodes(first: 5, query: $q) { nodes { id discount { ... on DiscountCodeBasic { title } } } } }',
        { q: text },
      )
    ).json.data.discountNodes.nodes;
  const [node] = await found('code:welcome10');
  expect(await found("title:'Autre offre'")).toMatchObject([{ discount: { title: 'Autre offre' } }]);
  const codeId = node.id.replace('DiscountNode', 'DiscountCodeNode');
  const { json } = await query(
    'mutation D($id: ID!) { discountCodeDeactivate(id: $id) { codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { status } } } userErrors { code } } }',
    { id: codeId },
  );
  expect(json.data.discountCodeDeactivate.codeDiscountNode.codeDiscount.status).toBe('EXPIRED');
  expect(running.store.discountByCode('WELCOME10')!.status).toBe('deactivated');
  await query('mutation D($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { code } } }', {
    id: codeId,
  });
  expect(
    (await query('query N($id: ID!) { discountNode(id: $id) { id } }', { id: node.id })).json.data.discountNode,
  ).toBeNull();
});
