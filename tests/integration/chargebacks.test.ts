import { expect, test, vi } from 'vitest';
import { until } from '../dev-store/support.ts';
import { useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** R7 over the wire: a buyer's bank takes the money back, and the shop hears of it in one of two ways. */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();
const DISPUTES = 'read_shopify_payments_disputes';

type Way = {
  /** what the shop grants and does before */
  grant: (life: Life) => Promise<void>;
  /** how the news arrives once a dispute has moved */
  hear: (life: Life) => Promise<void>;
};
type Life = Awaited<ReturnType<typeof aLife>>;

function aLife() {
  return aShopInLife(ricochet, 'EUR', 'Europe/Paris', () => ({
    type: 'percentage-code',
    basisPoints: 1_000,
    minimumSubtotalMinor: 0,
    validDays: 30,
  }));
}

const ways: Record<string, Way> = {
  'by webhook, where the optional scope is granted': {
    async grant(life) {
      life.store.setGrantedScopes([...life.store.appScopes().granted, DISPUTES]);
      await life.settle();
      expect(await life.shop.jobs('subscribe-webhooks')).toHaveLength(1);
      await life.work.subscribeWebhooks(life.shop.shopId);
      await life.work.subscribeWebhooks(life.shop.shopId);
      expect(life.engine.state.webhookSubscriptions.map(({ topic }) => topic)).toEqual([
        'disputes/create',
        'disputes/update',
      ]);
    },
    hear: (life) => life.settle(),
  },
  'by asking for disputed orders, with no scope but orders': {
    async grant(life) {
      await life.work.subscribeWebhooks(life.shop.shopId);
      expect(life.engine.state.webhookSubscriptions).toEqual([]);
    },
    async hear(life) {
      await life.work.findChargebacks(life.shop.shopId);
      await life.settle();
    },
  },
  'when the order is fetched again for another reason': {
    grant: async () => {},
    async hear(life) {
      const [order] = life.store.orders();
      await life.work.refetchOrder(life.shop.shopId, order!.id as never);
      await life.settle();
    },
  },
};

test.each(Object.keys(ways))('a chargeback holds what is to come, and lost takes the reward back: %s', async (name) => {
  const life = await aLife();
  await ways[name]!.grant(life);
  const order = await life.friendBuys();
  const reward = await life.reward();
  expect(reward.status).toBe('issued');

  const dispute = life.store.openDispute(order.id);
  await ways[name]!.hear(life);
  expect(await life.shop.verdict(order.id)).toMatchObject({ outcome: 'held', reason: 'chargeback' });

  life.store.decideDispute(dispute.id, 'lost');
  await ways[name]!.hear(life);
  expect(await life.shop.verdict(order.id)).toMatchObject({ outcome: 'rejected', reason: 'chargeback' });
  expect(await life.statusOf(reward.id)).toBe('reversed');
});

test.each(Object.keys(ways))('a chargeback won leaves a live reward: %s', async (name) => {
  const life = await aLife();
  await ways[name]!.grant(life);
  const order = await life.friendBuys();
  const dispute = life.store.openDispute(order.id);
  await ways[name]!.hear(life);
  life.store.decideDispute(dispute.id, 'won');
  await ways[name]!.hear(life);
  expect(await life.shop.verdict(order.id)).toMatchObject({ outcome: 'approved' });
  expect((await life.reward()).status).toBe('issued');
});

test('a subscription that Shopify gave up is made anew', async () => {
  const life = await aLife();
  await ways['by webhook, where the optional scope is granted']!.grant(life);
  life.engine.state.webhookSubscriptions.splice(0, 1);
  await life.work.subscribeWebhooks(life.shop.shopId);
  await until(() => life.engine.state.webhookSubscriptions.length === 2);
});
