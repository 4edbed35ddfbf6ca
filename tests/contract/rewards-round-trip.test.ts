import { describe, expect, test } from 'vitest';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import { RewardsInShopifyDocument } from '../../app/shopify/generated/graphql.ts';
import type { RewardIntent } from '../../app/shopify/issuers.server.ts';
import { aBuyer } from '../dev-store/support.ts';
import { aDiscountIntent, aFreeProduct, anAmount, aPercentage, freeShipping } from '../shopify/discounts.ts';
import { anIntent, shopifyIssuerOf } from '../shopify/intents.ts';
import { aShop } from './shop.ts';

const NOW = new Date('2026-04-01T10:00:00Z');
const OPTIONAL = [
  'read_products',
  'read_store_credit_accounts',
  'write_customers',
  'write_gift_cards',
  'write_store_credit_account_transactions',
];
const CURRENCIES = [
  { currencyCode: 'EUR', ianaTimezone: 'Europe/Paris' },
  { currencyCode: 'JPY', ianaTimezone: 'Asia/Tokyo' },
  { currencyCode: 'KWD', ianaTimezone: 'Asia/Kuwait' },
];
type Shop = Awaited<ReturnType<typeof aRewardShop>>;

/** A shop that granted everything, with one customer, and a reward for her. */
async function aRewardShop(options: Parameters<typeof aShop>[0] = {}) {
  const shop = await aShop({ now: () => NOW, ...options });
  shop.store.setGrantedScopes([...shop.engine.app.scopes, ...OPTIONAL]);
  const ana = shop.store.createCustomer({
    email: 'ana@example.com',
    firstName: 'Ana',
    lastName: 'Dupont',
    hasAccount: true,
  });
  return { ...shop, ana, customerGid: `gid://shopify/Customer/${ana.id}` };
}

/** As the saga carries a reward out: prepared once, tried as often as needed. */
async function aReward({ client, customerGid, store }: Shop, spec: RewardSpec) {
  const issuer = shopifyIssuerOf<RewardSpec['type']>(spec.type);
  const intent: RewardIntent = anIntent<RewardSpec>(spec, {
    customerGid,
    currency: store.config.currencyCode,
    startsAt: NOW,
  });
  const prepare = async () => ({
    ...intent,
    before: (await issuer.prepare?.({ client, intent: intent as never })) ?? null,
  });
  const first = await prepare();
  const issue = () => issuer.issue({ client, intent: first as never });
  /** takes back with a mark of its own, as the saga does */
  const revoke = async (gid: string, marked?: RewardIntent) =>
    issuer.revoke({ client, intent: (marked ?? (await prepare())) as never, gid });
  const issued = async () => {
    const result = await issue();
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result;
  };
  return { issue, issued, prepare, revoke };
}

/** Ana buys one of the first product, with what the reward gave her. */
function spend({ store, ana }: Shop, code: string | null) {
  store.setCart('c', {
    lines: [{ variantId: store.products()[0]?.variantId ?? '', quantity: 1 }],
    useStoreCredit: true,
  });
  if (code) store.applyCode('c', code);
  const quote = store.quote('c', { customerId: ana.id });
  const result = store.checkout('c', aBuyer({ customerId: ana.id }));
  if (!result.ok) throw new Error(`${result.field}: ${result.message}`);
  return { quote, order: result.order };
}

const firstVariant = ({ store }: Shop) => `gid://shopify/ProductVariant/${store.products()[0]?.variantId}`;
const holder = ({ store, ana }: Shop) => store.customer(ana.id);
const codes: [label: string, spec: (shop: Shop) => RewardSpec][] = [
  ['a percentage', () => ({ ...aPercentage })],
  ['an amount', () => ({ ...anAmount, minimumSubtotalMinor: 0 })],
  ['a free product', (shop) => ({ ...aFreeProduct, variantId: firstVariant(shop), priceMinor: 100 })],
  ['free shipping', () => freeShipping],
];
const all: typeof codes = [
  ...codes,
  ['a gift card', () => ({ type: 'gift-card', amountMinor: 100, validMonths: 12 })],
  ['store credit', () => ({ type: 'store-credit', amountMinor: 100, validMonths: 12 })],
  ['endless store credit', () => ({ type: 'store-credit', amountMinor: 100, validMonths: null })],
  ['a tag', () => ({ type: 'customer-tag', tag: 'Cercle', label: 'le Cercle' })],
];
/** How many of it the shop holds, wherever that type is kept. */
const held = ({ store, ana }: Shop): number =>
  store.discounts().length +
  store.giftCards().length +
  store.storeCreditAccounts().flatMap(({ transactions }) => transactions.filter(({ kind }) => kind === 'credit'))
    .length +
  (store.customer(ana.id)?.tags.length ?? 0);

describe.each(all)('%s', (_label, specOf) => {
  test('is issued once, however often', async () => {
    const shop = await aRewardShop();
    const reward = await aReward(shop, specOf(shop));
    const first = await reward.issued();
    await expect(reward.issue()).resolves.toEqual(first);
    expect(held(shop)).toBe(1);
  });

  test.each(['adminApiTimeoutAfterCommitShare', 'adminApi5xxAfterCommitShare'] as const)(
    'is issued once and taken back once when answers are lost: %s',
    async (fault) => {
      const shop = await aRewardShop();
      const reward = await aReward(shop, specOf(shop));
      shop.store.setFaults({ [fault]: 1, adminApiTimeoutMs: 5 });
      // what can't be looked up (a tag) is tried again
      await reward.issue().catch(() => null);
      const lostToo = await reward.issue().catch(() => null);
      shop.store.setFaults({ [fault]: 0 });
      const issued = await reward.issued();
      expect(lostToo).toEqual(lostToo && issued);
      expect(held(shop)).toBe(1);

      const marked = await reward.prepare();
      shop.store.setFaults({ [fault]: 1 });
      await reward.revoke(issued.gid, marked).catch(() => null);
      shop.store.setFaults({ [fault]: 0 });
      await expect(reward.revoke(issued.gid, marked)).resolves.toEqual({ ok: true, spent: false });
      expect(shop.store.storeCreditAccounts().map(({ balance }) => Number(balance.amount))).toEqual(
        shop.store.storeCreditAccounts().map(() => 0),
      );
    },
  );

  test("is issued once while Shopify's search lags behind", async () => {
    let now = NOW;
    const shop = await aRewardShop({ now: () => now });
    const reward = await aReward(shop, specOf(shop));
    shop.store.setFaults({ adminApiTimeoutAfterCommitShare: 1, adminApiTimeoutMs: 5, searchLagMs: 60_000 });
    await reward.issue().catch(() => null);
    shop.store.setFaults({ adminApiTimeoutAfterCommitShare: 0 });
    await reward.issue().catch(() => null);
    now = new Date(NOW.getTime() + 61_000);
    await expect(reward.issue()).resolves.toMatchObject({ ok: true });
    expect(held(shop)).toBe(1);
  });

  test('is taken back unspent, and that twice is as once', async () => {
    const shop = await aRewardShop();
    const reward = await aReward(shop, specOf(shop));
    const { gid } = await reward.issued();
    const marked = await reward.prepare();
    await expect(reward.revoke(gid, marked)).resolves.toEqual({ ok: true, spent: false });
    await expect(reward.revoke(gid, marked)).resolves.toEqual({ ok: true, spent: false });
    expect(shop.store.quote('c', { customerId: shop.ana.id }).discountTotal).toBe('0.00');
  });
});

describe.each(CURRENCIES)('in $currencyCode', (currency) => {
  test.each(codes)('%s is used at the checkout, and is spent when taken back', async (_label, specOf) => {
    const shop = await aRewardShop(currency);
    const reward = await aReward(shop, specOf(shop));
    const { gid, code } = await reward.issued();
    const { quote, order } = spend(shop, code);
    expect(quote.discount).toMatchObject({ applied: true });
    expect(order.discountCodes).toEqual([code]);
    await expect(reward.revoke(gid)).resolves.toEqual({ ok: true, spent: true });
  });

  test.each([
    ['gift-card', 'gift_card'],
    ['store-credit', 'shopify_store_credit'],
  ] as const)('a %s pays, and what is left of it is taken back', async (type, gateway) => {
    const shop = await aRewardShop(currency);
    const reward = await aReward(shop, { type, amountMinor: 90_000, validMonths: 12 });
    const { gid, code } = await reward.issued();
    const { order } = spend(shop, code);
    expect(order.payments).toEqual([{ gateway, amount: order.total }]);
    await expect(reward.revoke(gid)).resolves.toEqual({ ok: true, spent: true });
    expect(spend(shop, null).order.payments).toEqual([{ gateway: 'bogus', amount: order.total }]);
  });
});

test('a tag is on the customer until it is taken back', async () => {
  const shop = await aRewardShop();
  const reward = await aReward(shop, { type: 'customer-tag', tag: 'Cercle', label: 'le Cercle' });
  const { gid } = await reward.issued();
  expect(holder(shop)?.tags).toEqual(['Cercle']);
  await reward.revoke(gid);
  expect(holder(shop)?.tags).toEqual([]);
});

test('store credit taken back leaves other money alone', async () => {
  const shop = await aRewardShop();
  const [kept, taken] = await Promise.all(
    [300, 200].map((amountMinor) => aReward(shop, { type: 'store-credit', amountMinor, validMonths: null })),
  );
  await kept?.issued();
  const { gid } = (await taken?.issued()) ?? { gid: '' };
  await taken?.revoke(gid);
  expect(shop.store.storeCreditAccounts()).toMatchObject([{ balance: { amount: '3.00' } }]);
});

test("a code of somebody else's is left alone", async () => {
  const shop = await aRewardShop();
  const issuer = shopifyIssuerOf('percentage-code');
  const issue = (title: string) => issuer.issue({ client: shop.client, intent: aDiscountIntent({ title }) as never });
  await issue('Summer');
  await expect(issue('Ricochet · welcome · 7K2PX')).resolves.toMatchObject({
    ok: false,
    problems: [{ code: 'taken-by-other' }],
  });
});

test('reconciliation sees what became of codes and gift cards', async () => {
  const shop = await aRewardShop();
  const { client } = shop;
  const used = await (await aReward(shop, aPercentage)).issued();
  spend(shop, used.code);
  const card = await (await aReward(shop, { type: 'gift-card', amountMinor: 100, validMonths: null })).issued();
  const ids = [used.gid, card.gid, 'gid://shopify/DiscountCodeNode/1'];
  const { nodes } = await client.request(RewardsInShopifyDocument, { ids, withGiftCards: true });
  expect(nodes).toMatchObject([
    { id: used.gid, codeDiscount: { status: 'ACTIVE', asyncUsageCount: 1 } },
    { id: card.gid, enabled: true, balance: { amount: '1.0' } },
    null,
  ]);
});

test('without its scope a reward is refused by Shopify, and codes are not', async () => {
  const shop = await aRewardShop();
  shop.store.setGrantedScopes([...shop.engine.app.scopes]);
  const card = await aReward(shop, { type: 'gift-card', amountMinor: 100, validMonths: null });
  await expect(card.issue()).rejects.toMatchObject({ kind: 'access-denied' });
  await expect((await aReward(shop, aPercentage)).issue()).resolves.toMatchObject({ ok: true });
  const { nodes } = await shop.client.request(RewardsInShopifyDocument, { ids: [], withGiftCards: false });
  expect(nodes).toEqual([]);
});
