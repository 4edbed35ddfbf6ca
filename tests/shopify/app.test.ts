import { Session } from '@shopify/shopify-app-remix/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { createShopifyApp as CreateShopifyApp } from '../../app/shopify/app.server.ts';
import { SealedSessionStorage } from '../../app/shopify/session-storage.server.ts';
import { sessionRowsInMemory } from './session-rows.ts';

const SHOP = 'maison-rivage.myshopify.com';
const MINUTE_MS = 60_000;

/** The library takes the global fetch when it is first imported, so the stand-in must be there before. */
const shopify = vi.hoisted(() => {
  const answer = { status: 200, body: {} as Record<string, unknown> };
  const requests: { url: string; body: Record<string, unknown> }[] = [];
  globalThis.fetch = async (url, init) => {
    requests.push({ url: String(url), body: JSON.parse(String(init?.body)) as Record<string, unknown> });
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'Content-Type': 'application/json' },
    });
  };
  return { answer, requests };
});

let createShopifyApp: typeof CreateShopifyApp;
beforeAll(async () => {
  ({ createShopifyApp } = await import('../../app/shopify/app.server.ts'));
});

async function anApp({ expiresInMs = null as number | null } = {}) {
  const rows = sessionRowsInMemory();
  const plain = { seal: (text: string) => text, open: (text: string) => text };
  const sessionStorage = new SealedSessionStorage(rows, plain);
  const locked: string[] = [];
  if (expiresInMs !== null) {
    await sessionStorage.storeSession(
      new Session({
        id: `offline_${SHOP}`,
        shop: SHOP,
        state: '',
        isOnline: false,
        scope: 'read_orders',
        accessToken: 'shpat_stored',
        expires: new Date(Date.now() + expiresInMs),
        refreshToken: 'shprt_stored',
        refreshTokenExpires: new Date(Date.now() + 90 * 24 * 60 * MINUTE_MS),
      }),
    );
  }
  shopify.requests.length = 0;
  Object.assign(shopify.answer, {
    status: 200,
    body: {
      access_token: 'shpat_new',
      scope: 'read_orders',
      expires_in: 3600,
      refresh_token: 'shprt_new',
      refresh_token_expires_in: 7_776_000,
    },
  });
  const app = createShopifyApp({
    apiKey: 'key',
    apiSecret: 'secret',
    appUrl: 'https://ricochet.example',
    scopes: ['read_orders'],
    sessionStorage,
    onAuth: async () => {},
    withLock: async (key, fn) => {
      locked.push(key);
      return fn();
    },
    log: () => {},
  });
  return { app, sessionStorage, locked };
}

describe('a token for background work', () => {
  it('is the stored one while it lives, without a lock', async () => {
    const { app, locked } = await anApp({ expiresInMs: 30 * MINUTE_MS });
    await expect(app.offlineToken(SHOP)).resolves.toBe('shpat_stored');
    expect(shopify.requests).toEqual([]);
    expect(locked).toEqual([]);
  });

  it('is refreshed under the lock when it lives for less than five minutes, and kept', async () => {
    const { app, sessionStorage, locked } = await anApp({ expiresInMs: 4 * MINUTE_MS });
    await expect(app.offlineToken(SHOP)).resolves.toBe('shpat_new');
    expect(shopify.requests).toMatchObject([
      {
        url: `https://${SHOP}/admin/oauth/access_token`,
        body: { grant_type: 'refresh_token', refresh_token: 'shprt_stored' },
      },
    ]);
    expect(locked).toEqual([`refresh-token:${SHOP}`]);
    expect((await sessionStorage.loadSession(`offline_${SHOP}`))?.refreshToken).toBe('shprt_new');
    await expect(app.offlineToken(SHOP)).resolves.toBe('shpat_new');
    expect(shopify.requests).toHaveLength(1);
  });

  it('is refreshed once, however many ask', async () => {
    const { app, locked } = await anApp({ expiresInMs: -MINUTE_MS });
    await expect(
      Promise.all([app.offlineToken(SHOP), app.offlineToken(SHOP), app.offlineToken(SHOP)]),
    ).resolves.toEqual(['shpat_new', 'shpat_new', 'shpat_new']);
    expect(shopify.requests).toHaveLength(1);
    expect(locked).toHaveLength(1);
  });

  it('that another process refreshed meanwhile is taken from it', async () => {
    const { app, sessionStorage, locked } = await anApp({ expiresInMs: -MINUTE_MS });
    const stored = await sessionStorage.loadSession(`offline_${SHOP}`);
    const waiting = app.offlineToken(SHOP);
    await sessionStorage.storeSession(
      new Session({
        ...stored!.toObject(),
        accessToken: 'shpat_others',
        expires: new Date(Date.now() + 60 * MINUTE_MS),
      }),
    );
    await expect(waiting).resolves.toBe('shpat_others');
    expect(shopify.requests).toEqual([]);
    expect(locked).toHaveLength(1);
  });

  it('does not exist where the app is not installed', async () => {
    const { app } = await anApp();
    await expect(app.offlineToken(SHOP)).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('that cannot be refreshed is unavailable, and the next call tries again', async () => {
    const { app } = await anApp({ expiresInMs: -MINUTE_MS });
    Object.assign(shopify.answer, { status: 503, body: { error: 'busy' } });
    await expect(app.offlineToken(SHOP)).rejects.toMatchObject({ kind: 'unavailable', ambiguous: false });
    Object.assign(shopify.answer, {
      status: 200,
      body: {
        access_token: 'shpat_later',
        scope: 'read_orders',
        expires_in: 3600,
        refresh_token: 'r',
        refresh_token_expires_in: 7_776_000,
      },
    });
    await expect(app.offlineToken(SHOP)).resolves.toBe('shpat_later');
  });

  it.each([
    ['refused, as after an uninstall', 400, { error: 'invalid_grant' }, 'UnauthorizedError', 'unauthorized'],
    ['refused with any other words', 401, { errors: 'not installed' }, 'UnauthorizedError', 'unauthorized'],
    ['for a shop that is closed', 404, { errors: 'Not Found' }, 'UnavailableError', 'unavailable'],
    [
      'for our own key, which says nothing of the shop',
      400,
      { error: 'invalid_client' },
      'UnavailableError',
      'unavailable',
    ],
    ['by nobody: too many ask', 429, { error: 'slow down' }, 'UnavailableError', 'unavailable'],
    ['with something else than tokens', 200, { scope: 'read_orders' }, 'UnavailableError', 'unavailable'],
  ])('tells how it was answered: %s', async (_label, status, body, name, kind) => {
    const { app, sessionStorage } = await anApp({ expiresInMs: -MINUTE_MS });
    Object.assign(shopify.answer, { status, body });
    await expect(app.offlineToken(SHOP)).rejects.toMatchObject({ name, kind, ambiguous: false });
    expect((await sessionStorage.loadSession(`offline_${SHOP}`))?.refreshToken).toBe('shprt_stored');
  });
});
