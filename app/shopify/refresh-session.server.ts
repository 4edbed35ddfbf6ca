import { Session } from '@shopify/shopify-app-remix/server';
import { z } from 'zod';
import { isClosedShop, ShopClosedError, UnauthorizedError, UnavailableError } from './call-errors.ts';

type RefreshOptions = { apiKey: string; apiSecret: string; fetch?: typeof fetch };

const TIMEOUT_MS = 10_000;

const grantedSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive(),
});
const refusalSchema = z.object({ error: z.string() });

/**
 * Exchanges a session's refresh token for the next hour's tokens. By hand: the library answers every failure with the same
 * 500, and whether Shopify refused or could not be reached decides whether a shop is still ours.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens
 * @throws UnauthorizedError when Shopify refuses, ShopClosedError, UnavailableError
 */
export async function refreshSession(
  session: Session,
  { apiKey, apiSecret, fetch: givenFetch }: RefreshOptions,
): Promise<Session> {
  const { shop, refreshToken } = session;
  if (!refreshToken) throw new UnauthorizedError(`the session of ${shop} has expired and holds no refresh token`);
  const what = `the access token of ${shop} could not be refreshed`;
  const { status, body } = await (givenFetch ?? globalThis.fetch)(`https://${shop}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      client_id: apiKey,
      client_secret: apiSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
    .then(async (answer) => ({ status: answer.status, body: jsonIn(await answer.text()) }))
    .catch((cause: unknown) => {
      throw new UnavailableError(`${what}: no answer`, { ambiguous: false, cause });
    });

  const granted = grantedSchema.safeParse(body);
  if (status === 200 && granted.success) return renewed(session, granted.data);
  const message = `${what}: status ${status}`;
  if (isClosedShop(status)) throw new ShopClosedError(message);
  if (isRefusal(status, body)) throw new UnauthorizedError(message);
  throw new UnavailableError(message, { ambiguous: false });
}

/** Shopify says no to this shop's token. That it doesn't know our own key is our mistake, and says nothing of the shop. */
function isRefusal(status: number, body: unknown): boolean {
  if (status < 400 || status >= 500 || status === 408 || status === 429) return false;
  return refusalSchema.safeParse(body).data?.error !== 'invalid_client';
}

function renewed(session: Session, granted: z.infer<typeof grantedSchema>): Session {
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);
  return new Session({
    ...session.toObject(),
    scope: granted.scope,
    accessToken: granted.access_token,
    expires: inSeconds(granted.expires_in),
    refreshToken: granted.refresh_token,
    refreshTokenExpires: inSeconds(granted.refresh_token_expires_in),
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
