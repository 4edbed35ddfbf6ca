import { jwtVerify } from 'jose';
// @ts-expect-error jsdom has no types of its own
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '../../dev-store/pages/headless/token.ts';
import script from '../../dev-store/pages/public/headless.js?raw';
import { CUSTOMER_COOKIE } from '../../dev-store/pages/web/cookies.ts';
import { fakeStore } from './fake-store.ts';
import { listen } from './listen.ts';

const NOW = new Date('2026-03-10T10:00:00Z');
const secret = 'ricochet_sk_of-thirty-two-characters-or-so';

test('the shop’s server signs as the documentation says', async () => {
  const token = signToken({ shop: 'maison-rivage.myshopify.com', customerId: '7001', secret }, NOW);
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secret), { currentDate: NOW });
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
  const seconds = NOW.getTime() / 1000;
  expect(payload).toEqual({
    iss: 'maison-rivage.myshopify.com',
    aud: 'ricochet-storefront',
    sub: '7001',
    iat: seconds,
    exp: seconds + 300,
  });
});

describe('a customer copies their link', () => {
  const store = fakeStore();
  let shop: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    shop = await listen(store);
    const keys = { url: 'https://app.example/api/v1', publishable: 'ricochet_pk_x', secret };
    await fetch(`${shop.url}/headless/keys`, {
      method: 'POST',
      body: new URLSearchParams(keys),
      redirect: 'manual',
    });
  });
  afterAll(() => shop.close());

  const space = {
    ...{ state: 'ready', promise: 'p', code: 'LEA-7K2P', link: 'https://shop.example/i/LEA-7K2P', consent: 'c' },
    ...{ friends: [], friendsEmpty: '', rewards: [], rewardsEmpty: '', wallet: null, closedFor: null },
  };

  /** The page as it is served to somebody who is logged in; the API answers with their space. */
  async function opened(writeText: (text: string) => Promise<void>) {
    const headers = { Cookie: `${CUSTOMER_COOKIE}=${store.customers()[0]!.id}`, 'Accept-Language': 'en' };
    const page = await (await fetch(`${shop.url}/headless`, { headers })).text();
    const { window } = new JSDOM(page, { url: `${shop.url}/headless`, runScripts: 'outside-only' });
    const shared: string[] = [];
    window.fetch = async (url: string, init: RequestInit = {}) => {
      if (url.includes('/me/share')) shared.push(String(init.body));
      return Response.json(url.endsWith('/headless/token') ? { token: 't' } : url.includes('/me?') ? space : {});
    };
    Object.defineProperty(window.navigator, 'clipboard', { value: { writeText } });
    window.eval(script);
    await expect.poll(() => window.document.querySelector('[data-headless-copy]')).not.toBeNull();
    const button = window.document.querySelector('[data-headless-copy]');
    const label = button.textContent;
    button.click();
    return { button, label, problem: button.nextElementSibling, shared };
  }

  test('and reads that it is done; the share is counted', async () => {
    const copied: string[] = [];
    const { button, label, problem, shared } = await opened(async (text) => void copied.push(text));
    await expect.poll(() => shared).toEqual(['{"channel":"copy"}']);
    expect(copied).toEqual([space.link]);
    expect(button.textContent).not.toBe(label);
    expect(problem.textContent).toBe('');
  });

  test('and reads that they have to do it themselves where the browser doesn’t let us: nothing is counted', async () => {
    const { button, label, problem, shared } = await opened(() => Promise.reject(new Error('denied')));
    await expect.poll(() => problem.textContent).toMatch(/copiez-le|copy it yourself/);
    expect([button.textContent, shared]).toEqual([label, []]);
  });
});
