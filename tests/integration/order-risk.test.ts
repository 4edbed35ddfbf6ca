import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { PRESETS, type Thresholds } from '../../app/domain/fraud/thresholds.ts';
import { buy } from '../dev-store/support.ts';
import { useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** V5 over the wire: Shopify, or an app, looks at an order's risk after it was approved. */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();

async function aLife(waitingDays: number, trust: Thresholds) {
  const life = await aShopInLife(
    ricochet,
    'EUR',
    'Europe/Paris',
    () => ({ type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays: 30 }),
    { waitingDays },
  );
  await ricochet.services.programs.setTrust(life.shop.shopId, trust, 'test', ricochet.clock.now());
  return life;
}

const refusing: Thresholds = { mode: 'custom', holdAt: 30, rejectAt: 60 };

test.each([
  ['held, where the limits say so', PRESETS.balanced, 'held'],
  ['rejected, where they are lower', refusing, 'rejected'],
] as const)(
  'a high risk before the reward is final: the order is %s, until it is taken back',
  async (_, trust, outcome) => {
    const life = await aLife(14, trust);
    const order = await life.friendBuys();
    expect(await life.shop.verdict(order.id)).toMatchObject({ outcome: 'approved' });
    expect(await life.shop.rewards('advocate')).toHaveLength(1);

    life.store.assessRisk(order.id, { level: 'high' });
    await life.settle();
    const verdict = await life.shop.verdict(order.id);
    expect(verdict).toMatchObject({ outcome, reason: 'fraud-score' });
    expect(verdict?.rules).toContainEqual(expect.objectContaining({ code: 'order-risk', input: { risk: 'high' } }));
    expect(await life.shop.rewards('advocate')).toEqual([]);

    await sleep(1_000); // Shopify tells seconds
    life.store.assessRisk(order.id, { level: 'low' });
    await life.settle();
    expect(await life.shop.verdict(order.id)).toMatchObject({ outcome: 'approved' });
    expect(await life.shop.rewards('advocate')).toHaveLength(1);
  },
);

test('a high risk after the reward became final takes nothing back', async () => {
  const life = await aLife(0, refusing);
  const order = await life.friendBuys();
  const reward = await life.reward();
  expect(reward.status).toBe('issued');

  await sleep(1_000);
  life.store.assessRisk(order.id, { level: 'high' });
  await life.settle();
  expect(await life.shop.verdict(order.id)).toMatchObject({ outcome: 'approved' });
  expect(await life.statusOf(reward.id)).toBe('issued');
});

test('a risk that is heard of before its order is kept for it', async () => {
  const life = await aLife(14, PRESETS.balanced);
  await life.shop.claims('early@example.net');
  life.store.setFaults({ loseShare: 1 });
  const order = buy(life.store, { email: 'early@example.net', firstName: 'Early' }, { quantity: 1 });
  life.store.setFaults({ loseShare: 0 });
  life.store.assessRisk(order.id, { level: 'high' });
  await life.settle();
  expect(await life.shop.jobs('fetch-assessed-order')).toHaveLength(1);

  const at = new Date();
  await life.work.fetchAssessedOrder(life.shop.shopId, order.id as never, { provider: 'shopify', level: 'high', at });
  await life.settle();
  expect(await life.shop.verdict(order.id)).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
});
