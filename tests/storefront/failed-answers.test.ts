import { beforeEach, expect, test, vi } from 'vitest';
import { loader as offer } from '../../app/routes/api.v1.offer.ts';
import { loader as space } from '../../app/routes/ext.space.ts';
import { aContainer, aShop, called } from './builders.ts';

/** What who calls us from another origin reads when Shopify, or we, don't answer. */
const failure = new Error('Shopify is throttled');
const noteFailure = vi.fn();
const failing = async () => {
  throw failure;
};
beforeEach(() => noteFailure.mockClear());

test('an app or a headless shop reads what it reads of any refusal, and when to try again', async () => {
  const caller = { shop: aShop, customerId: null, locale: 'fr' as const, ip: '192.0.2.1', userAgent: null };
  const container = aContainer({
    authenticateApi: async () => ({ ok: true, caller }),
    storefrontOffer: failing,
    noteFailure,
  });
  const response = await offer(called(container, '/api/v1/offer', { headers: { 'Accept-Language': 'fr' } }));
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '10']);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await response.json()).toEqual({
    error: { code: 'unavailable', message: expect.stringContaining('Réessayez dans un instant') },
  });
  expect(noteFailure).toHaveBeenCalledExactlyOnceWith(failure);
});

test('an extension may read that it failed', async () => {
  const container = aContainer({ authenticateBuyer: failing, noteFailure });
  const response = await space(called(container, '/ext/space'));
  expect(response.status).toBe(503);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(await response.text()).toBe('');
  expect(noteFailure).toHaveBeenCalledExactlyOnceWith(failure);
});

test('a refusal is no failure', async () => {
  const container = aContainer({
    authenticateBuyer: async () => {
      throw new Response('Unauthorized', { status: 401 });
    },
    authenticateApi: async () => ({ ok: false, problem: 'key-unknown' }),
    noteFailure,
  });
  expect((await space(called(container, '/ext/space'))).status).toBe(401);
  expect((await offer(called(container, '/api/v1/offer'))).status).toBe(401);
  expect(noteFailure).not.toHaveBeenCalled();
});
