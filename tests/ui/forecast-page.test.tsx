import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { againstActual, predictedBy } from '../../app/domain/forecast/against-actual.ts';
import { forecastOf } from '../../app/domain/forecast/forecast.ts';
import type { Plan } from '../../app/domain/forecast/plan.ts';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type { PastYearView, ForecastPage as View } from '../../app/queries/views.ts';
import { ForecastPage } from '../../app/ui/forecast/forecast-page.tsx';
import { formFromPlan, readPlan } from '../../app/ui/forecast/plan-form.ts';
import * as a from './fixtures.ts';

const nothing = () => {};
const plan: Plan = {
  currency: 'EUR',
  months: 12,
  customers: 1_000,
  enrolmentBp: 1_000,
  friendsHundredths: 250,
  conversionBp: 1_050,
  basketMinor: 5_050,
  purchasesHundredths: 100,
  marginBp: 4_000,
  advocateRewardMinor: 500,
  friendRewardMinor: 500,
  softwareMinor: 1_000,
  hoursHundredths: 200,
  hourMinor: 2_000,
  mediaCacMinor: null,
};
const view: View = {
  shop: a.aShop(),
  programName: 'Parrainage',
  year: { orders: 1_200, customers: 1_000, isComplete: false },
  start: plan,
  today: '2026-04-01',
  saved: [0, 0.25, 1].map((elapsed) => ({
    id: String(elapsed),
    madeAt: '2026-03-01T09:00:00.000Z',
    startsAt: '2026-03-01T00:00:00.000Z',
    lastAt: '2027-02-28T22:59:59.999Z',
    currency: 'EUR',
    elapsed,
    figures: againstActual(
      plan,
      predictedBy(forecastOf(plan)),
      { advocates: 9, orders: 0, revenueMinor: 0, rewardsMinor: 0 },
      elapsed,
    ),
  })),
};
const past: PastYearView = {
  shareBp: 1_000,
  currency: 'EUR',
  minimumMinor: 4_000,
  isComplete: false,
  year: {
    firstPurchases: 100,
    qualifying: 60,
    outside: 39,
    unclear: 1,
    revenueMinor: 360_000,
    advocateMinor: 30_000,
    friendMinor: 36_000,
  },
  run: { orders: 6, revenueMinor: 36_000, advocateMinor: 3_000, friendMinor: 3_600 },
};

function text(locale: 'fr' | 'en', changes: Partial<Plan> = {}, over: Partial<View> = {}) {
  const typed = { ...plan, ...changes };
  const page = createElement(ForecastPage, {
    page: { ...view, ...over },
    form: formFromPlan(typed, locale),
    problems: readPlan(formFromPlan(typed, locale), 'EUR', locale).problems,
    reckoned: { plan: typed, forecast: forecastOf(typed) },
    past,
    isCounting: false,
    isBusy: false,
    onChange: nothing,
    onCount: nothing,
    onSave: nothing,
    onRemove: nothing,
  });
  const markup = renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>{page}</WordsProvider>
    </AppProvider>,
  );
  return markup.replace(/<[^>]+>/g, '\n').replace(/[\u00a0\u202f]/g, ' ');
}

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  test.each([
    ['a loss', {}, {}],
    ['a profit', { purchasesHundredths: 400, mediaCacMinor: 4_000 }, {}],
    ['a loss on each', { marginBp: 100 }, { programName: null }],
    ['nothing known', { marginBp: 0, customers: 0 }, { year: { orders: 0, customers: 0, isComplete: true } }],
  ])('%s is said in words', (_name, changes, over) => {
    const said = text(locale, changes, over);
    expect(said.match(/\bforecast\.[a-z][\w-]*(?:\.[\w-]+)*/g)).toBeNull();
    expect(said).not.toMatch(/{{|}}|undefined|NaN|\[object/);
  });

  test('what is shown can be typed back', () => {
    expect(readPlan(formFromPlan(plan, locale), 'EUR', locale)).toEqual({ plan, problems: [] });
  });
});

test('a loss is warned of with its arithmetic', () => {
  // 10.20 left of 20.20; 26 purchases against 120 of software and 480 of time
  const said = text('en');
  expect(said).toContain('On these figures the programme loses €334.80');
  expect(said).toContain('€10.20 is left on each referred purchase (a margin of €20.20 less €10 of rewards)');
  expect(said).toContain('there are too few of them (26) to carry €600 of software and time');
});

test('how many first purchases the conditions let through is a sentence', () => {
  expect(text('fr')).toMatch(/Sur [\d ]+ premiers achats, vos conditions en retiennent 60\./);
  expect(text('en')).toMatch(/Of [\d,]+ first purchases, your conditions let 60 through\./);
});

test('an unknown margin is asked for at its field, and what is out of bounds is refused', () => {
  const form = { ...formFromPlan({ ...plan, marginBp: 0 }, 'en'), months: '36', customers: 'many' };
  expect(readPlan(form, 'EUR', 'en')).toEqual({
    plan: null,
    problems: [
      { field: 'months', problem: 'too-big', bound: 24 },
      { field: 'customers', problem: 'invalid', bound: 10_000_000 },
      { field: 'marginBp', problem: 'missing', bound: 10_000 },
    ],
  });
});

test('one of a kind is said in the singular', () => {
  const year = { orders: 1, customers: 1, isComplete: true };
  const one = { customers: 1, months: 1, friendsHundredths: 150, enrolmentBp: 10_000, conversionBp: 5_000 };
  const said = text('fr', one, { year });
  for (const part of [
    '1 commande des 365 derniers jours (1 client)',
    '1 client × 100 %',
    '1 parrain × 1,5 filleul invité',
  ])
    expect(said).toContain(part);
  expect(text('en', one, { year })).toContain('1 month × €10 of software');
  expect(text('en', one, { year })).toContain('1 order of the last 365 days (1 customer)');
});

test('a saved forecast names the last day of its period, not the first after it', () => {
  expect(text('fr')).toContain('Prévu du 1er mars 2026 au 28 février 2027');
});
