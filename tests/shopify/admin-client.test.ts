import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { adminClient } from '../../app/shopify/admin-client.server.ts';
import { ShopifyCallError, ThrottledError } from '../../app/shopify/call-errors.ts';
import { CustomerDetailsDocument, ShopDetailsDocument } from '../../app/shopify/generated/graphql.ts';
import { fakeAdminApi, json } from './fake-admin-api.ts';

const cost = (requested: number, available: number) => ({
  cost: {
    requestedQueryCost: requested,
    actualQueryCost: null,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: available, restoreRate: 100 },
  },
});
const customer = { id: 'gid://shopify/Customer/1' };
const failure = async (answer: Response | Error): Promise<ShopifyCallError> => {
  const { client } = fakeAdminApi({ customerDetails: () => answer });
  const error: unknown = await client
    .request(CustomerDetailsDocument, { id: 'gid://shopify/Customer/secret' })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ShopifyCallError);
  return error as ShopifyCallError;
};

afterEach(() => vi.unstubAllGlobals());

describe('a call', () => {
  it("goes to the shop's Admin API with its token and returns the data", async () => {
    const { client, calls } = fakeAdminApi({ customerDetails: () => ({ data: { customer } }) });
    await expect(client.request(CustomerDetailsDocument, { id: customer.id })).resolves.toEqual({ customer });
    expect(calls[0]).toMatchObject({
      url: 'https://maison-rivage.myshopify.com/admin/api/2026-07/graphql.json',
      token: 'shpat_secret',
      variables: { id: customer.id },
    });
  });

  it('asks for the token every time, so that a refreshed one is used at once', async () => {
    const tokens = ['first', 'second'];
    const seen: (string | null)[] = [];
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      seen.push(new Headers(init.headers).get('X-Shopify-Access-Token'));
      return json({ data: { shop: {} } });
    });
    const client = adminClient({
      shopDomain: 'maison-rivage.myshopify.com',
      getToken: async () => tokens.shift() ?? '',
    });
    await client.request(ShopDetailsDocument);
    await client.request(ShopDetailsDocument);
    expect(seen).toEqual(['first', 'second']);
  });

  it('remembers what is left of the budget', async () => {
    const { client } = fakeAdminApi({ customerDetails: () => json({ data: { customer }, extensions: cost(3, 1997) }) });
    expect(client.budget()).toBeNull();
    await client.request(CustomerDetailsDocument, { id: customer.id });
    expect(client.budget()).toEqual({
      availablePoints: 1997,
      maximumPoints: 2000,
      restorePointsPerSecond: 100,
      requestedPoints: 3,
    });
  });
});

describe('a failure', () => {
  const graphqlError = (code: string) => ({ errors: [{ message: 'No.', extensions: { code } }] });

  test.each([
    ['429', json({ errors: 'Exceeded 2 calls per second' }, { status: 429 }), 'throttled', false],
    ['THROTTLED', json(graphqlError('THROTTLED')), 'throttled', false],
    ['401', json({ errors: '[API] Invalid API key or access token' }, { status: 401 }), 'unauthorized', false],
    ['403', json({ errors: 'forbidden' }, { status: 403 }), 'access-denied', false],
    [
      'ACCESS_DENIED beside data',
      json({ data: { customer: null }, ...graphqlError('ACCESS_DENIED') }),
      'access-denied',
      false,
    ],
    ['402, a frozen shop', json({ errors: 'Unavailable Shop' }, { status: 402 }), 'unavailable', false],
    ['404, a closed shop', json({ errors: 'Not Found' }, { status: 404 }), 'unavailable', false],
    ['500 without JSON', new Response('<html>', { status: 500 }), 'unavailable', true],
    ['503', json({}, { status: 503 }), 'unavailable', true],
    ['INTERNAL_SERVER_ERROR', json(graphqlError('INTERNAL_SERVER_ERROR')), 'unavailable', true],
    ['200 without JSON', new Response('<html>'), 'unavailable', true],
    ['a broken connection', new TypeError('fetch failed'), 'unavailable', true],
    ['no answer in time', new DOMException('timed out', 'TimeoutError'), 'unavailable', true],
    ['a query Shopify refuses', json({ errors: [{ message: "Field 'x' doesn't exist" }] }), 'invalid', false],
    ['a query that costs too much', json(graphqlError('MAX_COST_EXCEEDED')), 'invalid', false],
  ])('%s is %s', async (_label, answer, kind, ambiguous) => {
    expect(await failure(answer)).toMatchObject({ kind, ambiguous });
  });

  it('names the operation and the shop but no variable', async () => {
    const error = await failure(json(graphqlError('ACCESS_DENIED')));
    expect(error.message).toBe('CustomerDetails at maison-rivage.myshopify.com: No.');
    expect(JSON.stringify([error, error.stack, error.cause])).not.toContain('secret');
  });

  test.each([
    ['what the header says', json({}, { status: 429, headers: { 'Retry-After': '2.0' } }), 2000],
    ['what the missing points need', json({ ...graphqlError('THROTTLED'), extensions: cost(150, 50) }), 1000],
    ['a second when nothing is said', json({}, { status: 429 }), 1000],
  ])('throttled waits %s', async (_label, answer, waitMs) => {
    const error = await failure(answer);
    expect(error).toBeInstanceOf(ThrottledError);
    expect((error as ThrottledError).waitMs).toBe(waitMs);
  });
});
