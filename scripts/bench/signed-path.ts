import { createHmac } from 'node:crypto';

/** A shop's app proxy, and what its requests are signed with. */
export type SignedBy = { shop: string; secret: string };

/**
 * A path as Shopify's app proxy asks for it at this moment, for a visitor who isn't logged in
 * (https://shopify.dev/docs/apps/build/online-store/app-proxies). It is good for 90 seconds.
 */
export function signedPath(path: string, { shop, secret }: SignedBy, now: Date): string {
  const query = new URLSearchParams({
    logged_in_customer_id: '',
    path_prefix: '/apps/ricochet',
    shop,
    timestamp: String(Math.floor(now.getTime() / 1_000)),
  });
  const message = [...query].map(([name, value]) => `${name}=${value}`).join('');
  query.set('signature', createHmac('sha256', secret).update(message).digest('hex'));
  return `${path}?${query}`;
}
