import { beforeAll, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import type { OrderFacts } from '../../app/domain/verdict/facts.ts';
import { anOrder, daysAfter, percentOff, points } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

/**
 * A year of orders in which the programme really ran: who was referred, and what that cost, is written down while it is
 * made. The simulation sees the orders only, and is told the share.
 */
const ricochet = useRicochet();
const CUSTOMERS = 4_000;
const REFERRED_SHARE_BP = 1_200;
const MINIMUM_MINOR = 4_000;
/** the simulation spreads the share evenly; chance doesn't */
const MOST_ERROR = 0.1;

type Truth = { firstPurchases: number; qualifying: number; orders: number; advocateMinor: number; friendMinor: number };
let shop: TestShop;
let truth: Truth;

/** The same numbers each run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function aYear(now: Date): { orders: { person: string; facts: OrderFacts }[]; truth: Truth } {
  const roll = dice(7);
  const orders: { person: string; facts: OrderFacts }[] = [];
  const truth: Truth = { firstPurchases: 0, qualifying: 0, orders: 0, advocateMinor: 0, friendMinor: 0 };
  const add = (person: string, boughtAt: Date, changes: Partial<OrderFacts>) =>
    orders.push({
      person,
      facts: anOrder({
        by: `c${person.slice(-6)}`,
        boughtAt,
        orderId: String(9_000_000 + orders.length) as never,
        ...changes,
      }),
    });
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    const person = `00000000-0000-7000-8000-${String(customer).padStart(12, '0')}`;
    const [kind, daysAgo] = [roll(), Math.floor(roll() * 360) + 1];
    const subtotalMinor = 1_500 + Math.floor(roll() * 9_000);
    const boughtAt = daysAfter(now, -daysAgo);
    // customers of long ago, whose order this year is no first one
    if (kind < 0.2) add(person, daysAfter(now, -500), {});
    // a first try that was called off makes nobody a customer
    if (kind > 0.95) add(person, daysAfter(boughtAt, -1), { cancelledAt: boughtAt, financialStatus: 'voided' });
    add(person, boughtAt, { subtotalMinor });
    if (kind > 0.5) add(person, daysAfter(boughtAt, 0.5), { subtotalMinor: 20_000 });
    if (kind < 0.2) continue;
    truth.firstPurchases++;
    if (subtotalMinor < MINIMUM_MINOR) continue;
    truth.qualifying++;
    if (roll() * 10_000 >= REFERRED_SHARE_BP) continue;
    truth.orders++;
    truth.advocateMinor += 500;
    truth.friendMinor += Math.round(subtotalMinor / 10);
  }
  return { orders, truth };
}

beforeAll(async () => {
  shop = await aShop(ricochet, {
    terms: {
      welcome: percentOff(10),
      firstPurchase: { advocate: points(500), friend: null },
      conditions: { minimumSubtotalMinor: MINIMUM_MINOR },
    },
  });
  const year = aYear(ricochet.clock.now());
  truth = year.truth;
  await ricochet.owner.query(
    `INSERT INTO order_fact (shop_id, id, person_id, processed_at, updated_at, facts)
     SELECT $1, f->'facts'->>'orderId', (f->>'person')::uuid, (f->'facts'->>'processedAt')::timestamptz, now(), f->'facts'
     FROM jsonb_array_elements($2::jsonb) f`,
    [shop.shopId, JSON.stringify(year.orders)],
  );
}, 60_000);

const past = (of = shop) => createWebContainer(ricochet.services).pastYear(of.shopId, REFERRED_SHARE_BP);

describe('had it run last year', () => {
  test('the first purchases and those that qualify are counted exactly', async () => {
    const found = await past();
    expect(found?.year).toMatchObject({
      firstPurchases: truth.firstPurchases,
      qualifying: truth.qualifying,
      outside: truth.firstPurchases - truth.qualifying,
      unclear: 0,
    });
  });

  test('referred orders and rewards come within a tenth of what really happened', async () => {
    const { run } = (await past())!;
    for (const figure of ['orders', 'advocateMinor', 'friendMinor'] as const) {
      const error = (run[figure] - truth[figure]) / truth[figure];
      process.stdout.write(
        `${figure}: simulated ${run[figure]}, true ${truth[figure]}, error ${(100 * error).toFixed(1)} %\n`,
      );
      expect(Math.abs(error), figure).toBeLessThan(MOST_ERROR);
    }
  });

  test('the page starts from the shop’s own year', async () => {
    const page = await createWebContainer(ricochet.services).forecastPage(shop.shopId);
    expect(page.year.customers).toBe(CUSTOMERS);
    expect(page.start).toMatchObject({ customers: CUSTOMERS, currency: 'EUR', advocateRewardMinor: 500, marginBp: 0 });
    expect(page.start.friendRewardMinor).toBe(Math.round(page.start.basketMinor / 10));
  });

  test('another shop has had no such year', async () => {
    const other = await aShop(ricochet);
    expect((await past(other))?.year.firstPurchases).toBe(0);
    expect((await createWebContainer(ricochet.services).forecastPage(other.shopId)).start.customers).toBe(0);
  });
});
