import { createHmac } from 'node:crypto';
import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { verifySessionToken } from '../../dev-store/engine/signatures.ts';
import { API_KEY, API_SECRET, aDevStore } from './support.ts';

test('a session token is what App Bridge would hand over', async () => {
  const { store, engine } = await aDevStore();
  const token = store.sessionToken('42');
  const { payload } = await jwtVerify(token, new TextEncoder().encode(API_SECRET), {
    algorithms: ['HS256'],
    audience: API_KEY,
  });
  expect(payload).toMatchObject({
    iss: 'https://maison-rivage.myshopify.com/admin',
    dest: 'https://maison-rivage.myshopify.com',
    sub: '42',
  });
  expect(payload.exp! - payload.iat!).toBe(60);
  expect(verifySessionToken(engine, token)?.sub).toBe('42');
  expect(verifySessionToken(engine, `${token.slice(0, -2)}xx`)).toBeNull();
});

test('an app-proxy request is signed over its sorted parameters, repeated ones joined by commas', async () => {
  const { store } = await aDevStore({ now: () => new Date('2026-07-01T00:00:00Z') });
  const query = store.proxyQuery(
    '/apps/ricochet/me',
    new URLSearchParams('tag=b&tag=a&signature=forged&shop=evil'),
    '7',
  );
  const { signature, ...rest } = Object.fromEntries(query);
  expect(rest).toMatchObject({
    shop: 'maison-rivage.myshopify.com',
    logged_in_customer_id: '7',
    path_prefix: '/apps/ricochet',
    timestamp: '1782864000',
  });
  const message =
    'logged_in_customer_id=7path_prefix=/apps/ricochetshop=maison-rivage.myshopify.comtag=b,atimestamp=1782864000';
  expect(signature).toBe(createHmac('sha256', API_SECRET).update(message).digest('hex'));
  expect(store.proxyQuery('/apps/ricochet/me', new URLSearchParams(), null).get('logged_in_customer_id')).toBe('');
});
