import { BENCHMARK_BP } from '../domain/forecast/forecast.ts';
import { hadItRun, NO_PURCHASES, type PastYear, withPurchase } from '../domain/forecast/past-year.ts';
import type { Plan } from '../domain/forecast/plan.ts';
import { rewardCosts } from '../domain/forecast/reward-costs.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { currencyDigits } from '../domain/shared/money.ts';
import type { Database } from '../persistence/database.server.ts';
import { firstPurchases, shopFigures } from '../persistence/past-orders.server.ts';
import { programRows, type StoredProgram } from '../persistence/programs.server.ts';
import { shopView } from './shop-view.ts';
import type { ForecastPage, PastYearView } from './views.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Only where the shop has no orders yet: an order of so many whole units. */
const USUAL_BASKET_UNITS = 50;
const USUAL_FRIENDS_HUNDREDTHS = 300;

/** The what-if page as it opens: assumptions out of the shop's own year and the programme's rewards (A4). */
export async function loadForecastPage(db: Database, shopId: ShopId, now: Date): Promise<ForecastPage> {
  const shop = await db.withShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  const program = await programRows(db).load(shopId);
  const year = await shopFigures(db, shopId, new Date(now.getTime() - YEAR_MS), shop.currency);
  return {
    shop: shopView(shop),
    programName: program?.name ?? null,
    year: { orders: year.orders, customers: year.customers, isComplete: shop.historyComplete },
    start: startOf(shop.currency, program, year),
  };
}

function startOf(
  currency: string,
  program: StoredProgram | null,
  { orders, customers, revenueMinor }: { orders: number; customers: number; revenueMinor: number },
): Plan {
  const basketMinor = Math.max(
    orders > 0 ? Math.round(revenueMinor / orders) : USUAL_BASKET_UNITS * 10 ** currencyDigits(currency),
    1,
  );
  const rewards = program ? rewardCosts(program.draft, basketMinor) : { advocateMinor: 0, friendMinor: 0 };
  return {
    currency,
    months: 12,
    customers,
    enrolmentBp: BENCHMARK_BP,
    friendsHundredths: USUAL_FRIENDS_HUNDREDTHS,
    conversionBp: BENCHMARK_BP,
    basketMinor,
    purchasesHundredths: 100,
    marginBp: 0,
    advocateRewardMinor: rewards.advocateMinor,
    friendRewardMinor: rewards.friendMinor,
    softwareMinor: 0,
    hoursHundredths: 400,
    hourMinor: 0,
    mediaCacMinor: null,
  };
}

/**
 * "Had this run last year" (A4): the shop's own first purchases of 365 days, read in batches and added up, under the
 * programme's newest draft. Null without a programme.
 */
export async function loadPastYear(
  db: Database,
  shopId: ShopId,
  shareBp: number,
  now: Date,
): Promise<PastYearView | null> {
  const program = await programRows(db).load(shopId);
  if (!program) return null;
  const { historyComplete } = await db.withShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  let year: PastYear = NO_PURCHASES;
  for await (const batch of firstPurchases(db, shopId, new Date(now.getTime() - YEAR_MS)))
    for (const purchase of batch) year = withPurchase(year, program.draft, purchase);
  return {
    shareBp,
    currency: program.draft.currency,
    minimumMinor: program.draft.conditions.minimumSubtotalMinor,
    isComplete: historyComplete,
    year,
    run: hadItRun(year, shareBp),
  };
}
