import { BlockStack, Box, Card, Text } from '@shopify/polaris';
import { lazy } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { PromotionView } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { ChartFrame } from '../chart-frame.tsx';
import { NumberTable } from '../number-table.tsx';
import { PROMOTION_PLACES } from '../storefront/promotion-places.ts';
import { shareChannels } from '../storefront/share-channels.ts';

/** The drawing library is heavy and means nothing to a server: it comes after the numbers. */
const ChannelsChart = lazy(() =>
  import('./channels-chart.tsx').then(({ ChannelsChart }) => ({ default: ChannelsChart })),
);

/** What each channel brought: where the merchant made it known, and how advocates share. */
export function ChannelsCard({ figures }: Pick<PromotionView, 'figures'>) {
  const words = useWords();
  const { t, locale } = words;
  const of = (sums: Readonly<Record<string, number>>, channel: string) => sums[channel] ?? 0;
  const places = PROMOTION_PLACES.map((place) => ({
    id: place,
    name: t(`promotion.places.${place}`),
    visits: of(figures.visits, place),
    taken: of(figures.joined, place),
  }));
  const channels = shareChannels.map((channel) => ({
    id: channel,
    name: t(`promotion.channels.${channel}`),
    shares: of(figures.shares, channel),
    visits: of(figures.visits, channel),
    taken: of(figures.claims, channel),
    orders: of(figures.orders, channel),
  }));
  const most = [...places, ...channels].reduce((best, one) => (one.visits > best.visits ? one : best));
  const number = (amount: number) => formatNumber(amount, locale);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="400">
          <CardHeading title={t('promotion.figures.title')} help={t('promotion.figures.help')} />
          <Text as="p">
            {most.visits === 0
              ? t('promotion.figures.none')
              : t('promotion.figures.most', { channel: most.name, visits: number(most.visits) })}
          </Text>
          {most.visits > 0 && (
            <ChartFrame label={t('promotion.figures.chart')}>
              {(height) => (
                <ChannelsChart
                  rows={[...places, ...channels].filter(({ visits, taken }) => visits + taken > 0)}
                  words={words}
                  height={height}
                />
              )}
            </ChartFrame>
          )}
        </BlockStack>
      </Box>
      <BlockStack gap="400">
        <NumberTable
          label={t('promotion.figures.yours')}
          texts={1}
          headings={[t('promotion.figures.yours'), t('promotion.figures.visits'), t('promotion.figures.joined')]}
          rows={places.map(({ id, name, visits, taken }) => ({ id, cells: [name, number(visits), number(taken)] }))}
        />
        <NumberTable
          label={t('promotion.figures.theirs')}
          texts={1}
          headings={[
            t('promotion.figures.theirs'),
            t('promotion.figures.shares'),
            t('promotion.figures.visits'),
            t('promotion.figures.claims'),
            t('promotion.figures.orders'),
          ]}
          rows={channels.map(({ id, name, shares, visits, taken, orders }) => ({
            id,
            cells: [name, number(shares), number(visits), number(taken), number(orders)],
          }))}
        />
        <Box paddingInline="400" paddingBlockEnd="400">
          <Text as="p" tone="subdued">
            {t('promotion.figures.unmarked')}
          </Text>
        </Box>
      </BlockStack>
    </Card>
  );
}
