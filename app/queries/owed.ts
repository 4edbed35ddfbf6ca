import { assumptionsOf } from '../domain/judging/budget.ts';
import { type RewardSpec, type RewardType, worthOf } from '../domain/rewards/reward-spec.ts';
import { POINTS, type WorthAssumptions } from '../domain/rewards/types/reward-type.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { lastMonthsInZone } from '../domain/shared/time.ts';
import type { Database, ShopTransaction } from '../persistence/database.server.ts';
import { latestTerms } from '../persistence/latest-promise.server.ts';
import { shopView } from './shop-view.ts';
import type { OwedMonth, OwedView } from './views.ts';

const MONTHS = 12;
const NOTHING_PROMISED: WorthAssumptions = { typicalOrderMinor: 0, pointMinor: 0 };

/** What the shop owes: points, money, codes not used yet, with their worth; and what lapsed (R14). */
export async function loadOwed({ readShop }: Database, shopId: ShopId, now: Date): Promise<OwedView> {
  return readShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const terms = await latestTerms(tx, shopId);
    const assuming = terms ? assumptionsOf(terms) : NOTHING_PROMISED;
    const wallets = await tx.wallet.groupBy({
      by: ['unit'],
      where: { shopId },
      _sum: { available: true, pending: true },
    });
    const months = monthsOf(await monthlySums(tx, shopId, shop.timeZone), lastMonthsInZone(now, MONTHS, shop.timeZone));
    return {
      shop: shopView(shop),
      pointsPerUnit: terms?.wallet.pointsPerUnit ?? 100,
      balances: wallets.map(({ unit, _sum }) => {
        const [available, pending] = [Number(_sum.available ?? 0), Number(_sum.pending ?? 0)];
        const worth = (amount: number) => (unit === POINTS ? Math.round(amount * assuming.pointMinor) : amount);
        return { unit, available, pending, availableMinor: worth(available), pendingMinor: worth(pending) };
      }),
      open: await openRewards(tx, shopId, assuming),
      months,
    };
  });
}

/** Codes, gift cards and gifts that were given or are due and not used yet, by type. */
async function openRewards(tx: ShopTransaction, shopId: ShopId, assuming: WorthAssumptions): Promise<OwedView['open']> {
  const groups = await tx.$queryRaw<
    { type: RewardType; spec: RewardSpec; unit: string | null; amount: bigint | null; count: bigint }[]
  >`
    SELECT spec->>'type' AS type, spec, unit, amount, count(*) AS count FROM reward
    WHERE shop_id = ${shopId}::uuid AND wanted = 'issued' AND used_by_order IS NULL AND carrier <> 'ledger'
      AND (status IN ('pending', 'issuing', 'failed') OR (status = 'issued' AND carrier = 'shopify'))
    GROUP BY spec, unit, amount`;
  const byType = new Map<RewardType, { count: number; worthMinor: number }>();
  for (const { type, spec, unit, amount, count } of groups) {
    const worth = worthOf(spec, unit && amount !== null ? { unit, amount: Number(amount) } : null, assuming);
    const sum = byType.get(type) ?? { count: 0, worthMinor: 0 };
    byType.set(type, { count: sum.count + Number(count), worthMinor: sum.worthMinor + worth * Number(count) });
  }
  return [...byType].map(([type, sum]) => ({ type, ...sum }));
}

type MonthlySum = { month: string; account: string; kind: string; amount: bigint };

const monthlySums = (tx: ShopTransaction, shopId: ShopId, timeZone: string) =>
  tx.$queryRaw<MonthlySum[]>`
    SELECT to_char(t.created_at AT TIME ZONE ${timeZone}, 'YYYY-MM') AS month, e.account, t.kind, sum(e.amount) AS amount
    FROM ledger_entry e JOIN ledger_transaction t ON t.shop_id = e.shop_id AND t.id = e.transaction_id
    WHERE e.shop_id = ${shopId}::uuid AND e.unit = ${POINTS}
    GROUP BY 1, 2, 3`;

/** The last twelve months, oldest first, each with what was outstanding at its end. */
function monthsOf(sums: readonly MonthlySum[], months: readonly string[]): OwedMonth[] {
  const sum = (isIn: (month: string) => boolean, account: string, kinds?: readonly string[]) =>
    sums
      .filter((row) => isIn(row.month) && row.account === account && (!kinds || kinds.includes(row.kind)))
      .reduce((total, row) => total + Number(row.amount), 0);
  return months.map((month) => {
    const inMonth = (one: string) => one === month;
    const upTo = (one: string) => one <= month;
    return {
      month,
      earned: sum(inMonth, 'wallet:available', ['earned', 'fee', 'matured']),
      redeemed: sum(inMonth, 'redeemed'),
      takenBack: -sum(inMonth, 'wallet:available', ['taken-back', 'adjusted']),
      expired: sum(inMonth, 'expired'),
      forfeited: sum(inMonth, 'forfeited'),
      outstanding: sum(upTo, 'wallet:available') + sum(upTo, 'wallet:pending'),
    };
  });
}
