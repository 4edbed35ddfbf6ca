import { describe, expect, test } from 'vitest';
import { aBuyer, aRewardShop, creditMutation } from './support.ts';

const debitMutation = `mutation D($id: ID!, $input: StoreCreditAccountDebitInput!) {
  storeCreditAccountDebit(id: $id, debitInput: $input) { storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } } userErrors { field code } }
}`;
const historyQuery = `query H($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5) { nodes { id balance { amount currencyCode } transactions(first: 10) { nodes { __typename amount { amount } balanceAfterTransaction { amount } createdAt event ... on StoreCreditAccountCreditTransaction { id expiresAt remainingAmount { amount } } } } } } } }`;

async function aShop(options: Parameters<typeof aRewardShop>[0] = {}) {
  const shop = await aRewardShop(options);
  const { currencyCode } = shop.store.config;
  const credit = async (amount: string, change: Record<string, unknown> = {}, id = shop.anaGid) =>
    (await shop.query(creditMutation, { id, input: { creditAmount: { amount, currencyCode }, ...change } })).json.data
      .storeCreditAccountCredit;
  const debit = async (amount: string, id = shop.anaGid) =>
    (await shop.query(debitMutation, { id, input: { debitAmount: { amount, currencyCode } } })).json.data
      .storeCreditAccountDebit;
  const history = async () =>
    (await shop.query(historyQuery, { id: shop.anaGid })).json.data.customer.storeCreditAccounts.nodes;
  return { ...shop, credit, debit, history };
}

test('the first credit opens the account; the same call again credits again', async () => {
  const { credit, history } = await aShop();
  const first = await credit('10.00');
  expect(first).toMatchObject({
    userErrors: [],
    storeCreditAccountTransaction: {
      amount: { amount: '10.0' },
      expiresAt: null,
      account: { balance: { amount: '10.0', currencyCode: 'EUR' } },
    },
  });
  const second = await credit('10.00');
  expect(second.storeCreditAccountTransaction.account.id).toBe(first.storeCreditAccountTransaction.account.id);
  expect(second.storeCreditAccountTransaction.id).not.toBe(first.storeCreditAccountTransaction.id);
  expect(await history()).toMatchObject([{ balance: { amount: '20.0' } }]);
});

test('a debit takes from what expires first, and what has expired is written off, not spent', async () => {
  let now = new Date('2026-06-01T10:00:00Z');
  const { credit, debit, history } = await aShop({ now: () => now });
  await credit('10');
  await credit('5', { expiresAt: '2026-06-01T12:30:07+02:00' });
  expect((await debit('3')).storeCreditAccountTransaction).toMatchObject({
    amount: { amount: '-3.0' },
    balanceAfterTransaction: { amount: '12.0' },
  });
  now = new Date('2026-06-01T10:30:08Z');
  const [account] = await history();
  expect(account.balance.amount).toBe('10.0');
  expect(account.transactions.nodes).toMatchObject([
    { __typename: 'StoreCreditAccountCreditTransaction', remainingAmount: { amount: '10.0' }, event: 'ADJUSTMENT' },
    { expiresAt: '2026-06-01T10:30:07Z', remainingAmount: { amount: '2.0' } },
    { __typename: 'StoreCreditAccountDebitTransaction' },
    {
      __typename: 'StoreCreditAccountExpirationTransaction',
      amount: { amount: '-2.0' },
      createdAt: '2026-06-01T10:30:07Z',
    },
  ]);
  expect((await debit('10.01')).userErrors).toMatchObject([{ code: 'INSUFFICIENT_FUNDS' }]);
  expect((await debit('10')).storeCreditAccountTransaction.balanceAfterTransaction.amount).toBe('0.0');
});

describe('refusals', () => {
  test.each<[string, string, Record<string, unknown>, string | undefined, string]>([
    ['nobody', '10', {}, 'gid://shopify/Customer/1', 'OWNER_NOT_FOUND'],
    ['no such account', '10', {}, 'gid://shopify/StoreCreditAccount/1', 'ACCOUNT_NOT_FOUND'],
    ['nothing', '0', {}, undefined, 'NEGATIVE_OR_ZERO_AMOUNT'],
    ['a third of a cent', '0.003', {}, undefined, 'NEGATIVE_OR_ZERO_AMOUNT'],
    ['an end in the past', '10', { expiresAt: '2020-01-01T00:00:00Z' }, undefined, 'EXPIRES_AT_IN_PAST'],
    ['too much', '100000.01', {}, undefined, 'CREDIT_LIMIT_EXCEEDED'],
    [
      'another currency',
      '10',
      { creditAmount: { amount: '10', currencyCode: 'USD' } },
      undefined,
      'UNSUPPORTED_CURRENCY',
    ],
  ])('crediting %s', async (_case, amount, change, id, code) => {
    const { credit, store } = await aShop();
    expect(await credit(amount, change, id)).toMatchObject({
      storeCreditAccountTransaction: null,
      userErrors: [{ code }],
    });
    expect(store.storeCreditAccounts()).toEqual([]);
  });

  test('debiting more than is there, or an account that never was', async () => {
    const { credit, debit } = await aShop();
    expect(await debit('1')).toMatchObject({ userErrors: [{ code: 'ACCOUNT_NOT_FOUND' }] });
    await credit('5');
    expect(await debit('5.01')).toMatchObject({ userErrors: [{ code: 'INSUFFICIENT_FUNDS' }] });
  });

  test('each scope opens its own door', async () => {
    const { credit, query, store, anaGid } = await aShop();
    await credit('5');
    const codeOf = async () =>
      (await query(historyQuery, { id: anaGid })).json.errors?.map(
        ({ extensions }: { extensions: { code: string } }) => extensions.code,
      );
    store.setGrantedScopes(['read_customers']);
    expect(await codeOf()).toEqual(['ACCESS_DENIED']);
    store.setGrantedScopes(['read_customers', 'read_store_credit_accounts']);
    expect(await codeOf()).toEqual(['ACCESS_DENIED']);
    store.setGrantedScopes(['read_customers', 'read_store_credit_accounts', 'read_store_credit_account_transactions']);
    expect(await codeOf()).toBeUndefined();
  });
});

describe('paying', () => {
  test('the logged-in customer pays with it, and a refund brings it back', async () => {
    const { credit, store, ana, history } = await aShop();
    await credit('30');
    const lines = [{ variantId: store.products()[0]!.variantId, quantity: 1 }];
    store.setCart('c', { lines, useStoreCredit: true });
    expect(store.quote('c', { email: 'ana@example.com' }).storeCredit).toBeNull();
    expect(store.quote('c', { customerId: ana.id })).toMatchObject({
      storeCredit: { available: '30.00', amount: '30.00' },
      amountDue: '24.90',
    });
    const result = store.checkout('c', aBuyer({ customerId: ana.id }));
    if (!result.ok) throw new Error(result.message);
    expect(result.order.payments).toEqual([
      { gateway: 'shopify_store_credit', amount: '30.00' },
      { gateway: 'bogus', amount: '24.90' },
    ]);
    store.cancelOrder(result.order.id);
    const [account] = await history();
    expect(account.balance.amount).toBe('30.0');
    expect(account.transactions.nodes.map(({ event }: { event: string }) => event)).toEqual([
      'ADJUSTMENT',
      'ORDER_PAYMENT',
      'ORDER_CANCELLATION',
    ]);
  });

  test('a guest with the same address does not', async () => {
    const { credit, store } = await aShop();
    await credit('30');
    store.setCart('c', { lines: [{ variantId: store.products()[0]!.variantId, quantity: 1 }], useStoreCredit: true });
    expect(store.checkout('c', aBuyer())).toMatchObject({ order: { payments: [{ gateway: 'bogus' }] } });
  });
});
