import type { Session } from '@shopify/shopify-app-remix/server';
import { SessionNotFoundError } from '@shopify/shopify-app-remix/server';
import { UnauthorizedError, UnavailableError } from './call-errors.ts';

/** Runs `fn` while no other process does anything under the same key. */
export type WithLock = <T>(key: string, fn: () => Promise<T>) => Promise<T>;

export type OfflineTokenSource = {
  /** reads the stored session, as it is */
  load(shopDomain: string): Promise<Session | undefined>;
  /** reads it again and exchanges the refresh token when it is about to expire */
  refresh(shopDomain: string): Promise<Session>;
  withLock: WithLock;
};

/** The library's own margin: within it, it refreshes. */
const REFRESH_BEFORE_EXPIRY_MS = 5 * 60 * 1000;

/**
 * Access tokens for background work. The refresh token is exchanged for a new one with every use, so two refreshes at
 * once would lose the shop: one at a time, in this process by sharing the promise, across processes by the lock.
 */
export function offlineTokens({
  load,
  refresh,
  withLock,
}: OfflineTokenSource): (shopDomain: string) => Promise<string> {
  const running = new Map<string, Promise<string>>();

  return async (shopDomain) => {
    const session = await load(shopDomain);
    if (!session) throw new UnauthorizedError(`${shopDomain} has not installed the app`);
    if (!session.isExpired(REFRESH_BEFORE_EXPIRY_MS)) return tokenOf(session, shopDomain);

    const refreshing =
      running.get(shopDomain) ??
      withLock(`refresh-token:${shopDomain}`, () => refreshed(shopDomain, refresh)).finally(() =>
        running.delete(shopDomain),
      );
    running.set(shopDomain, refreshing);
    return refreshing;
  };
}

async function refreshed(shopDomain: string, refresh: OfflineTokenSource['refresh']): Promise<string> {
  try {
    return tokenOf(await refresh(shopDomain), shopDomain);
  } catch (error) {
    if (error instanceof SessionNotFoundError) throw new UnauthorizedError(`${shopDomain} has not installed the app`);
    // The library throws a bare Response when Shopify doesn't answer as it should, for whatever reason.
    if (error instanceof Response)
      throw new UnavailableError(`the access token of ${shopDomain} could not be refreshed`, { ambiguous: false });
    throw error;
  }
}

function tokenOf(session: Session, shopDomain: string): string {
  if (!session.accessToken) throw new UnauthorizedError(`the session of ${shopDomain} holds no access token`);
  return session.accessToken;
}
