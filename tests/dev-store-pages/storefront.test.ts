import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DevStore } from '../../dev-store/contract.ts';
import { localPath } from '../../dev-store/pages/web/safe-path.ts';
import { fakeStore } from './fake-store.ts';
import { listen } from './listen.ts';

const VASE = '9107199254740994';
let store: DevStore;
let shop: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  store = fakeStore();
  shop = await listen(store);
});
afterAll(() => shop.close());

const cartCookie = { Cookie: 'cart=token-of-a-test' };
const post = (path: string, body: Record<string, string> | string, headers: Record<string, string> = {}) =>
  fetch(shop.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...cartCookie, ...headers },
    body: typeof body === 'string' ? body : new URLSearchParams(body),
  });
const json = { 'Content-Type': 'application/json' };

describe('a path to return to stays on the shop', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'cart',
    '',
    undefined,
    ['/a', '/b'],
    '/.//evil.example',
  ])('%j is refused', (path) => {
    expect(localPath(path, '/')).toBe('/');
  });
  test.each([
    ['/cart', '/cart'],
    ['/pages/parrainage?a=b#c', '/pages/parrainage?a=b#c'],
    ['/a/../b', '/b'],
  ])('%s is %s', (path, expected) => {
    expect(localPath(path, '/')).toBe(expected);
  });
});

describe('/discount/CODE', () => {
  test('remembers the code in the cart and redirects', async () => {
    const response = await fetch(`${shop.url}/discount/BIENVENUE10?redirect=/products/vase-galet`, {
      redirect: 'manual',
      headers: cartCookie,
    });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/products/vase-galet']);
    expect(store.cart('token-of-a-test').discountCode).toBe('BIENVENUE10');
  });
  test('never leaves the shop', async () => {
    const response = await fetch(`${shop.url}/discount/X?redirect=//evil.example/`, {
      redirect: 'manual',
      headers: cartCookie,
    });
    expect(response.headers.get('location')).toBe('/');
  });
});

describe('the Ajax cart', () => {
  test('adds, merges attributes and removes one with an empty value', async () => {
    await post('/cart/add.js', JSON.stringify({ items: [{ id: VASE, quantity: 2 }] }), json);
    await post('/cart/update.js', JSON.stringify({ attributes: { ricochet: 'visit-token', gift: 'yes' } }), json);
    await post('/cart/update.js', { 'attributes[gift]': '' });
    const cart = (await (await fetch(`${shop.url}/cart.js`, { headers: cartCookie })).json()) as {
      item_count: number;
      attributes: object;
      items: { price: number }[];
    };
    expect(cart).toMatchObject({ item_count: 2, attributes: { ricochet: 'visit-token' } });
    expect(cart.attributes).not.toHaveProperty('gift');
    expect(cart.items[0]?.price).toBe(4800);
  });
  test('refuses a product the shop does not have', async () => {
    expect((await post('/cart/add.js', JSON.stringify({ id: '1' }), json)).status).toBe(404);
  });
  test('a post from another site is refused', async () => {
    expect((await post('/cart/clear.js', '', { Origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('pages', () => {
  const page = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(shop.url + path, { headers })).text();

  test('speak French by default and English on demand', async () => {
    expect(await page('/')).toContain('<html lang="fr">');
    expect(await page('/?locale=en')).toContain('Home, quietly.');
    expect(await page('/', { Cookie: 'dev_locale=en' })).toContain('<html lang="en">');
  });
  test('show what someone typed as text', async () => {
    const html = await (await post('/account/login', { 'customer[email]': '"><script>alert(1)</script>' })).text();
    expect(html).not.toContain('<script>alert(1)');
    expect(html).toContain('&lt;script&gt;alert(1)');
  });
  test('a mail runs no script and may not read the admin', async () => {
    const response = await fetch(`${shop.url}/mail/m1/html`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /sandbox(?!.*allow-scripts)(?!.*allow-same-origin)/,
    );
  });
  test('a block that is switched off leaves a hint', async () => {
    store.setThemeBlocks({ friend: false });
    expect(await page('/pages/bienvenue')).toContain('href="/admin/themes"');
  });
  test('the editor shows the shop’s own page, which knows that it is looked at there', async () => {
    const editor = await page('/admin/themes/1/editor?context=apps&activateAppId=key/capture');
    const [, preview = ''] = /<iframe class="theme-preview"[^>]* src="([^"]+)"/.exec(editor) ?? [];
    expect(await page(preview.replaceAll('&amp;', '&'))).toContain('"designMode":true');
    expect(await page('/')).toContain('"designMode":false');
  });
  test('session tokens are only given to the admin page itself', async () => {
    expect(
      (await fetch(`${shop.url}/admin/session-token`, { headers: { 'Sec-Fetch-Site': 'cross-site' } })).status,
    ).toBe(403);
    expect(await (await fetch(`${shop.url}/admin/session-token`)).json()).toEqual({ token: 'session.token.signature' });
  });
});

describe('the checkout', () => {
  const buyer = {
    email: 'lou@example.com',
    firstName: 'Lou',
    lastName: 'Ker',
    address1: '1 quai',
    zip: '29000',
    city: 'Quimper',
    countryCode: 'FR',
  };

  test('says in words why a code does not apply', async () => {
    await post('/cart/add.js', JSON.stringify({ id: VASE }), json);
    const html = await (await post('/checkout/discount', { discount_code: 'VIEUX', email: 'lou@example.com' })).text();
    expect(html).toContain('data-reason="expired"');
    expect(html).toContain('sa date est passée');
    expect(html).toContain('value="lou@example.com"');
  });
  test('nobody pays another total than the one they saw', async () => {
    const response = await post('/checkout', { ...buyer, seen_total: '1.00' });
    expect(response.status).toBe(422);
    expect(store.orders()).toHaveLength(0);
  });
  test('makes the order, thanks, and starts a new cart', async () => {
    const response = await post('/checkout', buyer);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/orders/${store.orders()[0]?.id}/thank-you`);
    expect(response.headers.get('set-cookie')).toMatch(/^cart=/);
  });
});

test.each([
  ['/app/review', '/review'],
  ['/app', ''],
  ['', ''],
])('the app’s own address in a mail, by its key, leads into its frame: %j', async (path, page) => {
  const found = await fetch(`${shop.url}/admin/apps/ricochet-dev-key${path}`, { redirect: 'manual' });
  expect(found.headers.get('location')).toBe(`/admin/apps/ricochet${page}`);
});
