import { afterEach, describe, expect, test } from 'vitest';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import { buy } from '../dev-store/support.ts';
import { useRicochet } from '../support/builders-shop.ts';
import { aShopWithRewards, type ShopWithRewards, type Through } from '../support/rewards-in-store.ts';

const ricochet = useRicochet();
afterEach(() => ricochet.logger.warn.mockClear());

const CODE = { type: 'fixed-code', amountMinor: 500, minimumSubtotalMinor: 0, validDays: 30 } as unknown as RewardSpec;
const credit = (amountMinor: number): RewardSpec => ({ type: 'store-credit', amountMinor, validMonths: 12 });

const timePasses = (ms: number) => ricochet.clock.set(new Date(ricochet.clock.now().getTime() + ms));
const HOUR_MS = 3_600_000;
const isCredit = (body: string) => body.includes('storeCreditAccountCredit');
const answer = (data: object, extra: object = {}) => Response.json({ data, ...extra });
const ownRows = (place: ShopWithRewards, topic: string) =>
  place.shop.rows<{ body: Buffer }>('SELECT body FROM inbox WHERE shop_id = $1 AND topic = $2', topic);

const throttled: Through = async () =>
  answer(
    {},
    {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: {
        cost: {
          requestedQueryCost: 10,
          throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 100 },
        },
      },
    },
  );

describe('a shop over its budget', () => {
  test('is left alone without anybody waiting, and slows no other shop', async () => {
    const [slow, other] = [await aShopWithRewards(ricochet), await aShopWithRewards(ricochet)];
    for (let n = 0; n < 40; n++) await slow.aReward(CODE);
    const id = await other.aReward(CODE);
    let calls = 0;
    const startedAt = performance.now();
    const work = slow.aProcess({
      through: (call, body) => {
        calls += 1;
        return throttled(call, body);
      },
    });
    for (let drains = 0; drains < 20; drains++) await work.issueRewards(slow.shop.shopId);
    await other.drain();
    await work.close();
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect((await other.reward(id)).status).toBe('issued');
    // those begun before the first answer; afterwards nothing is even tried
    expect(calls).toBeLessThanOrEqual(10);
    expect(await slow.shop.jobs('issue-rewards')).toHaveLength(1);
    const held = await slow.shop.rows('SELECT 1 FROM reward WHERE shop_id = $1 AND lease_until IS NOT NULL');
    expect(held).toEqual([]);
  });
});

describe('a reward that could not be issued before its time was over', () => {
  const LATE_MS = 45 * 24 * HOUR_MS;

  test.each([CODE, { type: 'store-credit', amountMinor: 900, validMonths: 1 } as RewardSpec])(
    'is valid from when it is: $type',
    async (spec) => {
      const place = await aShopWithRewards(ricochet);
      const id = await place.aReward(spec);
      timePasses(LATE_MS);
      await place.drain();
      const [reward] = await place.shop.rows<{ status: string; expires_at: Date }>(
        'SELECT status, expires_at FROM reward WHERE shop_id = $1',
      );
      timePasses(-LATE_MS);
      expect(reward?.status).toBe('issued');
      expect(reward!.expires_at.getTime()).toBeGreaterThan(
        ricochet.clock.now().getTime() + LATE_MS + 27 * 24 * HOUR_MS,
      );
      expect(await place.held(id, spec)).toBe(1);
    },
  );

  test('keeps the end that was asked for once', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(CODE);
    await place.drain({ through: () => Promise.reject(new TypeError('fetch failed')) });
    const { intent } = await place.reward(id);
    timePasses(LATE_MS);
    await place.drain();
    timePasses(-LATE_MS);
    expect((await place.reward(id)).intent).toEqual(intent);
  });
});

describe('store credit', () => {
  test('is never given twice at once to one customer, in however many processes', async () => {
    const place = await aShopWithRewards(ricochet);
    const ids: string[] = [];
    for (const amount of [1_001, 1_002, 1_003]) ids.push(await place.aReward(credit(amount)));
    let [atOnce, mostAtOnce] = [0, 0];
    const through: Through = async (call, body) => {
      if (!isCredit(body)) return call();
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 30));
      const answered = await call();
      atOnce -= 1;
      return answered;
    };
    for (let rounds = 0; rounds < 4; rounds++)
      await Promise.all([place.drain({ through }), place.drain({ through }), place.drain({ through })]);
    expect(mostAtOnce).toBe(1);
    for (const id of ids) expect((await place.reward(id)).status).toBe('issued');
    expect(await Promise.all(ids.map((id, at) => place.held(id, credit(1_001 + at))))).toEqual([1, 1, 1]);
  });

  test('waits for an account, and is given once the judge hears of one', async () => {
    const place = await aShopWithRewards(ricochet);
    const bens = place.shop.order({ email: 'ben@orange.fr' });
    await place.shop.put('orders/paid', bens);
    await place.shop.judge();
    const [ben] = await place.shop.rows<{ person_id: string }>(
      "SELECT person_id FROM person_identifier WHERE shop_id = $1 AND kind = 'email' AND value = $2",
      place.shop.emailHash('ben@orange.fr'),
    );
    const id = await place.aReward(credit(700), { personId: ben?.person_id });
    await place.drain();
    expect(await place.reward(id)).toMatchObject({ status: 'pending', attempts: 0, error: [{ code: 'no-account' }] });
    expect(await place.problems()).toMatchObject([{ code: 'reward-needs-account' }]);
    await place.drain();
    expect((await place.reward(id)).status).toBe('pending');

    const { customerId } = buy(place.store, { email: 'ben@orange.fr' });
    const customer = {
      ...{ id: Number(customerId), admin_graphql_api_id: `gid://shopify/Customer/${customerId}` },
      ...{ email: 'ben@orange.fr', verified_email: true },
    };
    await place.shop.put('orders/paid', place.shop.order({ email: 'ben@orange.fr', customer }));
    await place.shop.judge();
    await place.drain();
    expect((await place.reward(id)).status).toBe('issued');
    expect(await place.problems()).toEqual([]);
  });

  test('of which nobody knows whether it arrived waits for the merchant’s word', async () => {
    const place = await aShopWithRewards(ricochet);
    const [there, gone] = [await place.aReward(credit(1_100)), await place.aReward(credit(1_200))];
    await ricochet.owner.query(
      `UPDATE reward SET status = 'failed', error = '[{"code": "unclear"}]', lease_until = '9999-12-31', attempts = 1,
         intent = jsonb_build_object('code', 'X', 'customerId', $2::text, 'startsAt', now(), 'endsAt', NULL, 'before', NULL)
       WHERE id = ANY($1)`,
      [[there, gone], place.customerId],
    );
    timePasses(30 * 24 * HOUR_MS);
    await ricochet.owner.query('SELECT ensure_inbox_partitions($1::date)', [ricochet.clock.now()]);
    await ricochet.services.rewards.retryFailed(place.shop.shopId, ricochet.clock.now());
    await place.drain();
    expect((await place.reward(there)).status).toBe('failed');

    const shop = { shopId: place.shop.shopId, timeZone: 'Europe/Paris' };
    const decide = (id: string, decision: 'arrived' | 'issue-again') =>
      ricochet.services.rewards.resolveParked(shop, id, decision, ricochet.clock.now());
    expect(await decide(there, 'arrived')).toBe(true);
    expect(await decide(gone, 'issue-again')).toBe(true);
    expect(await decide(gone, 'arrived')).toBe(false);
    await place.drain();
    expect((await place.reward(there)).status).toBe('issued');
    expect(await place.held(there, credit(1_100))).toBe(0);
    expect((await place.reward(gone)).status).toBe('issued');
    expect(await place.held(gone, credit(1_200))).toBe(1);
    expect(await place.shop.rows('SELECT 1 FROM message WHERE shop_id = $1')).toHaveLength(2);
  });
});

/** carried out, then cut: nothing asked later is answered either */
function unheard(isLast = isCredit): Through {
  let isCut = false;
  return async (call, body) => {
    if (isCut) throw new TypeError('fetch failed');
    isCut = isLast(body);
    const answered = await call();
    if (isCut) throw new TypeError('fetch failed');
    return answered;
  };
}

describe('store credit of which an answer was lost', () => {
  test('is not touched again before Shopify has given the call up', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(credit(1_300));
    await place.drain({ through: unheard() });
    timePasses(29_000);
    await place.drain();
    expect((await place.reward(id)).status).toBe('issuing');
    timePasses(2_000);
    await place.drain();
    expect((await place.reward(id)).status).toBe('issued');
    expect(await place.held(id, credit(1_300))).toBe(1);
  });

  test('is taken back to the end once that has begun, even if it is wanted again', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(credit(1_600));
    await place.drain({ through: unheard() });
    await place.shop.rows("UPDATE reward SET wanted = 'reversed' WHERE shop_id = $1");
    timePasses(60_000);
    await place.drain({ through: unheard((body) => body.includes('storeCreditAccountDebit')) });
    await place.shop.rows("UPDATE reward SET wanted = 'issued' WHERE shop_id = $1");
    timePasses(60_000);
    await place.drain();
    expect((await place.reward(id)).status).toBe('reversed');
    expect(await place.held(id, credit(1_600))).toBe(1);
    expect(await place.stillWorks(id, credit(1_600))).toBe(false);
  });

  /** It was parked, and the merchant said that it had arrived; then the judge wants it back. */
  async function saidToHaveArrived(place: ShopWithRewards, id: string): Promise<void> {
    const row =
      "UPDATE reward SET status = 'failed', error = '[{\"code\": \"unclear\"}]', lease_until = '9999-12-31' WHERE id = $1";
    await ricochet.owner.query(row, [id]);
    const shop = { shopId: place.shop.shopId, timeZone: 'Europe/Paris' };
    await ricochet.services.rewards.resolveParked(shop, id, 'arrived', ricochet.clock.now());
    await place.shop.rows("UPDATE reward SET wanted = 'reversed' WHERE shop_id = $1");
    timePasses(60_000);
    await place.drain();
  }

  test('is found when it is taken back, if the merchant said that it had arrived', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(credit(1_400));
    await place.drain({ through: unheard() });
    await saidToHaveArrived(place, id);
    expect((await place.reward(id)).status).toBe('reversed');
    expect(await place.stillWorks(id, credit(1_400))).toBe(false);
    expect(await place.problems()).toEqual([]);
  });

  test('is left to the merchant, once, when it can’t be told from others', async () => {
    const place = await aShopWithRewards(ricochet);
    const endless: RewardSpec = { type: 'store-credit', amountMinor: 1_500, validMonths: null };
    const id = await place.aReward(endless);
    await place.drain({ through: unheard() });
    await saidToHaveArrived(place, id);
    expect((await place.reward(id)).status).toBe('issued');
    expect(await place.stillWorks(id, endless)).toBe(true);
    const said = [{ key: `refused:${id}`, code: 'take-back-by-hand', values: { amountMinor: '1500' } }];
    expect(await place.problems()).toEqual(said);
    await place.shop.rows('DELETE FROM problem WHERE shop_id = $1');
    timePasses(24 * HOUR_MS);
    await place.drain();
    expect(await place.problems()).toEqual([]);
  });
});

describe('a permission that is missing', () => {
  test('is named to the merchant; what waited is issued once it is granted', async () => {
    const place = await aShopWithRewards(ricochet);
    const { required, optional } = place.store.appScopes();
    place.store.setGrantedScopes(required);
    const ids = [
      await place.aReward({ type: 'gift-card', amountMinor: 2_000, validMonths: null }),
      await place.aReward(CODE),
    ];
    await place.drain();
    expect(await place.reward(ids[0]!)).toMatchObject({ status: 'pending', error: [{ code: 'scope-missing' }] });
    expect((await place.reward(ids[1]!)).status).toBe('issued');
    expect(await place.problems()).toContainEqual(
      expect.objectContaining({ code: 'scope-missing', values: { scopes: 'write_gift_cards' } }),
    );

    place.store.setGrantedScopes([...required, ...optional]);
    await place.shop.put('app/scopes_update', { previous: required, current: [...required, ...optional] });
    await place.shop.judge();
    await place.drain();
    expect((await place.reward(ids[0]!)).status).toBe('issued');
    expect(await place.problems()).toEqual([]);
  });
});

describe('a shop that doesn’t answer', () => {
  const dead: Through = () => Promise.reject(new TypeError('fetch failed'));

  test('is not asked about each of its rewards', async () => {
    const place = await aShopWithRewards(ricochet);
    for (let n = 0; n < 60; n++) await place.aReward(CODE);
    await place.drain({ through: dead });
    expect(ricochet.logger.warn.mock.calls.length).toBeLessThanOrEqual(16);
    const untouched = await place.shop.rows('SELECT 1 FROM reward WHERE shop_id = $1 AND attempts = 0');
    expect(untouched.length).toBeGreaterThanOrEqual(44);
  });

  test('is shown to the merchant when that goes on, and mends by itself', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(CODE);
    for (let drains = 0; drains < 3; drains++) {
      timePasses(5 * 60_000);
      await place.drain({ through: dead });
    }
    expect(await place.problems()).toMatchObject([{ code: 'shopify-unreachable' }]);
    await place.drain();
    expect((await place.reward(id)).status).toBe('issuing');
    timePasses(5 * 60_000);
    await place.drain();
    expect(await place.reward(id)).toMatchObject({ status: 'issued', lease_until: null });
    expect(await place.problems()).toEqual([]);
  });
});

describe('a lease that ran out', () => {
  test('writes nothing over what its successor wrote', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(CODE);
    let successor: Promise<void> | undefined;
    await place.drain({
      through: async (call) => {
        const answered = await call();
        timePasses(2 * 60_000);
        successor ??= place.drain();
        await successor;
        return answered;
      },
    });
    expect(await place.reward(id)).toMatchObject({ status: 'issued', attempts: 2 });
    expect(await place.held(id, CODE)).toBe(1);
    expect(await place.shop.rows('SELECT amount FROM counter WHERE shop_id = $1')).toEqual([{ amount: '1' }]);
    expect(await place.shop.rows('SELECT 1 FROM message WHERE shop_id = $1')).toHaveLength(1);
  });
});

describe('what was bought with points', () => {
  test('and is refused for good gives the points back', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(CODE, { rule: 'redemption' });
    const refusal = {
      discountCodeBasicCreate: { codeDiscountNode: null, userErrors: [{ field: [], code: 'INVALID', message: 'no' }] },
    };
    await place.drain({ through: async () => answer(refusal) });
    expect((await place.reward(id)).status).toBe('failed');
    const rows = await ownRows(place, 'ricochet/undo-redemption');
    expect(rows.map(({ body }) => JSON.parse(String(body)))).toEqual([{ rewardId: id, at: expect.any(String) }]);
  });

  test('is announced as a reward', async () => {
    const place = await aShopWithRewards(ricochet);
    await place.aReward(CODE, { rule: 'redemption' });
    await place.drain();
    expect(await place.shop.rows('SELECT kind, referral_id FROM message WHERE shop_id = $1')).toEqual([
      { kind: 'reward-earned', referral_id: null },
    ]);
  });
});

describe('taking back', () => {
  test('what was spent tells the judge so', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward({ type: 'gift-card', amountMinor: 2_000, validMonths: null });
    await place.drain();
    const { code } = await place.reward(id);
    place.store.setCart('cart', {
      lines: [{ variantId: place.store.products()[0]!.variantId, quantity: 1 }],
      attributes: {},
      discountCode: null,
      giftCardCodes: [String(code)],
    });
    place.store.checkout('cart', {
      email: 'ana@orange.fr',
      firstName: 'Ana',
      lastName: 'D',
      address1: '1 rue',
      city: 'Lyon',
      zip: '69001',
      countryCode: 'FR',
      channel: 'web',
    });
    await place.shop.rows("UPDATE reward SET wanted = 'reversed' WHERE shop_id = $1");
    await place.drain();
    expect((await place.reward(id)).status).toBe('reversed');
    const rows = await ownRows(place, 'ricochet/reward-spent');
    expect(rows.map(({ body }) => JSON.parse(String(body)))).toEqual([{ rewardId: id }]);
    expect(await place.shop.rows("SELECT amount FROM counter WHERE shop_id = $1 AND metric = 'codes'")).toEqual([
      { amount: '0' },
    ]);
  });

  test('what was never begun asks Shopify nothing', async () => {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(CODE, { wanted: 'reversed' });
    // a call would fail, and the reward stay
    await place.drain({ through: () => Promise.reject(new TypeError('fetch failed')) });
    expect((await place.reward(id)).status).toBe('reversed');
  });
});

describe('what is wanted again while it is taken back', () => {
  const isDeactivation = (body: string) => body.includes('discountCodeDeactivate');
  const TAG: RewardSpec = { type: 'customer-tag', tag: 'ambassadrice', label: 'Ambassadrice' };

  async function issuedThenUnwanted(spec: RewardSpec = CODE) {
    const place = await aShopWithRewards(ricochet);
    const id = await place.aReward(spec);
    await place.drain();
    await place.shop.rows("UPDATE reward SET wanted = 'reversed' WHERE shop_id = $1 AND id = $2", id);
    const inShopify = async () => place.store.discountByCode(String((await place.reward(id)).code))?.status;
    return {
      ...{ place, id },
      wantedAgain: () => place.shop.rows("UPDATE reward SET wanted = 'issued' WHERE shop_id = $1 AND id = $2", id),
      async isGone() {
        timePasses(HOUR_MS);
        await place.drain();
        timePasses(-HOUR_MS);
        const { status, wanted } = await place.reward(id);
        // the judge sees by both that it is to be made anew
        expect({ status, wanted }).toEqual({ status: 'reversed', wanted: 'issued' });
        expect(await inShopify()).toBe('deactivated');
      },
      inShopify,
    };
  }

  test('is gone where the answer was lost, and is not said to be there', async () => {
    const { place, wantedAgain, isGone } = await issuedThenUnwanted();
    await place.drain({ through: unheard(isDeactivation) });
    await wantedAgain();
    await isGone();
  });

  test('is gone where the process that asked for it died', async () => {
    const { place, wantedAgain, isGone } = await issuedThenUnwanted();
    const { rewards } = ricochet.services;
    expect(await rewards.take(place.shop.shopId, 1, () => null, ricochet.clock.now())).toHaveLength(1);
    await rewards.giveBack(place.shop.shopId, ricochet.clock.now());
    await wantedAgain();
    await isGone();
  });

  test('is gone where a second try was over the budget', async () => {
    const { place, wantedAgain, isGone } = await issuedThenUnwanted();
    await place.drain({ through: unheard(isDeactivation) });
    timePasses(60_000);
    await place.drain({ through: throttled });
    await wantedAgain();
    await isGone();
  });

  test('keeps a tag that another reward gives, too', async () => {
    const { place, id, wantedAgain } = await issuedThenUnwanted(TAG);
    await place.aReward(TAG);
    await ricochet.services.rewards.take(place.shop.shopId, 1, () => null, ricochet.clock.now());
    await wantedAgain();
    timePasses(HOUR_MS);
    await place.drain();
    timePasses(-HOUR_MS);
    expect((await place.reward(id)).status).toBe('reversed');
    expect(await place.stillWorks(id, TAG)).toBe(true);
  });

  test('stays when Shopify refused to take it back, and nothing more is done or said', async () => {
    const { place, id, wantedAgain, inShopify } = await issuedThenUnwanted();
    const through: Through = async (call, body) => {
      if (!isDeactivation(body)) return call();
      await wantedAgain();
      return answer({ discountCodeDeactivate: { userErrors: [{ field: ['id'], code: 'INVALID', message: 'No.' }] } });
    };
    await place.drain({ through });
    timePasses(HOUR_MS);
    await place.drain();
    timePasses(-HOUR_MS);
    expect(await place.reward(id)).toMatchObject({
      status: 'issued',
      wanted: 'issued',
      lease_until: null,
      error: null,
    });
    expect(await inShopify()).not.toBe('deactivated');
    expect(await place.problems()).toEqual([]);
  });
});

describe('a reward of somebody whose accounts were merged', () => {
  /** Ana's older account goes into a newer one, at Shopify; the judge has yet to hear of it. */
  async function whoHasMerged() {
    const place = await aShopWithRewards(ricochet);
    const keptId = buy(place.store, { email: 'ana@example.net' }).customerId ?? '';
    place.store.mergeCustomers(keptId, place.customerId);
    const hears = async () => {
      await place.shop.put('customers/merge', {
        ...{ status: 'completed', admin_graphql_api_job_id: null, errors: [] },
        admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${keptId}`,
        admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${place.customerId}`,
      });
      await place.shop.judge();
    };
    const boundTo = async (id: string) =>
      (
        await place.shop.rows<{ to: string }>(
          `SELECT intent->>'customerId' AS to FROM reward WHERE shop_id = $1 AND id = $2`,
          id,
        )
      )[0]?.to;
    return { ...place, keptId, hears, boundTo };
  }

  test('is made for the one that is left', async () => {
    const place = await whoHasMerged();
    await place.hears();
    const id = await place.aReward(CODE);
    await place.drain();
    expect((await place.reward(id)).status).toBe('issued');
    expect(await place.boundTo(id)).toBe(place.keptId);
  });

  test.each([
    ['code', CODE],
    ['credit', credit(1_300)],
    ['tag', { type: 'customer-tag', tag: 'Loyal' } as unknown as RewardSpec],
  ])(
    'that is a %s and was refused before that was heard of is made for it when it is tried again, a code under its name',
    async (_label, spec) => {
      const place = await whoHasMerged();
      const id = await place.aReward(spec);
      await place.drain();
      const refused = await place.reward(id);
      expect(refused).toMatchObject({ status: 'failed', shopify_gid: null });
      await place.hears();
      await ricochet.services.rewards.retryFailed(place.shop.shopId, ricochet.clock.now());
      await place.drain();
      const { status, code } = await place.reward(id);
      expect({ status, code }).toEqual({ status: 'issued', code: spec === CODE ? refused.code : null });
      expect(await place.boundTo(id)).toBe(place.keptId);
    },
  );
});
