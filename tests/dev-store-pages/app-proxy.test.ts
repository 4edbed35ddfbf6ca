import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeStore } from './fake-store.ts';
import { listen, listenApp } from './listen.ts';

type Seen = { method: string; url: string; headers: Record<string, string | string[] | undefined>; body: string };

const CAMILLE = '9207199254740993';
let seen: Seen[] = [];
let app: Awaited<ReturnType<typeof listenApp>>;
let shop: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const product = express();
  product.use(express.text({ type: () => true }), (req, _res, next) => {
    seen.push({
      method: req.method,
      url: req.url,
      headers: req.headers,
      body: typeof req.body === 'string' ? req.body : '',
    });
    next();
  });
  product.get(
    '/proxy/page',
    (_req, res) =>
      void res
        .cookie('app', '1')
        .setHeader('Content-Type', 'application/liquid')
        .send('<h1>Bonjour {{ customer.first_name }}</h1>'),
  );
  product.get(
    '/proxy/bare',
    (_req, res) => void res.setHeader('Content-Type', 'application/liquid').send('{% layout none %}{{ shop.name }}'),
  );
  product.all(
    '/proxy/data',
    (_req, res) =>
      void res.status(409).cookie('app', '1').setHeader('Cache-Control', 'private, no-store').json({ ok: false }),
  );
  product.get('/proxy/go', (_req, res) => res.redirect(302, '/discount/ABC?redirect=/'));
  app = await listenApp(product);
  shop = await listen(fakeStore({ appUrl: app.url }));
});
afterAll(async () => {
  await Promise.all([shop.close(), app.close()]);
});
beforeEach(() => {
  seen = [];
});

test('passes method, body, query with the signature, and never a cookie', async () => {
  await fetch(`${shop.url}/apps/ricochet/data?a=1&a=2`, {
    method: 'POST',
    body: 'email=lou%40example.com',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Cookie: `dev_customer=${CAMILLE}; secret=1`,
      'Accept-Language': 'en',
      'X-Forwarded-For': '203.0.113.9',
      Authorization: 'no',
    },
  });
  const [request] = seen as [Seen];
  expect(request.method).toBe('POST');
  expect(request.url).toBe(`/proxy/data?a=1&a=2&logged_in_customer_id=${CAMILLE}&signature=signed-by-the-store`);
  expect(request.body).toBe('email=lou%40example.com');
  expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(request.headers['accept-language']).toBe('en');
  expect(request.headers['x-forwarded-for']).toBe('203.0.113.9');
  expect(request.headers['cookie']).toBeUndefined();
  expect(request.headers['authorization']).toBeUndefined();
});

test('a visitor who is not logged in has an empty customer id', async () => {
  await fetch(`${shop.url}/apps/ricochet/data`, { headers: { Cookie: 'dev_customer=42' } });
  expect(seen[0]?.url).toContain('logged_in_customer_id=&');
});

test('answers come back with status and caching, without Set-Cookie', async () => {
  const response = await fetch(`${shop.url}/apps/ricochet/data`);
  expect(response.status).toBe(409);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(response.headers.get('content-type')).toContain('application/json');
  expect(response.headers.get('set-cookie') ?? '').not.toContain('app=');
  expect(await response.json()).toEqual({ ok: false });
});

test('application/liquid is rendered inside the theme', async () => {
  const response = await fetch(`${shop.url}/apps/ricochet/page`, { headers: { Cookie: `dev_customer=${CAMILLE}` } });
  const html = await response.text();
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(html).toContain('<h1>Bonjour Camille</h1>');
  expect(html).toContain('class="site-header"');
  expect(response.headers.get('set-cookie') ?? '').not.toContain('app=');
});

test('{% layout none %} leaves the theme out', async () => {
  expect(await (await fetch(`${shop.url}/apps/ricochet/bare`)).text()).toBe('Maison Rivage');
});

test('redirects are passed on', async () => {
  const response = await fetch(`${shop.url}/apps/ricochet/go`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, '/discount/ABC?redirect=/']);
});

test('an app that does not answer gives 502 in words', async () => {
  const lonely = await listen(fakeStore({ appUrl: 'http://127.0.0.1:9' }));
  const response = await fetch(`${lonely.url}/apps/ricochet/data`);
  expect(response.status).toBe(502);
  await lonely.close();
});
