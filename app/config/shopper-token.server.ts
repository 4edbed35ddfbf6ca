import { isIP } from 'node:net';
import { decodeJwt, errors, jwtVerify } from 'jose';

/** Whom a shop's own server vouches for, and where they are when it is the server that calls. */
export type Shopper = {
  /** null = nobody is logged in */
  readonly customerId: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
};

type TokenAnswer = { ok: true; shopper: Shopper } | { ok: false; problem: 'token-invalid' | 'token-expired' };

const AUDIENCE = 'ricochet-storefront';
const LONGEST_LIFE_S = 600;
/** Clocks differ a little. */
const TOLERANCE_S = 10;
const LONGEST_TOKEN = 2_048;
const LONGEST_USER_AGENT = 512;

/** The shop a token says it is of, before anything is proved. */
export function shopDomainInToken(token: string): string | null {
  try {
    const { iss } = decodeJwt(token);
    return token.length <= LONGEST_TOKEN && typeof iss === 'string' ? iss : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/**
 * Reads a token that a shop's own server signed for one of its shoppers: HS256 and nothing else, for us, of this shop, with
 * its beginning and an end ten minutes later at most.
 * @param secrets those that are good now, the newest first
 */
export async function readShopperToken(
  token: string,
  { shopDomain, secrets }: { shopDomain: string; secrets: readonly string[] },
  now: Date,
): Promise<TokenAnswer> {
  const invalid = { ok: false, problem: 'token-invalid' } as const;
  if (token.length > LONGEST_TOKEN) return invalid;
  for (const secret of secrets) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ['HS256'],
        issuer: shopDomain,
        audience: AUDIENCE,
        clockTolerance: TOLERANCE_S,
        currentDate: now,
        maxTokenAge: LONGEST_LIFE_S,
        requiredClaims: ['exp', 'iat'],
      });
      const shopper = shopperIn(payload);
      return shopper ? { ok: true, shopper } : invalid;
    } catch (error) {
      // the one before it may have signed it
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      if (error instanceof errors.JWTExpired) return { ok: false, problem: 'token-expired' };
      if (error instanceof errors.JOSEError) return invalid;
      throw error;
    }
  }
  return invalid;
}

function shopperIn({ sub, iat = 0, exp = 0, ip, ua }: { [claim: string]: unknown; iat?: number; exp?: number }) {
  const life = exp - iat;
  if (life <= 0 || life > LONGEST_LIFE_S) return null;
  if (ip !== undefined && (typeof ip !== 'string' || isIP(ip) === 0)) return null;
  if (ua !== undefined && typeof ua !== 'string') return null;
  // an empty one is a mistake of whoever signed it, not a guest
  const customerId = sub === undefined ? null : /^(?:gid:\/\/shopify\/Customer\/)?(\d{1,20})$/.exec(String(sub))?.[1];
  if (customerId === undefined) return null;
  return { customerId, ip: ip ?? null, userAgent: ua?.slice(0, LONGEST_USER_AGENT) ?? null } satisfies Shopper;
}
