import { expect, test } from 'vitest';
import { aDevStore, anAdminClient, anApp, buy, hmacOf, until } from './support.ts';

const disputeTopics = ['disputes/create', 'disputes/update'];

async function aShop({ subscribed = true, scope = true } = {}) {
  const app = await anApp();
  const running = await aDevStore({ appUrl: app.url });
  if (subscribed)
    running.engine.app.subscriptions.push(
      ...disputeTopics.map((topic) => ({ topic, uri: '/webhooks', compliance: false })),
    );
  const query = await anAdminClient(running);
  if (scope) running.store.setGrantedScopes(['read_orders', 'read_shopify_payments_disputes']);
  const told = () => app.received.filter(({ topic }) => topic.startsWith('disputes/'));
  return { ...running, query, told };
}

test('a chargeback is opened and lost: both times the app is told, signed', async () => {
  const { store, told, query } = await aShop();
  const order = buy(store);
  const dispute = store.openDispute(order.id);
  expect(dispute).toMatchObject({ amount: { amount: '54.90' }, status: 'needs_response', finalizedOn: null });
  await until(() => told().length === 1);
  expect(store.decideDispute(dispute.id, 'lost')).toMatchObject({ status: 'lost', finalizedOn: expect.any(String) });
  await until(() => told().length === 2);
  const [opened, lost] = told().map(({ body }) => JSON.parse(body));
  expect(told().every(({ headers, body }) => headers['x-shopify-hmac-sha256'] === hmacOf(body))).toBe(true);
  expect(told()[0]!.body).toContain(`"order_id":${order.id},`);
  expect(opened).toMatchObject({ type: 'chargeback', amount: '54.90', currency: 'EUR', status: 'needs_response' });
  expect(lost).toMatchObject({ status: 'lost', finalized_on: expect.stringMatching(/[+-]\d\d:\d\d$/) });
  const { json } = await query('query O($id: ID!) { order(id: $id) { disputes { status initiatedAs } } }', {
    id: `gid://shopify/Order/${order.id}`,
  });
  expect(json.data.order.disputes).toEqual([{ status: 'LOST', initiatedAs: 'CHARGEBACK' }]);
});

test('disputed orders are found by the state of their chargeback, though they count as unchanged', async () => {
  const { store, query } = await aShop();
  const search = async (text: string) => {
    const { json } = await query('query S($q: String!) { orders(first: 5, query: $q) { nodes { id updatedAt } } }', {
      q: text,
    });
    return json.data?.orders.nodes ?? json.errors[0].extensions.code;
  };
  buy(store, { email: 'bea@example.com' });
  const order = buy(store);
  const id = `gid://shopify/Order/${order.id}`;
  const before = (await search('')).find((one: { id: string }) => one.id === id);
  store.openDispute(order.id);
  expect(await search('chargeback_status:won OR chargeback_status:needs_response')).toEqual([before]);
  expect(await search('chargeback_status:won OR chargeback_status:lost')).toEqual([]);
  expect(await search('chargeback_status:won OR email:a@example.com')).toBe('NOT_IMPLEMENTED');
});

test.each([
  ['does not subscribe', { subscribed: false }],
  ['lacks the scope', { scope: false }],
])('an app that %s hears nothing', async (_case, options) => {
  const { store, told } = await aShop(options);
  store.openDispute(buy(store).id);
  await until(() => store.deliveryCounts().waiting === 0);
  expect(told()).toEqual([]);
});

test('an order is disputed once at a time, for no more than the card paid', async () => {
  const { store } = await aShop();
  const order = buy(store);
  expect(() => store.openDispute(order.id, { amount: '54.91' })).toThrow('at most 54.90');
  const { id } = store.openDispute(order.id, { amount: '10', kind: 'inquiry' });
  expect(() => store.openDispute(order.id)).toThrow('disputed already');
  store.decideDispute(id, 'won');
  expect(() => store.decideDispute(id, 'lost')).toThrow('is decided: won');
});
