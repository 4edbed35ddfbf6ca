import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastOf } from '../../../app/domain/forecast/forecast.ts';
import { type Plan, planSchema } from '../../../app/domain/forecast/plan.ts';
import { rewardCosts } from '../../../app/domain/forecast/reward-costs.ts';
import { percentOff, points, someTerms } from '../../support/builders.ts';

/** By hand: 1,000 customers, 10 % take part, 3 friends each, 10 % of those buy for 50.00, of which 40 % is left. */
const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  currency: 'EUR',
  months: 12,
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
  hoursHundredths: 200,
  hourMinor: 2_000,
  mediaCacMinor: 2_500,
  ...changes,
});

describe('a plan worked out by hand', () => {
  test('brings 30 friends and loses 300.00: fixed costs aren’t carried', () => {
    expect(forecastOf(aPlan())).toMatchObject({
      advocates: 100,
      invited: 300,
      orders: 30,
      revenueMinor: 150_000,
      marginMinor: 60_000,
      // 30 × 5.00 on each side; 12 × 10.00; 12 × 2 hours × 20.00
      costs: {
        advocateMinor: 15_000,
        friendMinor: 15_000,
        softwareMinor: 12_000,
        timeMinor: 48_000,
        totalMinor: 90_000,
      },
      profitMinor: -30_000,
      costPerCustomerMinor: 3_000,
      // -300 of 900
      roiBp: -3_333,
      outcome: 'loss',
      perFriend: { marginMinor: 2_000, rewardsMinor: 1_000, leftMinor: 1_000 },
    });
  });

  test('breaks even at 60 friends: 600.00 of fixed costs, 10.00 left on each', () => {
    // 60 of 300 invited; or 200 advocates of 1,000
    expect(forecastOf(aPlan()).breakEven).toEqual({ orders: 60, enrolmentBp: 2_000, conversionBp: 2_000 });
  });

  test('makes money once friends come back', () => {
    // 30 × 2.5 × 50.00 = 3,750.00, of which 1,500.00; less 900.00
    expect(forecastOf(aPlan({ purchasesHundredths: 250 }))).toMatchObject({
      revenueMinor: 375_000,
      profitMinor: 60_000,
      roiBp: 6_667,
      outcome: 'profit',
    });
  });

  test('loses on each friend where the rewards eat the margin, and no rate helps', () => {
    const forecast = forecastOf(aPlan({ marginBp: 1_500 }));
    expect(forecast.perFriend).toEqual({ marginMinor: 750, rewardsMinor: 1_000, leftMinor: -250 });
    expect(forecast.outcome).toBe('loss-on-each');
    expect(forecast.breakEven).toEqual({ orders: null, enrolmentBp: null, conversionBp: null });
  });

  test('that is free breaks even at nothing', () => {
    const forecast = forecastOf(
      aPlan({ advocateRewardMinor: 0, friendRewardMinor: 0, softwareMinor: 0, hourMinor: 0, conversionBp: 0 }),
    );
    expect(forecast.breakEven).toEqual({ orders: 0, enrolmentBp: 0, conversionBp: 0 });
    expect(forecast).toMatchObject({ costPerCustomerMinor: null, roiBp: null, profitMinor: 0, outcome: 'profit' });
  });

  test('without customers says so in figures, not in divisions by nothing', () => {
    expect(forecastOf(aPlan({ customers: 0 }))).toMatchObject({
      orders: 0,
      costPerCustomerMinor: null,
      profitMinor: -60_000,
      breakEven: { orders: 60, enrolmentBp: null, conversionBp: null },
    });
  });

  test('counts whole people, rounded down', () => {
    // 13 → 1.3 advocates → 1; 2.5 friends → 2; 60 % of them → 1
    expect(forecastOf(aPlan({ customers: 13, friendsHundredths: 250, conversionBp: 6_000 }))).toMatchObject({
      advocates: 1,
      invited: 2,
      orders: 1,
    });
  });

  test('has its own profit in the table of what else could be', () => {
    const { sensitivity, profitMinor } = forecastOf(aPlan());
    expect(sensitivity.enrolmentsBp).toEqual([500, 1_000, 2_000]);
    expect(sensitivity.rows.map(({ conversionBp }) => conversionBp)).toEqual([
      0, 200, 400, 600, 800, 1_000, 1_200, 1_400, 1_600, 1_800, 2_000,
    ]);
    // 15, 30 and 60 friends
    expect(sensitivity.rows[5]?.profitsMinor).toEqual([-45_000, profitMinor, 0]);
  });
});

test('the break-even is the least that makes no loss', () => {
  const amount = fc.integer({ min: 0, max: 5_000 });
  const rate = fc.integer({ min: 0, max: 10_000 });
  const plans = fc.record({
    customers: fc.integer({ min: 0, max: 50_000 }),
    enrolmentBp: rate,
    friendsHundredths: fc.integer({ min: 0, max: 1_000 }),
    conversionBp: rate,
    basketMinor: fc.integer({ min: 1, max: 20_000 }),
    marginBp: rate,
    advocateRewardMinor: amount,
    friendRewardMinor: amount,
    softwareMinor: amount,
  });
  fc.assert(
    fc.property(plans, fc.constantFrom('enrolmentBp' as const, 'conversionBp' as const), (changes, which) => {
      const plan = aPlan(changes);
      expect(planSchema.safeParse(plan).success).toBe(true);
      const least = forecastOf(plan).breakEven[which];
      const profitAt = (rateBp: number) => forecastOf({ ...plan, [which]: rateBp }).profitMinor;
      if (least === null) expect(profitAt(10_000)).toBeLessThan(0);
      else expect(profitAt(least)).toBeGreaterThanOrEqual(0);
      if (least !== null && least > 0) expect(profitAt(least - 1)).toBeLessThan(0);
    }),
  );
});

describe('what a success costs', () => {
  test('is the welcome on this order and the points at their worth', () => {
    // 10 % of 60.00; 500 points at 100 the euro
    expect(rewardCosts(someTerms(), 6_000)).toEqual({ advocateMinor: 500, friendMinor: 600 });
  });

  test('adds up both of a friend’s rewards, and is nothing where nothing is given', () => {
    const both = someTerms({ firstPurchase: { advocate: null, friend: points(200) }, welcome: percentOff(10) });
    expect(rewardCosts(both, 6_000)).toEqual({ advocateMinor: 0, friendMinor: 800 });
  });

  test('knows a currency without cents', () => {
    const yen = someTerms({ currency: 'JPY', wallet: { maximumBalance: null, pointsPerUnit: 1 } });
    expect(rewardCosts(yen, 6_000)).toEqual({ advocateMinor: 500, friendMinor: 600 });
  });
});
