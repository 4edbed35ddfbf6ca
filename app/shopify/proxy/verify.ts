import { createHmac } from 'node:crypto';
import { isSame } from '../../config/is-same.server.ts';
import { isShopDomain } from '../shop-domain.ts';

export type ProxyRequest = {
  readonly ok: true;
  readonly shopDomain: string;
  /** the customer logged in at the storefront: the only identity there is behind the proxy */
  readonly customerId: string | null;
};
export type ProxyRefusal = {
  readonly ok: false;
  readonly problem: 'unsigned' | 'wrong-signature' | 'stale' | 'malformed';
};

/** Shopify signs each request anew, so an older one was kept by somebody. */
const LONGEST_AGE_MS = 90_000;

/**
 * Whether Shopify's proxy sent this request (https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies).
 * Not the library's check: that one also refreshes the shop's access token, unlocked, on every visitor's request.
 */
export function verifyProxyRequest(url: URL, secret: string, now: Date): ProxyRequest | ProxyRefusal {
  const query = url.searchParams;
  const signature = query.get('signature');
  if (!signature) return { ok: false, problem: 'unsigned' };
  if (!isSignedBy(query, signature, secret)) return { ok: false, problem: 'wrong-signature' };

  const ageMs = now.getTime() - Number(query.get('timestamp')) * 1000;
  if (!(Math.abs(ageMs) <= LONGEST_AGE_MS)) return { ok: false, problem: 'stale' };

  const shopDomain = query.get('shop') ?? '';
  const customerId = query.get('logged_in_customer_id') ?? '';
  if (!isShopDomain(shopDomain) || !/^\d{0,20}$/.test(customerId)) return { ok: false, problem: 'malformed' };
  return { ok: true, shopDomain, customerId: customerId || null };
}

function isSignedBy(query: URLSearchParams, signature: string, secret: string): boolean {
  const names = [...new Set(query.keys())].filter((name) => name !== 'signature');
  const signed = names
    .map((name) => `${name}=${query.getAll(name).join(',')}`)
    .sort()
    .join('');
  const expected = createHmac('sha256', secret).update(signed).digest();
  return isSame(Buffer.from(signature, 'hex'), expected);
}
