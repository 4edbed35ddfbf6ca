import { beforeAll, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import type { Plan } from '../../app/domain/forecast/plan.ts';
import { dayInZone } from '../../app/domain/shared/time.ts';
import { daysAfter, PARIS } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** A forecast is kept and held against what came of it (A4). */
const ricochet = useRicochet();
const ACTOR = { userId: '1', name: 'Lea' };
let shop: TestShop;
let startsOn: string;

const plan: Plan = {
  currency: 'EUR',
  months: 10,
  customers: 1_000,
  enrolmentBp: 1_000,
  friendsHundredths: 300,
  conversionBp: 1_000,
  basketMinor: 5_000,
  purchasesHundredths: 100,
  marginBp: 4_000,
  advocateRewardMinor: 500,
  friendRewardMinor: 500,
  softwareMinor: 1_000,
  hoursHundredths: 0,
  hourMinor: 0,
  mediaCacMinor: null,
};
const container = () => createWebContainer(ricochet.services);
const save = (changes: object = {}, day = startsOn, of = shop) =>
  container().saveForecast(of.shopId, { plan: JSON.stringify({ ...plan, ...changes }), startsOn: day }, ACTOR);
const figuresOf = async (of = shop) => {
  const { saved } = await container().forecastPage(of.shopId);
  return Object.fromEntries((saved[0]?.figures ?? []).map(({ figure, ...values }) => [figure, values]));
};

beforeAll(async () => {
  await timeGoesTo(ricochet, new Date('2027-03-01T11:00:00Z'));
  shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
  startsOn = dayInZone(ricochet.clock.now(), PARIS);
  expect(await save()).toBe(true);
});

describe('a saved forecast', () => {
  test('has nothing to show yet on its first day', async () => {
    expect(await figuresOf()).toMatchObject({
      orders: { predicted: 30, byNow: 0, actual: 0 },
      costPerCustomerMinor: { predicted: 1_333, actual: null },
    });
  });

  test('is held against orders, revenue and what the rewards cost', async () => {
    await shop.enrol('bob', '101', ricochet.clock.now());
    await shop.claims('ben@orange.fr', { claimedAt: ricochet.clock.now() });
    await shop.judge();
    await timeGoesTo(ricochet, daysAfter(ricochet.clock.now(), 1));
    await shop.put('orders/paid', shop.order({ id: '1', amount: '60.00', at: ricochet.clock.now() }));
    await shop.judge();
    // half of ten months: 1 March 0:00 to 1 January, in Paris
    await timeGoesTo(ricochet, new Date('2027-07-31T22:00:00Z'));
    const figures = await figuresOf();
    expect(figures).toMatchObject({
      advocates: { predicted: 100, byNow: 50, actual: 1 },
      orders: { predicted: 30, byNow: 15, actual: 1 },
      revenueMinor: { predicted: 150_000, actual: 6_000 },
    });
    // 500 points at 100 the euro; five months of software; the welcome code wasn't used
    expect(figures['costMinor']?.actual).toBeCloseTo(5_500, -2);
    expect(figures['costMinor']?.predicted).toBe(40_000);
    expect(figures['costPerCustomerMinor']?.actual).toBe(figures['costMinor']?.actual);
  });

  test('leaves what was entered once for the next, and reckons the draft’s rewards with it', async () => {
    const page = await container().forecastPage(shop.shopId);
    expect(page.start).toMatchObject({ marginBp: 4_000, softwareMinor: 1_000, months: 10, customers: 1 });
    const draft = await container().draftForecast(shop.shopId);
    // 500 points and 10 % of 50.00
    expect(draft?.plan).toMatchObject({ advocateRewardMinor: 500, friendRewardMinor: 500 });
    expect(draft?.forecast.profitMinor).toBe(20_000);
  });

  test('keeps what came of the programme once that is archived', async () => {
    const before = await figuresOf();
    expect(before).toMatchObject({ orders: { actual: 1 } });
    await container().setProgramStatus(shop.shopId, 'ended', ACTOR);
    await container().archiveProgram(shop.shopId, ACTOR);
    expect(await figuresOf()).toEqual(before);
  });

  test('can’t be what no plan is, nor begin on no day', async () => {
    expect(await save({ marginBp: 20_000 })).toBe(false);
    expect(await save({}, '2027-02-30')).toBe(false);
    expect(await container().forecast('{')).toBeNull();
  });

  test('is no other shop’s to see or remove', async () => {
    const other = await aShop(ricochet);
    const [mine] = (await container().forecastPage(shop.shopId)).saved;
    expect((await container().forecastPage(other.shopId)).saved).toEqual([]);
    await container().removeForecast(other.shopId, mine!.id, ACTOR);
    expect((await container().forecastPage(shop.shopId)).saved).toHaveLength(1);
    await container().removeForecast(shop.shopId, mine!.id, ACTOR);
    expect((await container().forecastPage(shop.shopId)).saved).toEqual([]);
  });
});
