import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Engine } from './engine.ts';

const SESSION_TOKEN_LIFE_SECONDS = 60;
const CUSTOMER_TOKEN_LIFE_SECONDS = 300;
const CLOCK_TOLERANCE_SECONDS = 10;

export type SessionTokenClaims = {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
};

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

function hs256(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** The JWT that App Bridge hands to the app's frame. */
export function signSessionToken(engine: Engine, userId: string): string {
  const { shop, apiKey, apiSecret } = engine.config;
  const now = Math.floor(Date.parse(engine.now()) / 1_000);
  const claims: SessionTokenClaims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: apiKey,
    sub: userId,
    exp: now + SESSION_TOKEN_LIFE_SECONDS,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: engine.state.adminSession,
  };
  const unsigned = `${base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))}.${base64url(JSON.stringify(claims))}`;
  return `${unsigned}.${hs256(apiSecret, unsigned)}`;
}

/**
 * The JWT of an extension on the account pages or after a purchase: no issuer, the shop without "https://", and the customer
 * where somebody is logged in.
 */
export function signCustomerToken(engine: Engine, customerId: string | null): string {
  const { shop, apiKey, apiSecret } = engine.config;
  const now = Math.floor(Date.parse(engine.now()) / 1_000);
  const claims = {
    dest: shop,
    aud: apiKey,
    ...(customerId !== null && { sub: `gid://shopify/Customer/${customerId}` }),
    exp: now + CUSTOMER_TOKEN_LIFE_SECONDS,
    nbf: now,
    iat: now,
    jti: randomUUID(),
  };
  const unsigned = `${base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))}.${base64url(JSON.stringify(claims))}`;
  return `${unsigned}.${hs256(apiSecret, unsigned)}`;
}

/** The claims of a session token of this shop and app that is in force, else null. */
export function verifySessionToken(engine: Engine, token: string): SessionTokenClaims | null {
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || !signature || rest.length > 0) return null;
  if (!sameText(signature, hs256(engine.config.apiSecret, `${header}.${payload}`))) return null;
  let claims: SessionTokenClaims;
  try {
    if ((JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg?: string }).alg !== 'HS256') return null;
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as SessionTokenClaims;
  } catch {
    return null;
  }
  const now = Date.parse(engine.now()) / 1_000;
  const inForce = claims.exp + CLOCK_TOLERANCE_SECONDS > now && claims.nbf - CLOCK_TOLERANCE_SECONDS <= now;
  const ours = claims.aud === engine.config.apiKey && claims.dest === `https://${engine.config.shop}`;
  return inForce && ours ? claims : null;
}

/** What Shopify adds to an app-proxy request: who asks, when, and a signature over all of it. */
export function signProxyQuery(engine: Engine, search: URLSearchParams, customerId: string | null): URLSearchParams {
  const query = new URLSearchParams(search);
  query.delete('signature');
  query.set('shop', engine.config.shop);
  query.set('logged_in_customer_id', customerId ?? '');
  query.set('path_prefix', engine.app.proxy?.pathPrefix ?? '');
  query.set('timestamp', String(Math.floor(Date.parse(engine.now()) / 1_000)));
  const message = [...new Set(query.keys())]
    .map((key) => `${key}=${query.getAll(key).join(',')}`)
    .sort()
    .join('');
  query.set('signature', createHmac('sha256', engine.config.apiSecret).update(message).digest('hex'));
  return query;
}
