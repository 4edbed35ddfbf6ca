import { BlockStack, Box, Card } from '@shopify/polaris';
import { lazy } from 'react';
import { formatBasisPoints, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import { ChartFrame } from '../chart-frame.tsx';
import { NumberTable } from '../number-table.tsx';
import type { Reckoned } from './outcome-card.tsx';

/** The drawing library is heavy and means nothing to a server: it comes after the numbers. */
const SensitivityChart = lazy(() =>
  import('./sensitivity-chart.tsx').then(({ SensitivityChart }) => ({ default: SensitivityChart })),
);

/** Profit if more or fewer take part and buy than planned: drawn, and as a table. */
export function SensitivityCard({ plan, forecast: { sensitivity } }: Reckoned) {
  const words = useWords();
  const { t, locale } = words;
  const rate = (basisPoints: number) => formatBasisPoints(basisPoints, locale);
  const columns = sensitivity.enrolmentsBp.map((enrolmentBp) =>
    t('forecast.sensitivity.enrolment', { rate: rate(enrolmentBp) }),
  );
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <CardHeading title={t('forecast.sensitivity.title')} help={t('forecast.sensitivity.help')} />
          <ChartFrame label={t('forecast.sensitivity.chart')}>
            {(height) => (
              <SensitivityChart
                sensitivity={sensitivity}
                names={columns}
                currency={plan.currency}
                words={words}
                height={height}
              />
            )}
          </ChartFrame>
        </BlockStack>
      </Box>
      <NumberTable
        label={t('forecast.sensitivity.title')}
        texts={1}
        headings={[t('forecast.sensitivity.conversion'), ...columns]}
        rows={sensitivity.rows.map(({ conversionBp, profitsMinor }) => ({
          id: String(conversionBp),
          cells: [
            rate(conversionBp),
            ...profitsMinor.map((amountMinor) => moneyWords({ amountMinor, currency: plan.currency }, words)),
          ],
        }))}
      />
    </Card>
  );
}
