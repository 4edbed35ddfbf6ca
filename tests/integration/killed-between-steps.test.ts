import { describe, expect, test } from 'vitest';
import { createBackgroundWork, type Services } from '../../app/container.server.ts';
import { adminClient } from '../../app/shopify/admin-client.server.ts';
import { aDevStore, buy, exchangeToken } from '../dev-store/support.ts';
import { percentOff } from '../support/builders.ts';
import { aShop, cancellationOf, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
/** longer than a lease */
const A_WHILE_MS = 120_000;

let stores = 0;

/** A store behind the shop, and processes that issue rewards there and may die at a given step. */
async function aShopWithStore() {
  const domain = `kill-${++stores}.myshopify.com`;
  const store = await aDevStore({ shop: domain });
  const { json } = await exchangeToken(store);
  const shop = await aShop(ricochet, {
    domain,
    customerId: buy(store.store, { email: 'ana@orange.fr' }).customerId ?? '',
    terms: { waitingDays: 0, firstPurchase: { advocate: percentOff(10) } },
  });
  const calls: string[] = [];
  type Fetch = typeof fetch;

  function aProcess({
    through = (call) => call(),
    rewards = {},
  }: {
    through?: (call: () => Promise<Response>) => Promise<Response>;
    rewards?: Partial<Services['rewards']>;
  } = {}) {
    const rerouted = (url: Parameters<Fetch>[0], init: Parameters<Fetch>[1]) => {
      const send = () => fetch(String(url).replace(`https://${domain}/`, store.urls.storefront), init);
      const isCreate = String(init?.body).includes('discountCodeBasicCreate');
      calls.push(isCreate ? 'create' : 'other');
      return isCreate ? through(send) : send();
    };
    return createBackgroundWork({
      ...ricochet.services,
      clientFor: () => adminClient({ shopDomain: domain, accessToken: json.access_token, fetch: rerouted as Fetch }),
      rewards: { ...ricochet.services.rewards, ...rewards },
    });
  }

  /** Runs the job in a process that dies on the way: nothing after the given step happens. */
  async function dies(step: Parameters<typeof aProcess>[0], waitsMs = A_WHILE_MS): Promise<void> {
    const work = aProcess({ ...step, rewards: { record: () => Promise.reject(new Error('killed')) } });
    await work.issueRewards(shop.shopId).catch(() => {});
    await work.close();
    ricochet.clock.set(new Date(ricochet.clock.now().getTime() + waitsMs));
  }

  async function issues(): Promise<void> {
    const work = aProcess();
    await work.issueRewards(shop.shopId);
    await work.close();
  }

  return { shop, store, calls, aProcess, dies, issues };
}

async function expectOneCode({ shop, store }: Awaited<ReturnType<typeof aShopWithStore>>): Promise<void> {
  const [reward, ...others] = await shop.rewards('friend');
  expect(others).toEqual([]);
  expect(reward).toMatchObject({ status: 'issued', wanted: 'issued' });
  expect(store.store.discounts().map((discount) => discount.code)).toEqual([reward?.code]);
  expect(await shop.rows("SELECT 1 FROM message WHERE shop_id = $1 AND kind = 'friend-welcome'")).toHaveLength(1);
  expect(await shop.rows("SELECT amount FROM counter WHERE shop_id = $1 AND metric = 'codes'")).toEqual([
    { amount: '1' },
  ]);
  expect((await shop.health()).activeCodes).toEqual([reward?.code]);
}

const dead = () => Promise.reject(new TypeError('fetch failed'));

describe('the worker dies', () => {
  test('after the verdict, before the effect', async () => {
    const place = await aShopWithStore();
    await place.shop.claims('ben@orange.fr');
    await place.shop.judge();
    expect(await place.shop.jobs('issue-rewards')).toHaveLength(1);
    await place.issues();
    await place.issues();
    await expectOneCode(place);
  });

  test('and its death is known: what it was at is begun anew without waiting', async () => {
    const place = await aShopWithStore();
    await place.shop.claims('ben@orange.fr');
    await place.shop.judge();
    await place.dies({}, 0);
    await place.issues();
    expect(place.calls.filter((call) => call === 'create')).toHaveLength(1);
    await ricochet.services.rewards.giveBack(place.shop.shopId, ricochet.clock.now());
    await place.issues();
    await expectOneCode(place);
  });

  test.each([
    ['after the intent, before the call', { through: dead }],
    [
      'after the call reached Shopify, before its answer',
      {
        through: async (call: () => Promise<Response>) => {
          await call();
          return dead();
        },
      },
    ],
    ['after the answer, before it was written down', {}],
  ])('%s', async (_label, step) => {
    const place = await aShopWithStore();
    await place.shop.claims('ben@orange.fr');
    await place.shop.judge();
    await place.dies(step);
    await place.issues();
    await place.issues();
    await expectOneCode(place);
  });

  test('at every step in turn, and the walk is finished once', async () => {
    const place = await aShopWithStore();
    await place.shop.claims('ben@orange.fr');
    await place.shop.judge();
    await place.dies({ through: dead });
    await place.dies({});
    await place.dies({ through: dead });
    await place.issues();
    await expectOneCode(place);
  });
});

describe('two workers at one reward', () => {
  test('make one code', async () => {
    const place = await aShopWithStore();
    await place.shop.claims('ben@orange.fr');
    await place.shop.judge();
    await Promise.all([place.issues(), place.issues(), place.issues()]);
    await place.issues();
    await expectOneCode(place);
    expect(place.calls.filter((call) => call === 'create')).toHaveLength(1);
  });
});

describe('an order cancelled', () => {
  const statusIn = (place: Awaited<ReturnType<typeof aShopWithStore>>, code: string | null) =>
    place.store.store
      .discounts()
      .filter((discount) => discount.code === code)
      .map((discount) => discount.status);

  test('while its reward is being made leaves no code that works', async () => {
    const place = await aShopWithStore();
    const order = place.shop.order({ email: 'ben@orange.fr' });
    await place.shop.claims('ben@orange.fr');
    await place.shop.put('orders/paid', order);
    await place.shop.judge();
    let codesMade = 0;
    const process = place.aProcess({
      through: async (call) => {
        const answer = await call();
        // the first is the friend's, the second the advocate's
        if (++codesMade < 2) return answer;
        await place.shop.put('orders/cancelled', cancellationOf(order));
        await place.shop.judge();
        return answer;
      },
    });
    await process.issueRewards(place.shop.shopId);
    await process.close();
    await place.issues();
    await place.issues();
    const rows = await place.shop.rows<{ status: string; code: string }>(
      "SELECT status, code FROM reward WHERE shop_id = $1 AND side = 'advocate'",
    );
    expect(rows).toMatchObject([{ status: 'reversed' }]);
    expect(statusIn(place, rows[0]?.code ?? null)).toEqual(['deactivated']);
  });

  test('after the worker died in the call: the code is found and taken back', async () => {
    const place = await aShopWithStore();
    const order = place.shop.order({ email: 'ben@orange.fr' });
    await place.shop.claims('ben@orange.fr');
    await place.shop.put('orders/paid', order);
    await place.shop.judge();
    await place.dies({
      through: async (call) => {
        await call();
        return dead();
      },
    });
    await place.shop.put('orders/cancelled', cancellationOf(order));
    await place.shop.judge();
    await place.issues();
    await place.issues();
    const rows = await place.shop.rows<{ status: string; code: string }>(
      "SELECT status, code FROM reward WHERE shop_id = $1 AND side = 'advocate'",
    );
    expect(rows).toMatchObject([{ status: 'reversed' }]);
    expect(statusIn(place, rows[0]?.code ?? null)).toEqual(['deactivated']);
  });
});
