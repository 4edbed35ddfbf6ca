import { expect, test } from 'vitest';
import { API_KEY, API_SECRET, aDevStore, exchangeToken, post } from './support.ts';

const shopQuery = { query: '{ shop { name } }' };

test('token exchange installs the app and gives an expiring offline token with its refresh token', async () => {
  const running = await aDevStore();
  expect(running.store.isInstalled()).toBe(false);
  const { status, json } = await exchangeToken(running);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    expires_in: 3600,
    refresh_token_expires_in: 7_776_000,
    scope: 'read_customer_merge,read_customers,read_orders,write_discounts',
  });
  expect(json.access_token).toMatch(/^shpat_/);
  expect(json.associated_user).toBeUndefined();
  expect(running.store.isInstalled()).toBe(true);
});

test('an online token comes with its user', async () => {
  const { json } = await exchangeToken(await aDevStore(), {
    requested_token_type: 'urn:shopify:params:oauth:token-type:online-access-token',
  });
  expect(json).toMatchObject({ expires_in: 86_399, associated_user: { account_owner: true } });
  expect(json.refresh_token).toBeUndefined();
});

test.each([
  ['a session token signed by somebody else', { subject_token: 'e30.e30.x' }, 'invalid_subject_token'],
  ['a wrong client secret', { client_secret: 'x' }, 'invalid_client'],
  ['an offline token that never expires', { expiring: '0' }, 'invalid_request'],
  ['an unknown grant', { grant_type: 'password' }, 'unsupported_grant_type'],
])('%s is refused', async (_case, change, error) => {
  const { status, json } = await exchangeToken(await aDevStore(), change);
  expect([status, json.error]).toEqual([400, error]);
});

test('a session token is worth nothing after its minute (and the clock tolerance)', async () => {
  let now = new Date('2026-07-01T12:00:00Z');
  const running = await aDevStore({ now: () => now });
  const token = running.store.sessionToken();
  now = new Date('2026-07-01T12:01:11Z');
  expect((await exchangeToken(running, { subject_token: token })).json.error).toBe('invalid_subject_token');
});

test('a refresh token works once, and the new one goes on', async () => {
  const running = await aDevStore();
  const { json: first } = await exchangeToken(running);
  const refresh = (refreshToken: string) =>
    post(`${running.urls.storefront}admin/oauth/access_token`, {
      client_id: API_KEY,
      client_secret: API_SECRET,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
  const second = await refresh(first.refresh_token);
  expect(second.status).toBe(200);
  expect(second.json.access_token).not.toBe(first.access_token);
  expect((await refresh(first.refresh_token)).json.error).toBe('invalid_grant');
  expect((await refresh(second.json.refresh_token)).status).toBe(200);
});

test('the Admin API answers 401 to an unknown, an expired and a revoked token', async () => {
  let now = new Date('2026-07-01T12:00:00Z');
  const running = await aDevStore({ now: () => now });
  const { json } = await exchangeToken(running);
  const call = async (token: string) =>
    (
      await post(`${running.urls.storefront}admin/api/2026-07/graphql.json`, shopQuery, {
        'x-shopify-access-token': token,
      })
    ).status;
  expect(await call('shpat_wrong')).toBe(401);
  expect(await call(json.access_token)).toBe(200);
  now = new Date('2026-07-01T13:00:01Z');
  expect(await call(json.access_token)).toBe(401);
  const { json: again } = await exchangeToken(running);
  running.store.uninstallApp();
  expect(await call(again.access_token)).toBe(401);
});

test('a page that was open when the app was uninstalled does not install it again; one opened since does', async () => {
  const running = await aDevStore();
  await exchangeToken(running);
  const subject_token = running.store.sessionToken();
  running.store.uninstallApp();
  expect((await exchangeToken(running, { subject_token })).json.error).toBe('invalid_subject_token');
  expect(running.store.isInstalled()).toBe(false);
  expect((await exchangeToken(running)).status).toBe(200);
  expect(running.store.isInstalled()).toBe(true);
});
