import { createHmac } from 'node:crypto';

const LIFE_S = 300;

/** As a shop's own server signs for one of its customers (docs/storefront-api.md). */
export function signToken(
  { shop, customerId, secret }: { shop: string; customerId: string; secret: string },
  now: Date,
): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const claims = {
    iss: shop,
    aud: 'ricochet-storefront',
    sub: customerId,
    iat: issuedAt,
    exp: issuedAt + LIFE_S,
  };
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
