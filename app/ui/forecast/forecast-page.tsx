import { Banner, BlockStack, Card, InlineGrid, Page, Text } from '@shopify/polaris';
import { memo } from 'react';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { Plan } from '../../domain/forecast/plan.ts';
import { counted } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PastYearView, ForecastPage as View } from '../../queries/views.ts';
import { BreakEvenCard } from './break-even-card.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { PastYearCard } from './past-year-card.tsx';
import { PlanFields } from './plan-fields.tsx';
import type { PlanField, PlanForm, PlanProblem } from './plan-form.ts';
import { SaveCard } from './save-card.tsx';
import { SavedCard } from './saved-card.tsx';
import { SensitivityCard } from './sensitivity-card.tsx';

type ForecastPageProps = {
  page: View;
  form: PlanForm;
  problems: readonly PlanProblem[];
  /** the newest that could be reckoned; null = none yet */
  reckoned: { plan: Plan; forecast: Forecast } | null;
  past: PastYearView | null;
  isCounting: boolean;
  /** something is being saved or removed */
  isBusy: boolean;
  onChange: (field: PlanField, typed: string) => void;
  onCount: (shareBp: number) => void;
  onSave: (startsOn: string) => void;
  onRemove: (forecastId: string) => void;
};

/** Drawn anew by new figures only, not by each key on the way to them. */
const ComesTo = memo(function ComesTo(reckoned: { plan: Plan; forecast: Forecast }) {
  return (
    <>
      <OutcomeCard {...reckoned} />
      <BreakEvenCard {...reckoned} />
      <SensitivityCard {...reckoned} />
    </>
  );
});

/** Is it worth it? Assumptions on one side, what they come to on the other, while they are being typed (A4). */
export function ForecastPage({
  page,
  form,
  problems,
  reckoned,
  past,
  isCounting,
  isBusy,
  onChange,
  onCount,
  onSave,
  onRemove,
}: ForecastPageProps) {
  const words = useWords();
  const { t } = words;
  const { year, shop } = page;
  return (
    <Page title={t('forecast.title')} subtitle={t('forecast.subtitle')}>
      <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
        <BlockStack gap="400">
          {year.orders === 0 ? (
            <Banner tone="info">{t('forecast.noOrders')}</Banner>
          ) : (
            <Banner tone="info">
              {t(year.isComplete ? 'forecast.fromOrders' : 'forecast.fromSomeOrders', {
                orders: counted(words, 'common.orders', year.orders),
                customers: counted(words, 'common.customers', year.customers),
              })}
            </Banner>
          )}
          <PlanFields form={form} currency={shop.currency} problems={problems} onChange={onChange} />
        </BlockStack>
        <BlockStack gap="400">
          {reckoned ? (
            <>
              <ComesTo {...reckoned} />
              <SaveCard today={page.today} isUnreadable={problems.length > 0} isSaving={isBusy} onSave={onSave} />
            </>
          ) : (
            <Card>
              <Text as="p" tone="subdued">
                {t('forecast.waiting')}
              </Text>
            </Card>
          )}
          <PastYearCard programName={page.programName} past={past} isCounting={isCounting} onCount={onCount} />
          {page.saved.map((saved) => (
            <SavedCard key={saved.id} saved={saved} timeZone={shop.timeZone} isBusy={isBusy} onRemove={onRemove} />
          ))}
        </BlockStack>
      </InlineGrid>
    </Page>
  );
}
