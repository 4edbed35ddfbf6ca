import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, vi } from 'vitest';
import { adminSchema } from '../../dev-store/admin-api/schema.ts';
import type { CheckoutInput, DevStore, Order } from '../../dev-store/contract.ts';
import { ensureInstalled } from '../../dev-store/engine/installation.ts';
import { type DevStoreOptions, type RunningDevStore, startDevStore } from '../../dev-store/server.ts';

export const API_KEY = 'test-key';
export const API_SECRET = 'test-secret';

adminSchema(); // built while importing, not on the first test's time
vi.setConfig({ testTimeout: 20_000 }); // servers are started; a busy machine takes its time

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

export function closeAfterTest(close: () => Promise<void>): void {
  closers.push(close);
}

/** A dev store with products only, no pages, and a clock and dice the test may hold. */
export async function aDevStore(options: Partial<DevStoreOptions> = {}): Promise<RunningDevStore> {
  const running = await startDevStore({
    appUrl: 'http://127.0.0.1:9',
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    seed: 'catalogue',
    pages: () => undefined,
    retryScale: 0.01,
    journeyDelayMs: 0,
    ...options,
  });
  closers.push(() => running.close());
  return running;
}

export type ReceivedWebhook = { topic: string; headers: IncomingHttpHeaders; body: string };

/** An app that writes down webhooks and answers as told. */
export async function anApp(
  answer: (received: ReceivedWebhook, count: number) => number | Promise<number> = () => 200,
) {
  const received: ReceivedWebhook[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const webhook = {
        topic: String(request.headers['x-shopify-topic']),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(webhook);
      response.writeHead(await answer(webhook, received.length)).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
export type Answer = { status: number; headers: Headers; json: any };

export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, json: await response.json() };
}

export function exchangeToken(running: RunningDevStore, change: Record<string, unknown> = {}) {
  return post(`${running.urls.storefront}admin/oauth/access_token`, {
    client_id: API_KEY,
    client_secret: API_SECRET,
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: running.store.sessionToken(),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
    ...change,
  });
}

/** Installs the app and returns a client of its Admin API. */
export async function anAdminClient(running: RunningDevStore) {
  const { json } = await exchangeToken(running);
  return (query: string, variables: Record<string, unknown> = {}) =>
    post(
      `${running.urls.storefront}admin/api/2026-07/graphql.json`,
      { query, variables },
      { 'x-shopify-access-token': json.access_token },
    );
}

export function install(running: RunningDevStore): void {
  ensureInstalled(running.engine);
}

export const aBuyer = (change: Partial<CheckoutInput> = {}): CheckoutInput => ({
  email: 'ana@example.com',
  firstName: 'Ana',
  lastName: 'Dupont',
  address1: '1 rue Haute',
  city: 'Lyon',
  zip: '69001',
  countryCode: 'FR',
  channel: 'web',
  ...change,
});

/** Buys `quantity` of the first product. */
export function buy(
  store: DevStore,
  buyer: Partial<CheckoutInput> = {},
  cart: { code?: string; quantity?: number; attributes?: Record<string, string> } = {},
): Order {
  const token = `cart-${Math.random()}`;
  store.setCart(token, {
    lines: [{ variantId: store.products()[0]!.variantId, quantity: cart.quantity ?? 1 }],
    discountCode: cart.code ?? null,
    attributes: cart.attributes ?? {},
  });
  const result = store.checkout(token, aBuyer(buyer));
  if (!result.ok) throw new Error(`${result.field}: ${result.message}`);
  return result.order;
}

export async function until(condition: () => boolean, withinMs = 15_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('did not happen in time');
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

export function hmacOf(body: string): string {
  return createHmac('sha256', API_SECRET).update(body, 'utf8').digest('base64');
}

export const createDiscountMutation = `mutation Create($input: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $input) {
    codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { title status usageLimit asyncUsageCount appliesOncePerCustomer startsAt endsAt codes(first: 1) { nodes { code } } } } }
    userErrors { field code message }
  }
}`;

export const aDiscountInput = (change: Record<string, unknown> = {}) => ({
  title: 'Bienvenue',
  code: 'WELCOME10',
  startsAt: '2026-01-01T00:00:00Z',
  usageLimit: 1,
  appliesOncePerCustomer: true,
  context: { all: 'ALL' },
  customerGets: { value: { percentage: 0.1 }, items: { all: true } },
  ...change,
});

/** Every scope a reward of any kind needs. */
export const everyRewardScope = [
  'read_orders',
  'read_products',
  'write_customers',
  'write_discounts',
  'write_gift_cards',
  'read_gift_card_transactions',
  'read_store_credit_accounts',
  'write_store_credit_account_transactions',
];

/** An installed app that holds them all. */
export async function aRewardShop(options: Partial<DevStoreOptions> = {}) {
  const running = await aDevStore({ jobDelayMs: 0, ...options });
  const query = await anAdminClient(running);
  running.store.setGrantedScopes(everyRewardScope);
  const ana = running.store.createCustomer({
    email: 'ana@example.com',
    firstName: 'Ana',
    lastName: 'Dupont',
    hasAccount: true,
  });
  return { ...running, running, query, ana, anaGid: `gid://shopify/Customer/${ana.id}` };
}

export const createGiftCardMutation = `mutation G($input: GiftCardCreateInput!) {
  giftCardCreate(input: $input) { giftCard { id balance { amount currencyCode } initialValue { amount } lastCharacters maskedCode enabled note customer { id } } giftCardCode userErrors { field code message } }
}`;

export const creditMutation = `mutation C($id: ID!, $input: StoreCreditAccountCreditInput!) {
  storeCreditAccountCredit(id: $id, creditInput: $input) { storeCreditAccountTransaction { id amount { amount } expiresAt remainingAmount { amount } balanceAfterTransaction { amount } account { id balance { amount currencyCode } } } userErrors { field code message } }
}`;
