import { createHmac } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { verifyProxyRequest } from '../../app/shopify/proxy/verify.ts';

const SECRET = 'hush';
const NOW = new Date('2026-03-31T10:00:00Z');
const SECONDS = NOW.getTime() / 1000;

function signed(parameters: [string, string][], secret = SECRET): URL {
  const byName = Map.groupBy(parameters, ([name]) => name);
  const text = [...byName]
    .map(([name, values]) => `${name}=${values.map(([, value]) => value).join(',')}`)
    .sort()
    .join('');
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  return new URL(
    `https://ricochet.example/proxy/espace?${new URLSearchParams([...parameters, ['signature', signature]])}`,
  );
}

const parameters = (changes: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    shop: 'maison-rivage.myshopify.com',
    path_prefix: '/apps/ricochet',
    logged_in_customer_id: '820982911946154508',
    timestamp: String(SECONDS),
    ...changes,
  });

describe('a request through the app proxy', () => {
  it('tells the shop and the customer', () => {
    expect(verifyProxyRequest(signed(parameters()), SECRET, NOW)).toEqual({
      ok: true,
      shopDomain: 'maison-rivage.myshopify.com',
      customerId: '820982911946154508',
    });
  });

  it('of a visitor has no customer', () => {
    expect(verifyProxyRequest(signed(parameters({ logged_in_customer_id: '' })), SECRET, NOW)).toMatchObject({
      ok: true,
      customerId: null,
    });
  });

  it('keeps its signature over repeated, spaced and accented parameters', () => {
    const url = signed([...parameters(), ['note', 'à bientôt & merci'], ['extra', '1'], ['extra', '2']]);
    expect(verifyProxyRequest(url, SECRET, NOW)).toMatchObject({ ok: true });
  });

  it("passes Shopify's own example", () => {
    const url = new URL(
      'https://x.example/?extra=1&extra=2&shop=shop-name.myshopify.com&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555&signature=a9718877bea71c2484f91608a7eaea1532bdf71f5c56825065fa4ccabe549ef3',
    );
    expect(verifyProxyRequest(url, SECRET, new Date(1_317_327_555_000))).toEqual({
      ok: true,
      shopDomain: 'shop-name.myshopify.com',
      customerId: null,
    });
  });

  test.each([
    ['without a signature', new URL(`https://x.example/?${new URLSearchParams(parameters())}`), 'unsigned'],
    ['signed by another secret', signed(parameters(), 'other'), 'wrong-signature'],
    ['with a nonsense signature', new URL('https://x.example/?shop=a.myshopify.com&signature=zz'), 'wrong-signature'],
    ['from two minutes ago', signed(parameters({ timestamp: String(SECONDS - 120) })), 'stale'],
    ['from the future', signed(parameters({ timestamp: String(SECONDS + 120) })), 'stale'],
    ['with a time that is none', signed(parameters({ timestamp: 'now' })), 'stale'],
    ['of a shop that is none', signed(parameters({ shop: 'evil.example' })), 'malformed'],
    ['of a customer that is none', signed(parameters({ logged_in_customer_id: "1' or" })), 'malformed'],
  ])('%s is refused', (_label, url, problem) => {
    expect(verifyProxyRequest(url, SECRET, NOW)).toEqual({ ok: false, problem });
  });

  it('whose customer was exchanged is refused', () => {
    const url = signed(parameters());
    url.searchParams.set('logged_in_customer_id', '1');
    expect(verifyProxyRequest(url, SECRET, NOW)).toEqual({ ok: false, problem: 'wrong-signature' });
  });
});
