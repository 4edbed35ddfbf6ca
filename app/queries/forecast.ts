import { againstActual } from '../domain/forecast/against-actual.ts';
import { BENCHMARK_BP, type Forecast, forecastOf } from '../domain/forecast/forecast.ts';
import { hadItRun, NO_PURCHASES, type PastYear, withPurchase } from '../domain/forecast/past-year.ts';
import type { Plan } from '../domain/forecast/plan.ts';
import { rewardCosts } from '../domain/forecast/reward-costs.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { currencyDigits } from '../domain/shared/money.ts';
import { lastMoment } from '../domain/shared/period.ts';
import { addMonthsInZone, dayInZone, daysInZone } from '../domain/shared/time.ts';
import type { Database } from '../persistence/database.server.ts';
import { forecastRows, type StoredForecast } from '../persistence/forecasts.server.ts';
import { firstPurchases, shopFigures } from '../persistence/past-orders.server.ts';
import { programRows, type StoredProgram } from '../persistence/programs.server.ts';
import { NO_RESULTS, observedResults } from './observed-results.ts';
import { shopView } from './shop-view.ts';
import { loadMargin } from './starting.ts';
import type { ForecastPage, PastYearView, SavedForecast } from './views.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Only where the shop has no orders yet: an order of so many whole units. */
const USUAL_BASKET_UNITS = 50;
const USUAL_FRIENDS_HUNDREDTHS = 300;

/** The what-if page as it opens: assumptions out of the shop's own year and the programme's rewards (A4). */
export async function loadForecastPage(db: Database, shopId: ShopId, now: Date): Promise<ForecastPage> {
  const shop = await db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
  const program = await programRows(db).load(shopId);
  const saved = await forecastRows(db).load(shopId);
  const year = await shopFigures(db, shopId, new Date(now.getTime() - YEAR_MS), shop.currency);
  return {
    shop: shopView(shop),
    programName: program?.name ?? null,
    year: { orders: year.orders, customers: year.customers, isComplete: shop.historyComplete },
    start: {
      ...startOf(shop.currency, program, year),
      ...toldBefore(saved[0]?.plan, shop.currency),
      marginBp: (await loadMargin(db, shopId)) ?? 0,
    },
    today: dayInZone(now, shop.timeZone),
    saved: await Promise.all(saved.map((one) => compared(db, shopId, one, shop.timeZone, now))),
  };
}

/** What nobody but the merchant knows is asked once. */
function toldBefore(plan: Plan | undefined, currency: string): Partial<Plan> {
  if (plan?.currency !== currency) return {};
  const { customers, basketMinor, advocateRewardMinor, friendRewardMinor, ...told } = plan;
  return told;
}

/** Predicted against actual, as far as the period has gone. */
async function compared(
  db: Database,
  shopId: ShopId,
  { id, madeAt, startsOn, plan, predicted }: StoredForecast,
  timeZone: string,
  now: Date,
): Promise<SavedForecast> {
  const from = daysInZone(startsOn, startsOn, timeZone).startsAt;
  const endsAt = addMonthsInZone(from, plan.months, timeZone);
  const until = now < endsAt ? now : endsAt;
  const elapsed = Math.max(0, (until.getTime() - from.getTime()) / (endsAt.getTime() - from.getTime()));
  const observed =
    until > from
      ? await db.readShop(shopId, (tx) => observedResults(tx, shopId, { from, until, timeZone }))
      : NO_RESULTS;
  return {
    id,
    madeAt: madeAt.toISOString(),
    startsAt: from.toISOString(),
    lastAt: lastMoment(endsAt).toISOString(),
    currency: plan.currency,
    elapsed,
    figures: againstActual(plan, predicted, observed, elapsed),
  };
}

/**
 * What the draft's rewards come to (P1): on the newest saved forecast, or on the shop's own orders where only the margin is
 * known; null where neither is.
 */
export async function loadDraftForecast(
  db: Database,
  shopId: ShopId,
  now: Date,
): Promise<{ plan: Plan; forecast: Forecast } | null> {
  const program = await programRows(db).load(shopId);
  const assumed = program && (await assumedPlan(db, shopId, program, now));
  if (!assumed || program.draft.currency !== assumed.currency) return null;
  const { advocateMinor, friendMinor } = rewardCosts(program.draft, assumed.basketMinor);
  const plan = { ...assumed, advocateRewardMinor: advocateMinor, friendRewardMinor: friendMinor };
  return { plan, forecast: forecastOf(plan) };
}

async function assumedPlan(db: Database, shopId: ShopId, program: StoredProgram, now: Date): Promise<Plan | null> {
  const marginBp = await loadMargin(db, shopId);
  const [newest] = await forecastRows(db).load(shopId);
  if (newest) return marginBp === null ? newest.plan : { ...newest.plan, marginBp };
  if (marginBp === null) return null;
  const since = new Date(now.getTime() - YEAR_MS);
  return {
    ...startOf(program.draft.currency, program, await shopFigures(db, shopId, since, program.draft.currency)),
    marginBp,
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
  const { historyComplete } = await db.readShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } }));
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
