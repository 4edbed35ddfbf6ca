import { predictedBy } from '../domain/forecast/against-actual.ts';
import { forecastOf } from '../domain/forecast/forecast.ts';
import { type Plan, planSchema } from '../domain/forecast/plan.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { isDay } from '../domain/shared/time.ts';
import { forecastRows } from '../persistence/forecasts.server.ts';
import { loadDraftForecast, loadForecastPage, loadPastYear } from '../queries/forecast.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

type Forecasting = Pick<
  Container,
  'forecastPage' | 'forecast' | 'saveForecast' | 'removeForecast' | 'draftForecast' | 'pastYear'
>;

/** Whether a programme is worth it, before it runs and afterwards (A4). */
export function forecastingOf({ db, clock, newId }: Services): Forecasting {
  const forecasts = forecastRows(db);
  return {
    forecastPage: (shopId) => loadForecastPage(db, shopId as ShopId, clock.now()),
    forecast(plan) {
      const read = readPlan(plan);
      return read && { plan: read, forecast: forecastOf(read) };
    },
    async saveForecast(shopId, { plan, startsOn }, actor) {
      const read = readPlan(plan);
      if (!read || !isDay(startsOn)) return false;
      const predicted = predictedBy(forecastOf(read));
      const made = { id: newId(), madeAt: clock.now(), startsOn, plan: read, predicted };
      await forecasts.save(shopId as ShopId, made, actor.name);
      return true;
    },
    removeForecast: (shopId, id, actor) => forecasts.remove(shopId as ShopId, id, actor.name, clock.now()),
    draftForecast: (shopId) => loadDraftForecast(db, shopId as ShopId, clock.now()),
    pastYear: (shopId, shareBp) => loadPastYear(db, shopId as ShopId, shareBp, clock.now()),
  };
}

function readPlan(json: string): Plan | null {
  try {
    return planSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
