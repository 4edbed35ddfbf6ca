import { expect, test } from 'vitest';
import { aDevStore, anAdminClient, anApp, buy, until } from './support.ts';

const create = `mutation S($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) { webhookSubscription { id topic uri } userErrors { field message } }
}`;
const list = `query L($topics: [WebhookSubscriptionTopic!], $uri: String) {
  webhookSubscriptions(first: 10, topics: $topics, uri: $uri) { nodes { topic uri } }
}`;

async function aShop({ answer = () => 200 }: { answer?: () => number } = {}) {
  const app = await anApp(answer);
  const running = await aDevStore({ appUrl: app.url, retryScale: 0.001 });
  const query = await anAdminClient(running);
  running.store.setGrantedScopes(['read_orders', 'read_shopify_payments_disputes']);
  const uri = `${app.url}/webhooks`;
  const subscribe = async (topic = 'DISPUTES_CREATE', to = uri) =>
    (await query(create, { topic, uri: to })).json.data.webhookSubscriptionCreate;
  const listed = async (variables: Record<string, unknown> = {}) =>
    (await query(list, variables)).json.data.webhookSubscriptions.nodes;
  const told = () => app.received.filter(({ topic }) => topic.startsWith('disputes/'));
  return { ...running, uri, subscribe, listed, told };
}

test('what is subscribed to by API is listed and delivered like the rest', async () => {
  const { store, subscribe, listed, told, uri } = await aShop();
  expect(await subscribe()).toMatchObject({ webhookSubscription: { topic: 'DISPUTES_CREATE', uri }, userErrors: [] });
  expect(await listed()).toEqual([{ topic: 'DISPUTES_CREATE', uri }]);
  expect(await listed({ topics: ['DISPUTES_UPDATE'] })).toEqual([]);
  expect(await listed({ uri: 'https://elsewhere.example' })).toEqual([]);
  store.openDispute(buy(store).id);
  await until(() => told().length === 1);
});

test.each([
  ['the same twice', 'DISPUTES_CREATE', undefined, 'Address for this topic has already been taken'],
  ['an address without TLS', 'DISPUTES_CREATE', 'http://app.example/webhooks', 'Address protocol must be https'],
  ['a topic whose scope is missing', 'CUSTOMERS_MERGE', undefined, 'You do not have permission'],
])('%s is refused', async (_case, topic, uri, message) => {
  const { subscribe } = await aShop();
  await subscribe();
  const refused = await subscribe(topic, uri);
  expect(refused.webhookSubscription).toBeNull();
  expect(refused.userErrors[0].message).toContain(message);
});

test('after eight retries in vain the subscription is gone; those of the configuration file stay', async () => {
  const { store, engine, subscribe, listed } = await aShop({ answer: () => 500 });
  const declared = engine.app.subscriptions.length;
  await subscribe();
  await subscribe('DISPUTES_UPDATE');
  store.openDispute(buy(store).id);
  await until(() => store.deliveries().some(({ topic, state }) => topic === 'disputes/create' && state === 'given_up'));
  expect(await listed()).toMatchObject([{ topic: 'DISPUTES_UPDATE' }]);
  expect(engine.app.subscriptions).toHaveLength(declared);
});

test('uninstalling the app ends its subscriptions', async () => {
  const { store, engine, subscribe } = await aShop();
  await subscribe();
  store.uninstallApp();
  expect(engine.state.webhookSubscriptions).toEqual([]);
});
