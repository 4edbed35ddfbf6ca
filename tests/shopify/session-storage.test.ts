import { randomBytes } from 'node:crypto';
import { Session } from '@shopify/shopify-app-remix/server';
import { describe, expect, it, test } from 'vitest';
import { createSeal } from '../../app/config/seal.server.ts';
import { SealedSessionStorage, shopDomainInSessionId } from '../../app/shopify/session-storage.server.ts';
import { sessionRowsInMemory } from './session-rows.ts';

const SHOP = 'maison-rivage.myshopify.com';
const offline = () =>
  new Session({
    id: `offline_${SHOP}`,
    shop: SHOP,
    state: '',
    isOnline: false,
    scope: 'read_orders,write_discounts',
    accessToken: 'shpat_secret',
    expires: new Date('2026-03-31T11:00:00Z'),
    refreshToken: 'shprt_secret',
    refreshTokenExpires: new Date('2026-06-29T10:00:00Z'),
  });

describe('a stored session', () => {
  it('comes back as it was, refresh token and expiries included', async () => {
    const storage = new SealedSessionStorage(sessionRowsInMemory(), createSeal(randomBytes(32).toString('base64')));
    await expect(storage.storeSession(offline())).resolves.toBe(true);
    const loaded = await storage.loadSession(`offline_${SHOP}`);
    expect(loaded?.toObject()).toEqual(offline().toObject());
    expect(loaded).toBeInstanceOf(Session);
  });

  it('keeps no token in clear', async () => {
    const rows = sessionRowsInMemory();
    await new SealedSessionStorage(rows, createSeal(randomBytes(32).toString('base64'))).storeSession(offline());
    const row = await rows.load(`offline_${SHOP}`);
    expect(row).toMatchObject({ domain: SHOP, isOnline: false, expiresAt: new Date('2026-03-31T11:00:00Z') });
    expect(JSON.stringify(row)).not.toMatch(/secret/);
  });

  it('is replaced, found by shop and deleted', async () => {
    const storage = new SealedSessionStorage(sessionRowsInMemory(), createSeal(randomBytes(32).toString('base64')));
    await storage.storeSession(offline());
    await storage.storeSession(new Session({ ...offline().toObject(), accessToken: 'shpat_newer' }));
    await storage.storeSession(
      new Session({ ...offline().toObject(), id: 'offline_other.myshopify.com', shop: 'other.myshopify.com' }),
    );
    const found = await storage.findSessionsByShop(SHOP);
    expect(found.map((session) => session.accessToken)).toEqual(['shpat_newer']);
    await storage.deleteSession(`offline_${SHOP}`);
    await expect(storage.loadSession(`offline_${SHOP}`)).resolves.toBeUndefined();
    await expect(storage.loadSession('offline_other.myshopify.com')).resolves.toBeDefined();
  });
});

test.each([
  ['offline_maison-rivage.myshopify.com', SHOP],
  ['maison-rivage.myshopify.com_548380009', SHOP],
  ['offline_evil.example', null],
  ['548380009', null],
])('the shop in %s is %s', (id, shop) => {
  expect(shopDomainInSessionId(id)).toBe(shop);
});
