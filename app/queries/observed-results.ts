import type { Observed } from '../domain/forecast/against-actual.ts';
import { assumptionsOf } from '../domain/judging/budget.ts';
import { type RewardSpec, worthOf } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { lastMoment } from '../domain/shared/period.ts';
import { dayInZone } from '../domain/shared/time.ts';
import type { ShopTransaction } from '../persistence/database.server.ts';
import { latestTerms } from '../persistence/latest-promise.server.ts';

type Period = { from: Date; until: Date; timeZone: string };
export type Results = Observed & { claims: number };

export const NO_RESULTS: Results = { advocates: 0, claims: 0, orders: 0, revenueMinor: 0, rewardsMinor: 0 };

/**
 * What came of the shop's programmes in a period, of those since archived too: daily sums, people who joined, and what
 * rewards cost, by the terms promised last. A welcome that wasn't used costs nothing; a share of an order counts at the
 * period's average order.
 */
export async function observedResults(
  tx: ShopTransaction,
  shopId: ShopId,
  { from, until, timeZone }: Period,
): Promise<Results> {
  const terms = await latestTerms(tx, shopId);
  if (!terms) return NO_RESULTS;
  const [first, last] = [from, lastMoment(until)].map((instant) => new Date(dayInZone(instant, timeZone)));
  const sums = await tx.counter.groupBy({
    by: ['metric'],
    where: { shopId, day: { gte: first, lte: last } },
    _sum: { amount: true },
  });
  const sum = (metric: string) => Number(sums.find((row) => row.metric === metric)?._sum.amount ?? 0);
  const [orders, revenueMinor] = [sum('orders'), sum('revenue')];
  const assuming = assumptionsOf(terms);
  const rewards = await tx.$queryRaw<{ spec: RewardSpec; unit: string | null; amount: bigint | null; count: bigint }[]>`
    SELECT spec, unit, amount, count(*) AS count FROM reward
    WHERE shop_id = ${shopId}::uuid AND created_at >= ${from} AND created_at < ${until} AND wanted = 'issued'
      AND referral_id IS NOT NULL AND (rule <> 'welcome.friend' OR used_by_order IS NOT NULL)
    GROUP BY spec, unit, amount`;
  const typicalOrderMinor = orders > 0 ? Math.round(revenueMinor / orders) : assuming.typicalOrderMinor;
  return {
    advocates: await tx.advocate.count({ where: { shopId, createdAt: { gte: from, lt: until } } }),
    claims: sum('claims'),
    orders,
    revenueMinor,
    rewardsMinor: rewards.reduce(
      (total, { spec, unit, amount, count }) =>
        total +
        Number(count) *
          worthOf(spec, unit && amount !== null ? { unit, amount: Number(amount) } : null, {
            ...assuming,
            typicalOrderMinor,
          }),
      0,
    ),
  };
}
