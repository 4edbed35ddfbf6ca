import type { Session } from '@shopify/shopify-app-remix/server';
import { UnauthorizedError } from './call-errors.ts';

/** Runs `fn` while no other process does anything under the same key. */
export type WithLock = <T>(key: string, fn: () => Promise<T>) => Promise<T>;

export type OfflineTokenSource = {
  /** reads the stored session, as it is */
  load(shopDomain: string): Promise<Session | undefined>;
  /** exchanges its refresh token, and keeps what comes of it. @throws ShopifyCallError */
  refresh(session: Session): Promise<Session>;
  withLock: WithLock;
};

/** The library's own margin for the admin's pages: within it, it refreshes. */
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

  async function stored(shopDomain: string): Promise<Session> {
    const session = await load(shopDomain);
    if (!session) throw new UnauthorizedError(`${shopDomain} has not installed the app`);
    return session;
  }

  /** Another process may have refreshed it while this one waited for the lock. */
  async function refreshed(shopDomain: string): Promise<string> {
    const session = await stored(shopDomain);
    return tokenOf(session.isExpired(REFRESH_BEFORE_EXPIRY_MS) ? await refresh(session) : session, shopDomain);
  }

  return async (shopDomain) => {
    const session = await stored(shopDomain);
    if (!session.isExpired(REFRESH_BEFORE_EXPIRY_MS)) return tokenOf(session, shopDomain);

    const refreshing =
      running.get(shopDomain) ??
      withLock(`refresh-token:${shopDomain}`, () => refreshed(shopDomain)).finally(() => running.delete(shopDomain));
    running.set(shopDomain, refreshing);
    return refreshing;
  };
}

function tokenOf(session: Session, shopDomain: string): string {
  if (!session.accessToken) throw new UnauthorizedError(`the session of ${shopDomain} holds no access token`);
  return session.accessToken;
}
