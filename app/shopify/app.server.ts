import '@shopify/shopify-app-remix/adapters/node';
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from '@shopify/shopify-app-remix/server';
import type { WithLock } from './offline-token.server.ts';
import { offlineTokens } from './offline-token.server.ts';
import { refreshSession } from './refresh-session.server.ts';
import type { SealedSessionStorage } from './session-storage.server.ts';

export type ShopifyAppOptions = {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  scopes: readonly string[];
  sessionStorage: SealedSessionStorage;
  /** after a token was exchanged: the moment to know the shop (install, reinstall, new scopes). Must bear repetition. */
  onAuth(install: { shopDomain: string; scopes: readonly string[] }): Promise<void>;
  /** a lock across processes: a refresh token works once */
  withLock: WithLock;
  log?: (severity: 'error' | 'warning' | 'info' | 'debug', message: string) => void;
};

/** Embedded app with managed install: token exchange, offline tokens that expire, no redirects of our own. */
export function createShopifyApp({
  apiKey,
  apiSecret,
  appUrl,
  scopes,
  sessionStorage,
  onAuth,
  withLock,
  log,
}: ShopifyAppOptions) {
  const app = shopifyApp({
    apiKey,
    apiSecretKey: apiSecret,
    appUrl,
    scopes: [...scopes],
    apiVersion: ApiVersion.July26,
    distribution: AppDistribution.AppStore,
    isEmbeddedApp: true,
    useOnlineTokens: false,
    sessionStorage,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    hooks: {
      afterAuth: ({ session }) =>
        onAuth({ shopDomain: session.shop, scopes: session.scope?.split(',').filter(Boolean) ?? [] }),
    },
    ...(log && {
      logger: {
        level: LogSeverity.Info,
        log: async (severity: LogSeverity, message: string) => log(SEVERITY_NAMES[severity], message),
      },
    }),
  });

  return {
    /** for the embedded admin only: webhooks/verify.ts and proxy/verify.ts check the rest without touching tokens */
    authenticateAdmin: app.authenticate.admin,
    addDocumentResponseHeaders: app.addDocumentResponseHeaders,
    /** A valid offline access token for work without a request. @throws UnauthorizedError when the shop gives none */
    offlineToken: offlineTokens({
      load: async (shopDomain) => sessionStorage.loadSession(`offline_${shopDomain}`),
      async refresh(session) {
        const fresh = await refreshSession(session, { apiKey, apiSecret });
        await sessionStorage.storeSession(fresh);
        return fresh;
      },
      withLock,
    }),
  };
}

const SEVERITY_NAMES = {
  [LogSeverity.Error]: 'error',
  [LogSeverity.Warning]: 'warning',
  [LogSeverity.Info]: 'info',
  [LogSeverity.Debug]: 'debug',
} as const;
