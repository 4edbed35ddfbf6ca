import { forecastOf } from '../domain/forecast/forecast.ts';
import { planSchema } from '../domain/forecast/plan.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { loadForecastPage, loadPastYear } from '../queries/forecast.ts';
import type { Container } from './container.ts';
import type { Services } from './services.server.ts';

type Forecasting = Pick<Container, 'forecastPage' | 'forecast' | 'pastYear'>;

/** Whether a programme is worth it, before it runs (A4). */
export function forecastingOf({ db, clock }: Services): Forecasting {
  return {
    forecastPage: (shopId) => loadForecastPage(db, shopId as ShopId, clock.now()),
    forecast(plan) {
      const read = planSchema.safeParse(plan);
      return read.success ? { plan: read.data, forecast: forecastOf(read.data) } : null;
    },
    pastYear: (shopId, shareBp) => loadPastYear(db, shopId as ShopId, shareBp, clock.now()),
  };
}
