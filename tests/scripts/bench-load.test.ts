import { describe, expect, test } from 'vitest';
import { verifyProxyRequest } from '../../app/shopify/proxy/verify.ts';
import { evenly } from '../../scripts/bench/pace.ts';
import { signedPath } from '../../scripts/bench/signed-path.ts';

describe('an even load', () => {
  const AS_FAST_AS_IT_GOES = 1_000_000;

  test('asks as often as told, each in its turn, and waits for the last answer', async () => {
    const [asked, answered]: [number[], number[]] = [[], []];
    await evenly(5, AS_FAST_AS_IT_GOES, async (at) => {
      asked.push(at);
      await Promise.resolve();
      answered.push(at);
    });
    expect(asked).toEqual([0, 1, 2, 3, 4]);
    expect(answered).toEqual(asked);
  });

  test('ends with the first request that fails, and asks no more', async () => {
    let asked = 0;
    const load = evenly(1_000, 200, async (at) => {
      asked += 1;
      if (at === 1) throw new Error('answered 401');
    });
    await expect(load).rejects.toThrow('answered 401');
    const askedUntilThen = asked;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(asked).toBe(askedUntilThen);
    expect(asked).toBeLessThan(1_000);
  });

  test('ends with a failure that comes after everything was asked', async () => {
    const load = evenly(2, AS_FAST_AS_IT_GOES, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw new Error('the last one failed');
    });
    await expect(load).rejects.toThrow('the last one failed');
  });
});

describe('a signed path', () => {
  const by = { shop: 'bench-proxy.myshopify.com', secret: 'shhh' };
  const [now, later] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-01T10:01:31Z')];
  const checked = (path: string, at: Date) => verifyProxyRequest(new URL(path, 'https://app.example'), by.secret, at);

  test('is one the app takes for Shopify’s, for nobody who is logged in', () => {
    const path = signedPath('/proxy/advocate.json', by, now);
    expect(path).toMatch(/^\/proxy\/advocate\.json\?/);
    expect(checked(path, now)).toEqual({ ok: true, shopDomain: by.shop, customerId: null });
  });

  test('is another a minute and a half later, when the first one is too old', () => {
    expect(checked(signedPath('/proxy/advocate.json', by, now), later)).toMatchObject({ ok: false, problem: 'stale' });
    expect(checked(signedPath('/proxy/advocate.json', by, later), later)).toMatchObject({ ok: true });
  });
});
