import { BlockStack, Box, Card, Page, Text } from '@shopify/polaris';
import { lazy } from 'react';
import { formatMonth, formatNumber, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { amountWords } from '../../i18n/statement-words.ts';
import { wholeUnits } from '../../i18n/typed-number.ts';
import type { OwedView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { ChartFrame } from '../chart-frame.tsx';
import { NumberTable } from '../number-table.tsx';
import { TableCard } from '../table-card.tsx';
import { ReportDownload } from './report-download.tsx';

/** The drawing library is heavy and means nothing to a server: it comes after the numbers. */
const OwedChart = lazy(() => import('./owed-chart.tsx').then(({ OwedChart }) => ({ default: OwedChart })));

/** What the shop owes and what lapsed (R14): numbers first, then month by month, drawn and as a table. */
export function OwedPage({ owed, onFailed }: { owed: OwedView; onFailed: (message: string) => void }) {
  const words = useWords();
  const { t, locale } = words;
  const { shop, balances, open, months, pointsPerUnit } = owed;
  const money = (amountMinor: number) => moneyWords({ amountMinor, currency: shop.currency }, words);
  const inShopMoney = balances.filter(({ unit }) => unit === 'POINTS' || unit === shop.currency);
  const total =
    inShopMoney.reduce((sum, balance) => sum + balance.availableMinor + balance.pendingMinor, 0) +
    open.reduce((sum, { worthMinor }) => sum + worthMinor, 0);
  const isEmpty = balances.length === 0 && open.length === 0;
  return (
    <Page title={t('reports.owed.title')} subtitle={t('reports.owed.subtitle')}>
      <BlockStack gap="400">
        {!isEmpty && <ReportDownload report="owed" onFailed={onFailed} />}
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t('reports.owed.total')}
            </Text>
            <Text as="p" variant="heading2xl">
              {money(total)}
            </Text>
            <Text as="p" tone="subdued">
              {isEmpty
                ? t('reports.owed.nothing')
                : t('reports.owed.worth', {
                    points: formatNumber(pointsPerUnit, locale),
                    unit: money(wholeUnits(1, shop.currency)),
                  })}
            </Text>
          </BlockStack>
        </Card>
        {balances.length > 0 && (
          <TableCard title={t('reports.owed.balances')}>
            <NumberTable
              label={t('reports.owed.balances')}
              texts={1}
              headings={[
                t('reports.owed.what'),
                t('people.available'),
                t('people.pending'),
                t('reports.owed.worthColumn'),
              ]}
              rows={balances.map(({ unit, available, pending, availableMinor, pendingMinor }) => ({
                id: unit,
                cells: [
                  unit === 'POINTS' ? t('people.points') : t('people.money', { currency: unit }),
                  amountWords(available, unit, locale),
                  amountWords(pending, unit, locale),
                  amountWords(availableMinor + pendingMinor, unit === 'POINTS' ? shop.currency : unit, locale),
                ],
              }))}
            />
          </TableCard>
        )}
        {open.length > 0 && (
          <TableCard title={t('reports.owed.open')} help={t('reports.owed.openHelp')}>
            <NumberTable
              label={t('reports.owed.open')}
              texts={1}
              headings={[t('reports.owed.what'), t('reports.owed.number'), t('reports.owed.worthColumn')]}
              rows={open.map(({ type, count, worthMinor }) => ({
                id: type,
                cells: [
                  t(`program.types.${type}`),
                  formatNumber(count, locale),
                  amountWords(worthMinor, shop.currency, locale),
                ],
              }))}
            />
          </TableCard>
        )}
        <Months months={months} />
      </BlockStack>
    </Page>
  );
}

const COLUMNS = ['earned', 'redeemed', 'takenBack', 'expired', 'forfeited', 'outstanding'] as const;

function Months({ months }: Pick<OwedView, 'months'>) {
  const words = useWords();
  const { t, locale } = words;
  const isEmpty = months.every((month) => COLUMNS.every((column) => month[column] === 0));
  const sum = (column: (typeof COLUMNS)[number]) =>
    amountWords(
      months.reduce((total, month) => total + month[column], 0),
      'POINTS',
      locale,
    );
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <CardHeading
            title={t('reports.owed.months')}
            help={
              isEmpty
                ? t('reports.owed.noMonths')
                : t('reports.owed.summary', {
                    earned: sum('earned'),
                    redeemed: sum('redeemed'),
                    expired: sum('expired'),
                    forfeited: sum('forfeited'),
                  })
            }
          />
          {!isEmpty && (
            <ChartFrame label={t('reports.owed.chart')}>
              {(height) => <OwedChart months={months} words={words} height={height} />}
            </ChartFrame>
          )}
        </BlockStack>
      </Box>
      {!isEmpty && (
        <NumberTable
          label={t('reports.owed.months')}
          texts={1}
          headings={[t('reports.owed.month'), ...COLUMNS.map((column) => t(`reports.owed.columns.${column}`))]}
          rows={months
            .filter((month) => COLUMNS.some((column) => month[column] !== 0))
            .toReversed()
            .map((month) => ({
              id: month.month,
              cells: [
                formatMonth(month.month, locale),
                ...COLUMNS.map((column) => formatNumber(month[column], locale)),
              ],
            }))}
        />
      )}
    </Card>
  );
}
