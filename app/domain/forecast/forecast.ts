import type { Plan } from './plan.ts';

/** "Un taux de conversion de 10 % est considéré comme acceptable" (S1), in basis points. */
export const BENCHMARK_BP = 1_000;

/** What a plan comes to (A4, A3): people are counted whole, rounded down line by line, so that each line
 * can be checked with a pocket calculator. */
export type Forecast = Sales & {
  readonly advocates: number;
  readonly invited: number;
  readonly benchmarkBp: number;
  /** on one referred friend: margin, rewards, and what is left for all other costs */
  readonly perFriend: { readonly marginMinor: number; readonly rewardsMinor: number; readonly leftMinor: number };
  /** each friend loses money, whatever the rates; or the rates don't carry the fixed costs */
  readonly outcome: 'profit' | 'loss' | 'loss-on-each';
  /** the least that makes no loss, all else as planned; null = nothing does */
  readonly breakEven: {
    readonly orders: number | null;
    readonly enrolmentBp: number | null;
    readonly conversionBp: number | null;
  };
  /** profit at several conversion rates, at half, the planned and twice the enrolment */
  readonly sensitivity: {
    readonly enrolmentsBp: readonly number[];
    readonly rows: readonly { readonly conversionBp: number; readonly profitsMinor: readonly number[] }[];
  };
};

/** What a number of referred first orders brings and costs. */
type Sales = {
  readonly orders: number;
  readonly revenueMinor: number;
  readonly marginMinor: number;
  readonly costs: Costs;
  readonly profitMinor: number;
  /** null = no customer won */
  readonly costPerCustomerMinor: number | null;
  /** profit as a share of the costs, in basis points; null = it costs nothing */
  readonly roiBp: number | null;
};

export type Costs = {
  readonly advocateMinor: number;
  readonly friendMinor: number;
  readonly softwareMinor: number;
  readonly timeMinor: number;
  readonly totalMinor: number;
};

const MOST_ORDERS = 2 ** 40;
const STEPS = 10;

export function forecastOf(plan: Plan): Forecast {
  const { advocates, invited, orders } = reachOf(plan);
  const sales = salesOf(plan, orders);
  const perFriend = perFriendOf(plan);
  return {
    ...sales,
    advocates,
    invited,
    benchmarkBp: BENCHMARK_BP,
    perFriend,
    outcome:
      perFriend.leftMinor <= 0 && sales.profitMinor < 0 ? 'loss-on-each' : sales.profitMinor < 0 ? 'loss' : 'profit',
    breakEven: {
      orders: leastWithoutLoss(MOST_ORDERS, (count) => salesOf(plan, count).profitMinor),
      enrolmentBp: leastRate(plan, 'enrolmentBp'),
      conversionBp: leastRate(plan, 'conversionBp'),
    },
    sensitivity: sensitivityOf(plan),
  };
}

/** Software and time over a number of months, which may be broken. */
export function fixedCosts(plan: Plan, months: number): Pick<Costs, 'softwareMinor' | 'timeMinor'> {
  return {
    softwareMinor: Math.round(plan.softwareMinor * months),
    timeMinor: Math.round((plan.hourMinor * plan.hoursHundredths * months) / 100),
  };
}

function reachOf({ customers, enrolmentBp, friendsHundredths, conversionBp }: Plan) {
  const advocates = Math.floor((customers * enrolmentBp) / 10_000);
  const invited = Math.floor((advocates * friendsHundredths) / 100);
  return { advocates, invited, orders: Math.floor((invited * conversionBp) / 10_000) };
}

function salesOf(plan: Plan, orders: number): Sales {
  const revenueMinor = Math.round((orders * plan.purchasesHundredths * plan.basketMinor) / 100);
  const marginMinor = Math.round((revenueMinor * plan.marginBp) / 10_000);
  const fixed = fixedCosts(plan, plan.months);
  const [advocateMinor, friendMinor] = [orders * plan.advocateRewardMinor, orders * plan.friendRewardMinor];
  const totalMinor = advocateMinor + friendMinor + fixed.softwareMinor + fixed.timeMinor;
  const profitMinor = marginMinor - totalMinor;
  return {
    orders,
    revenueMinor,
    marginMinor,
    costs: { advocateMinor, friendMinor, ...fixed, totalMinor },
    profitMinor,
    costPerCustomerMinor: orders === 0 ? null : Math.round(totalMinor / orders),
    roiBp: totalMinor === 0 ? null : Math.round((profitMinor * 10_000) / totalMinor),
  };
}

function perFriendOf(plan: Plan): Forecast['perFriend'] {
  const { marginMinor } = salesOf(plan, 1);
  const rewardsMinor = plan.advocateRewardMinor + plan.friendRewardMinor;
  return { marginMinor, rewardsMinor, leftMinor: marginMinor - rewardsMinor };
}

const profitAt = (plan: Plan): number => salesOf(plan, reachOf(plan).orders).profitMinor;

const leastRate = (plan: Plan, rate: 'enrolmentBp' | 'conversionBp'): number | null =>
  leastWithoutLoss(10_000, (basisPoints) => profitAt({ ...plan, [rate]: basisPoints }));

/** The least number from 0 to the most at which the profit is none below zero; null when the most doesn't do. */
function leastWithoutLoss(most: number, profitOf: (count: number) => number): number | null {
  if (profitOf(0) >= 0) return 0;
  if (profitOf(most) < 0) return null;
  let [loses, carries] = [0, most];
  while (carries - loses > 1) {
    const middle = Math.floor((loses + carries) / 2);
    if (profitOf(middle) < 0) loses = middle;
    else carries = middle;
  }
  return carries;
}

function sensitivityOf(plan: Plan): Forecast['sensitivity'] {
  const enrolmentsBp = [
    ...new Set([Math.round(plan.enrolmentBp / 2), plan.enrolmentBp, Math.min(plan.enrolmentBp * 2, 10_000)]),
  ];
  // round steps, up to twice what is planned and at least twice the benchmark
  const most = Math.min(Math.ceil(Math.max(plan.conversionBp, BENCHMARK_BP) / 500) * 1_000, 10_000);
  const rows = Array.from({ length: STEPS + 1 }, (_, step) => {
    const conversionBp = Math.round((most * step) / STEPS);
    return {
      conversionBp,
      profitsMinor: enrolmentsBp.map((enrolmentBp) => profitAt({ ...plan, conversionBp, enrolmentBp })),
    };
  });
  return { enrolmentsBp, rows };
}
