import { BlockStack, Card, Text } from '@shopify/polaris';
import { lazy } from 'react';
import { counted, formatDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';
import { ChartFrame } from '../chart-frame.tsx';

/** The drawing library is heavy and means nothing to a server: it comes after the numbers. */
const TrendChart = lazy(() => import('./trend-chart.tsx').then(({ TrendChart }) => ({ default: TrendChart })));

/** The last 30 days as a drawing, and in a sentence for whoever can't or needn't see it. */
export function TrendCard({ trend }: { trend: HomeView['trend'] }) {
  const words = useWords();
  const { t, locale } = words;
  const busiest = trend.reduce<HomeView['trend'][number] | undefined>(
    (best, day) => (best && best.visits >= day.visits ? best : day),
    undefined,
  );
  const sum = (step: 'visits' | 'claims' | 'orders') =>
    counted(
      words,
      `home.trend.count.${step}`,
      trend.reduce((total, day) => total + day[step], 0),
    );
  const isEmpty = !busiest || trend.every(({ visits, claims, orders }) => visits + claims + orders === 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.trend.title')}
        </Text>
        <Text as="p" tone="subdued">
          {isEmpty
            ? t('home.trend.empty')
            : t('home.trend.summary', {
                visits: sum('visits'),
                claims: sum('claims'),
                orders: sum('orders'),
                day: formatDay(busiest.day, locale),
                busiest: counted(words, 'home.trend.count.visits', busiest.visits),
              })}
        </Text>
        {!isEmpty && (
          <ChartFrame label={t('home.trend.chart')}>
            {(height) => <TrendChart trend={trend} words={words} height={height} />}
          </ChartFrame>
        )}
      </BlockStack>
    </Card>
  );
}
