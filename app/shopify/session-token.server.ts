import { errors, jwtVerify } from 'jose';
import { isShopDomain } from './shop-domain.ts';

/** Whom Shopify vouches for in a request of one of our extensions. */
export type TokenBearer =
  /** at the account pages or after a purchase; no customer = not logged in, the token tells one guest from another */
  | {
      readonly kind: 'buyer';
      readonly shopDomain: string;
      readonly customerId: string | null;
      readonly tokenId: string;
    }
  /** of the shop, in the admin or at the till */
  | { readonly kind: 'staff'; readonly shopDomain: string; readonly userId: string };

/** Clocks differ a little. */
const TOLERANCE_S = 10;

/**
 * Reads the session token of an extension (https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens).
 * Not the library's check for extensions: that one leaves out the audience, and takes a customer's token for a merchant's.
 * Both are signed with the same secret; only a staff member's is issued by the shop's admin.
 * @returns null for whatever isn't a valid token of ours
 */
export async function readSessionToken(
  token: string,
  { apiKey, apiSecret }: { apiKey: string; apiSecret: string },
  now: Date,
): Promise<TokenBearer | null> {
  let claims: Record<string, unknown>;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(apiSecret), {
      algorithms: ['HS256'],
      audience: apiKey,
      clockTolerance: TOLERANCE_S,
      currentDate: now,
      requiredClaims: ['dest', 'exp'],
    });
    claims = payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
  const shopDomain = String(claims['dest']).replace(/^https:\/\//, '');
  return isShopDomain(shopDomain) ? bearerOf(shopDomain, claims) : null;
}

/** A merchant's token, as the embedded admin gets them, and nobody else's. */
export const isStaffToken = (claims: { iss?: unknown; dest?: unknown; sub?: unknown }): boolean =>
  bearerOf(String(claims.dest).replace(/^https:\/\//, ''), claims)?.kind === 'staff';

function bearerOf(
  shopDomain: string,
  { iss, sub, jti }: { iss?: unknown; sub?: unknown; jti?: unknown },
): TokenBearer | null {
  const tokenId = String(jti ?? '').slice(0, 64);
  if (iss === `https://${shopDomain}/admin`)
    return /^\d{1,20}$/.test(String(sub)) ? { kind: 'staff', shopDomain, userId: String(sub) } : null;
  if (sub === undefined || sub === null) return { kind: 'buyer', shopDomain, customerId: null, tokenId };
  const customerId = /^gid:\/\/shopify\/Customer\/(\d{1,20})$/.exec(String(sub))?.[1];
  return customerId ? { kind: 'buyer', shopDomain, customerId, tokenId } : null;
}
