import { describe, expect, test, vi } from 'vitest';
import type { RewardSpec, RewardType } from '../../app/domain/rewards/reward-spec.ts';
import { carrierOf, REWARD_TYPES } from '../../app/domain/rewards/reward-spec.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { aDevStore } from '../dev-store/support.ts';
import { points } from '../support/builders.ts';
import { useRicochet } from '../support/builders-shop.ts';
import { aShopInLife, type Life } from '../support/shop-in-life.ts';

/**
 * Each reward type in a shop of each kind of currency: issued in Shopify's stand-in over the wire, used at the checkout,
 * and taken back when the friend's order is refunded. Webhooks come signed through the real door.
 */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();
const CURRENCIES = [
  ['EUR', 'Europe/Paris'],
  ['JPY', 'Asia/Tokyo'],
  ['KWD', 'Asia/Kuwait'],
] as const;

/** What a reward is worth at the checkout, as its holder would find it; null = nothing. */
type Worth = (life: Life, code: string | null) => number | null;
const offByCode: Worth = ({ quote, minor }, code) => {
  const { discount, discountTotal } = quote({ discountCode: code ?? '' });
  return discount?.applied ? minor(discountTotal) : null;
};
const spendCode = (life: Life, code: string | null) => life.anaBuys({ discountCode: code ?? '' });

const inShopify: {
  type: RewardType;
  spec: (price: number, life: { variantId: string }) => RewardSpec;
  worth: Worth;
  expected: (life: Life) => number;
  spend: ((life: Life, code: string | null) => unknown) | null;
}[] = [
  {
    type: 'percentage-code',
    spec: () => ({ type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays: 30 }),
    worth: offByCode,
    expected: ({ price }) => Math.round(price / 10),
    spend: spendCode,
  },
  {
    type: 'fixed-code',
    spec: (price) => ({
      type: 'fixed-code',
      amountMinor: Math.floor(price / 3),
      minimumSubtotalMinor: 0,
      validDays: 30,
    }),
    worth: offByCode,
    expected: ({ price }) => Math.floor(price / 3),
    spend: spendCode,
  },
  {
    type: 'free-shipping',
    spec: () => ({ type: 'free-shipping', shippingMinor: 500, minimumSubtotalMinor: 0, validDays: 30 }),
    worth: ({ quote, minor }, code) => {
      const { discount, shipping } = quote({ discountCode: code ?? '' });
      return discount?.applied ? minor(quote({}).shipping) - minor(shipping) : null;
    },
    expected: ({ quote, minor }) => minor(quote({}).shipping),
    spend: spendCode,
  },
  {
    type: 'free-product',
    spec: (price, { variantId }) => ({
      type: 'free-product',
      variantId: `gid://shopify/ProductVariant/${variantId}`,
      title: 'Cadeau',
      priceMinor: price,
      minimumSubtotalMinor: 0,
      validDays: 30,
    }),
    worth: offByCode,
    expected: ({ price }) => price,
    spend: spendCode,
  },
  {
    type: 'gift-card',
    spec: (price) => ({ type: 'gift-card', amountMinor: Math.floor(price / 2), validMonths: 12 }),
    worth: ({ quote, minor }, code) => {
      const [card] = quote({ giftCardCodes: [code ?? ''] }).giftCards;
      return card && card.refusal === null ? minor(card.amount) : null;
    },
    expected: ({ price }) => Math.floor(price / 2),
    spend: (life, code) => life.anaBuys({ giftCardCodes: [code ?? ''] }),
  },
  {
    type: 'store-credit',
    spec: (price) => ({ type: 'store-credit', amountMinor: Math.floor(price / 2), validMonths: 12 }),
    worth: ({ quote, minor }) => {
      const { storeCredit } = quote({ useStoreCredit: true });
      return storeCredit && minor(storeCredit.amount) > 0 ? minor(storeCredit.amount) : null;
    },
    expected: ({ price }) => Math.floor(price / 2),
    spend: (life) => life.anaBuys({ useStoreCredit: true }),
  },
  {
    type: 'customer-tag',
    spec: () => ({ type: 'customer-tag', tag: 'ricochet-vip', label: 'Ventes privées' }),
    worth: ({ store, ana }) => (store.customer(ana.id)?.tags.includes('ricochet-vip') ? 1 : null),
    expected: () => 1,
    spend: null,
  },
];

test('every type that Shopify carries out is tried below', () => {
  const carried = REWARD_TYPES.filter((type) => carrierOf({ type } as RewardSpec) === 'shopify');
  expect(inShopify.map(({ type }) => type).sort()).toEqual([...carried].sort());
});

describe.each(CURRENCIES)('in %s', (currency, zone) => {
  test.each(inShopify)('$type is issued, works at the checkout, and is taken back unspent', async (kind) => {
    const variantId = await firstVariant(currency);
    const life = await aShopInLife(ricochet, currency, zone, (price) => kind.spec(price, { variantId }));
    const order = await life.friendBuys();
    const reward = await life.reward();
    expect(reward.status).toBe('issued');
    expect(kind.worth(life, reward.code)).toBe(kind.expected(life));

    life.store.refundOrder(order.id);
    await life.settle();
    expect(await life.statusOf(reward.id)).toBe('reversed');
    expect(kind.worth(life, reward.code)).toBeNull();
    expect(await life.debts()).toEqual([]);
  });

  test.each(inShopify.filter(({ spend }) => spend))('$type, once spent, is owed instead', async (kind) => {
    const variantId = await firstVariant(currency);
    const life = await aShopInLife(ricochet, currency, zone, (price) => kind.spec(price, { variantId }));
    const order = await life.friendBuys();
    const reward = await life.reward();
    kind.spend?.(life, reward.code);
    await life.settle();
    expect(kind.worth(life, reward.code)).toBeNull();

    life.store.refundOrder(order.id);
    await life.settle();
    expect(await life.statusOf(reward.id)).toBe('reversed');
    expect(await life.debts()).toHaveLength(1);
  });

  test('points are earned, exchanged for a code, and returned when the exchange is undone', async () => {
    const life = await aShopInLife(ricochet, currency, zone, () => points(500));
    const code: RewardSpec = { type: 'percentage-code', basisPoints: 2_000, minimumSubtotalMinor: 0, validDays: 30 };
    await life.shop.publish(
      {
        currency,
        welcome: null,
        waitingDays: 0,
        firstPurchase: { advocate: points(500) },
        conditions: { minimumSubtotalMinor: 0 },
        catalogue: [{ itemId: 'twenty', points: 400, reward: code }],
      },
      ricochet.clock.now(),
    );
    await life.friendBuys();
    expect(await life.shop.wallet()).toEqual({ available: 500, pending: 0 });
    await life.shop.put(OWN_TOPICS.redeem, {
      redemptionId: ricochet.services.newId(),
      personId: life.shop.ana.personId,
      programId: life.shop.program.id,
      itemId: 'twenty',
      at: ricochet.clock.now(),
    });
    await life.settle();
    expect(await life.shop.wallet()).toEqual({ available: 100, pending: 0 });
    const reward = await life.reward();
    expect(offByCode(life, reward.code)).toBe(Math.round(life.price / 5));

    await life.shop.put(OWN_TOPICS.undoRedemption, { rewardId: reward.id, at: ricochet.clock.now() });
    await life.settle();
    expect(offByCode(life, reward.code)).toBeNull();
    expect(await life.shop.wallet()).toEqual({ available: 500, pending: 0 });
  });

  test('commission is owed, follows a refund, and is paid outside', async () => {
    const life = await aShopInLife(ricochet, currency, zone, () => ({ type: 'commission', basisPoints: 1_000 }));
    const order = await life.friendBuys();
    const tenth = Math.round(life.price / 10);
    expect(await life.shop.wallet()).toEqual({ available: tenth, pending: 0 });
    life.store.refundOrder(order.id, life.money(Math.floor(life.price / 2)));
    await life.settle();
    const left = Math.round((life.price - Math.floor(life.price / 2)) / 10);
    expect(await life.shop.wallet()).toEqual({ available: left, pending: 0 });
    await life.shop.put(OWN_TOPICS.paidOut, {
      payoutId: ricochet.services.newId(),
      personId: life.shop.ana.personId,
      programId: life.shop.program.id,
      unit: currency,
      amount: left,
      at: ricochet.clock.now(),
    });
    await life.settle();
    expect(await life.shop.wallet()).toEqual({ available: 0, pending: 0 });
  });

  test('a donation is collected for its cause, and given back when the order falls', async () => {
    const life = await aShopInLife(ricochet, currency, zone, (price) => ({
      type: 'donation',
      amountMinor: Math.floor(price / 20),
      cause: 'Restos du cœur',
    }));
    const collected = async () => {
      const [row] = await life.shop.rows<{ sum: string }>(
        "SELECT coalesce(sum(amount), 0) AS sum FROM ledger_entry WHERE shop_id = $1 AND account = 'cause:available'",
      );
      return Number(row?.sum);
    };
    const order = await life.friendBuys();
    expect(await collected()).toBe(Math.floor(life.price / 20));
    life.store.cancelOrder(order.id);
    await life.settle();
    expect(await collected()).toBe(0);
  });

  test('a manual gift waits for the merchant’s hand', async () => {
    const life = await aShopInLife(ricochet, currency, zone, () => ({
      type: 'manual-gift',
      gift: 'Un livre',
      costMinor: 0,
    }));
    await life.friendBuys();
    const reward = await life.reward();
    expect(reward.status).toBe('pending');
    await life.shop.put(OWN_TOPICS.giftGiven, { rewardId: reward.id, at: ricochet.clock.now() });
    await life.settle();
    expect(await life.statusOf(reward.id)).toBe('issued');
  });
});

/** The variant a catalogue of this currency begins with: the same in every store. */
async function firstVariant(currencyCode: string): Promise<string> {
  const { store } = await aDevStore({ shop: `look-${currencyCode.toLowerCase()}.myshopify.com`, currencyCode });
  return store.products()[0]!.variantId;
}

test('a tag that two friends earned goes with the last of their rewards', async () => {
  const life = await aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => ({
    type: 'customer-tag',
    tag: 'ricochet-vip',
    label: 'Ventes privées',
  }));
  const isTagged = () => life.store.customer(life.ana.id)?.tags.includes('ricochet-vip');
  const states = () => life.shop.rows('SELECT status FROM reward WHERE shop_id = $1 ORDER BY created_at, id');
  const first = await life.friendBuys();
  const second = await life.friendBuys();
  life.store.cancelOrder(first.id);
  await life.settle();
  expect(await states()).toEqual([{ status: 'reversed' }, { status: 'issued' }]);
  expect(isTagged()).toBe(true);

  life.store.cancelOrder(second.id);
  await life.settle();
  expect(await states()).toEqual([{ status: 'reversed' }, { status: 'reversed' }]);
  expect(isTagged()).toBe(false);
});
