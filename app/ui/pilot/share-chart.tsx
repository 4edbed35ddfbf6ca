import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import type { Interval } from '../../domain/analytics/compare-shares.ts';
import { formatRatio } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';

type ShareChartProps = { bars: readonly { name: string; share: Interval; isPilot: boolean }[] };

/** Of each side, the share of people who brought a new customer: a bar, and the bounds it may really lie within. */
export function ShareChart({ bars }: ShareChartProps) {
  const { t, locale } = useWords();
  const most = Math.max(...bars.map(({ share }) => share.high), 0.01);
  const place = (value: number) => `${(value / most) * 100}%`;
  const percent = (value: number) => formatRatio(value, locale, 1);
  return (
    <BlockStack gap="300">
      {bars.map(({ name, share, isPilot }) => (
        <BlockStack gap="100" key={name}>
          <InlineStack align="space-between" gap="200">
            <Text as="span" fontWeight="medium">
              {name}
            </Text>
            <Text as="span" numeric>
              {t('pilot.chart.value', {
                value: percent(share.value),
                low: percent(share.low),
                high: percent(share.high),
              })}
            </Text>
          </InlineStack>
          <div
            aria-hidden
            style={{
              position: 'relative',
              blockSize: '1.25rem',
              borderRadius: 4,
              background: 'var(--p-color-bg-surface-secondary)',
            }}
          >
            <div
              style={{
                position: 'absolute',
                insetBlock: 0,
                insetInlineStart: 0,
                inlineSize: place(share.value),
                borderRadius: 4,
                background: isPilot ? '#0c7d4f' : '#2c6ecb',
              }}
            />
            <div
              style={{
                position: 'absolute',
                insetBlockStart: 'calc(50% - 1.5px)',
                insetInlineStart: place(share.low),
                inlineSize: place(share.high - share.low),
                blockSize: 3,
                background: 'var(--p-color-text)',
                outline: '1px solid var(--p-color-bg-surface)',
              }}
            />
          </div>
        </BlockStack>
      ))}
      <Text as="p" tone="subdued">
        {t('pilot.chart.bounds')}
      </Text>
    </BlockStack>
  );
}
