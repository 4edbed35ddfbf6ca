import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchChange, BatchOrder, Order } from '../../dev-store/contract.ts';
import { type Batch, batchOf } from './batch.ts';
import { currencyDigits } from './expected/money.ts';
import type { Life, Plan, PlannedOrder } from './lives.ts';
import { type OpenShop, publishVersion } from './setup.ts';
import { type Claimed, claim, type Visit, visit } from './storefront.ts';
import type { FaultWorld } from './world.ts';

/** What a buyer really did, for the model of what must come of it. */
export type Lived = {
  life: Life;
  shop: OpenShop;
  visit: Visit | null;
  claimed: Claimed | null;
  orderIds: string[];
};

export type Sending = {
  lived: Lived[];
  placed: number;
  /** resolves when every life has ended */
  finished: Promise<void>;
};

const LIVES_AT_ONCE = 300;
/** Shopify tells whole seconds: an order in the second of its claim would seem to come before it. */
const NEXT_SECOND_MS = 1_100;

/**
 * Lives all lives, so many at once, no faster than `breath` lets them. Between them the merchants publish new versions.
 */
export function sendLives(
  world: FaultWorld,
  shops: readonly OpenShop[],
  { lives }: Plan,
  breath: () => Promise<void>,
): Sending {
  const doors = shops.map((shop) => ({
    place: batchOf((orders: BatchOrder[]) => shop.store.call('placeOrders', orders)),
    change: batchOf((changes: BatchChange[]) => shop.store.call('changeOrders', changes)),
  }));
  const sending: Sending = { lived: [], placed: 0, finished: Promise.resolve() };

  async function all(): Promise<void> {
    const underWay = new Set<Promise<void>>();
    for (const [nth, life] of lives.entries()) {
      await publishDue(nth);
      await breath();
      if (underWay.size >= LIVES_AT_ONCE) await Promise.race(underWay);
      const lived: Lived = { life, shop: shops[life.shop]!, visit: null, claimed: null, orderIds: [] };
      sending.lived.push(lived);
      const one: Promise<void> = live(lived, nth, doors[life.shop]!, () => {
        sending.placed += 1;
      }).finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await Promise.all(underWay);
  }

  async function publishDue(nth: number): Promise<void> {
    for (const shop of shops) {
      const stages = shop.versions.length;
      for (let stage = 1; stage < stages; stage += 1)
        if (nth === Math.floor((lives.length * stage) / stages)) await publishVersion(world, shop, stage);
    }
  }

  sending.finished = all();
  // whoever awaits it hears of a failure; before that it must not end the process
  sending.finished.catch(() => {});
  return sending;
}

type Doors = { place: Batch<BatchOrder>; change: Batch<BatchChange> };

async function live(lived: Lived, nth: number, doors: Doors, onPlaced: () => void): Promise<void> {
  const { life, shop } = lived;
  const visitor = `2001:db8:f::${nth.toString(16)}`;
  if (life.way !== 'own') {
    lived.visit = await visit(shop.store.url, shop.advocates[life.advocate]!.code, visitor);
    if (life.way === 'claim') lived.claimed = await claim(shop.store.url, life, lived.visit.token, visitor);
    await sleep(NEXT_SECOND_MS);
  }
  const customerId = life.hasAccount ? await accountOf(lived) : null;
  const fates: Promise<void>[] = [];
  const orders: Promise<Order>[] = [];
  for (const planned of life.orders) {
    if (orders.length > 0 && life.pauseMs > 0) await sleep(life.pauseMs);
    const order = doors.place(orderOf(lived, planned, customerId));
    orders.push(order);
    fates.push(order.then((placed) => meet(placed, planned, doors.change)));
  }
  for (const order of orders) {
    lived.orderIds.push((await order).id);
    onPlaced();
  }
  await Promise.all(fates);
}

async function accountOf({ life, shop }: Lived): Promise<string> {
  const { email, firstName } = life;
  return (await shop.store.call('createCustomer', { email, firstName, lastName: 'Buyer', hasAccount: true })).id;
}

function orderOf({ life, visit: seen, claimed }: Lived, planned: PlannedOrder, customerId: string | null): BatchOrder {
  const { carries, fate, lines } = planned;
  const isUnpaid = fate.kind === 'paid-late' || (fate.kind === 'cancelled' && !fate.isPaid);
  const attributes: Record<string, string> = {};
  if (carries === 'visit' && seen) attributes['_ricochet_visit'] = seen.token;
  if ((carries === 'claim-token' || (carries === 'code' && !claimed?.code)) && claimed?.claimToken)
    attributes['_ricochet_claim'] = claimed.claimToken;
  return {
    email: life.email,
    firstName: life.firstName,
    lines,
    attributes,
    ...(carries === 'code' && claimed?.code && { codes: [claimed.code] }),
    ...(customerId && { customerId }),
    ...(isUnpaid && { paid: false }),
  };
}

/** What becomes of an order once it stands. */
async function meet(order: Order, { fate, changeAfterMs }: PlannedOrder, change: Batch<BatchChange>): Promise<void> {
  if (fate.kind === 'stays') return;
  // of two reports of one second the lower subtotal stands: what raises it comes a second later, as in life
  const isRaise = fate.kind === 'edited' && fate.by > 0;
  await sleep(isRaise ? Math.max(changeAfterMs, NEXT_SECOND_MS) : changeAfterMs);
  const orderId = order.id;
  const line = order.lines[0]!;
  switch (fate.kind) {
    case 'cancelled':
      await change({ action: 'cancel', orderId });
      return;
    case 'refunded':
      await change({ action: 'refund', orderId });
      return;
    case 'line-refunded':
      await change({ action: 'refund', orderId, lines: [{ lineId: line.id, quantity: 1 }] });
      return;
    case 'amount-refunded': {
      const digits = currencyDigits(order.currencyCode);
      const amount = (Number(order.subtotal) * fate.share).toFixed(digits);
      if (Number(amount) > 0) await change({ action: 'refund', orderId, amount });
      return;
    }
    case 'edited':
      await change({ action: 'edit', orderId, lineId: line.id, quantity: line.quantity + fate.by });
      return;
    case 'paid-late':
      await change({ action: 'paid', orderId });
      if (fate.thenRefunded) await change({ action: 'refund', orderId });
      return;
    default:
      fate satisfies never;
  }
}
