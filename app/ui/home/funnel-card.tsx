import { BlockStack, Box, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { counted, formatNumber, formatRatio, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { FunnelNumbers } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { comparisonWords } from './comparison.ts';

type FunnelProps = { now: FunnelNumbers; before: FunnelNumbers };

const STEPS = ['shares', 'visits', 'claims', 'orders'] as const;

/** Second question: is it working? Every number with its period and the one before. */
export function FunnelCard({ now, before }: FunnelProps) {
  const words = useWords();
  const { t, locale } = words;
  const given = (of: FunnelNumbers) =>
    [
      counted(words, 'home.working.codes', of.codesIssued),
      ...(of.pointsIssued > 0 ? [counted(words, 'common.points', of.pointsIssued)] : []),
    ].join(', ');
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('home.working.title')} help={t('home.working.period')} />
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Figure
            label={t('home.working.revenue')}
            value={moneyWords(now.revenue, words)}
            beforeValue={moneyWords(before.revenue, words)}
            comparison={comparisonWords(now.revenue.amountMinor, before.revenue.amountMinor, words)}
          />
          <Figure label={t('home.working.cost')} value={given(now)} beforeValue={given(before)} comparison={null} />
        </InlineGrid>
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {t('home.working.funnel')}
          </Text>
          <BlockStack as="ol" gap="300">
            {STEPS.map((step, index) => {
              const previousStep = STEPS[index - 1];
              const from = previousStep ? now[previousStep] : 0;
              return (
                <Step
                  key={step}
                  label={t(`home.working.${step}`)}
                  value={formatNumber(now[step], locale)}
                  // a share may be opened many times, so visits are no part of shares
                  rate={
                    previousStep && previousStep !== 'shares' && from > 0
                      ? t('home.working.rate', {
                          percent: formatRatio(now[step] / from, locale),
                          step: t(`home.working.steps.${step}`),
                        })
                      : null
                  }
                  comparison={
                    before[step] === 0
                      ? comparisonWords(now[step], 0, words)
                      : `${comparisonWords(now[step], before[step], words)} (${t('home.working.before', { value: formatNumber(before[step], locale) })})`
                  }
                  width={now[step] / Math.max(1, ...STEPS.map((one) => now[one]))}
                />
              );
            })}
          </BlockStack>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Figure({
  label,
  value,
  beforeValue,
  comparison,
}: {
  label: string;
  value: string;
  beforeValue: string;
  comparison: string | null;
}) {
  const { t } = useWords();
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="300">
      <BlockStack gap="100">
        <Text as="h3" variant="bodyMd" tone="subdued">
          {label}
        </Text>
        <Text as="p" variant="headingLg">
          {value}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {comparison && `${comparison} · `}
          {t('home.working.before', { value: beforeValue })}
        </Text>
      </BlockStack>
    </Box>
  );
}

type StepProps = { label: string; value: string; rate: string | null; comparison: string; width: number };

function Step({ label, value, rate, comparison, width }: StepProps) {
  return (
    <Box as="li">
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="baseline" gap="200">
          <InlineStack gap="200" blockAlign="baseline">
            <Text as="span">{label}</Text>
            <Text as="span" fontWeight="semibold">
              {value}
            </Text>
            {rate && (
              <Text as="span" tone="subdued" variant="bodySm">
                {rate}
              </Text>
            )}
          </InlineStack>
          <Text as="span" tone="subdued" variant="bodySm">
            {comparison}
          </Text>
        </InlineStack>
        <div aria-hidden="true" style={{ background: 'var(--p-color-bg-surface-secondary)', borderRadius: 4 }}>
          <div
            style={{
              inlineSize: width === 0 ? 0 : `${Math.max(1, width * 100)}%`,
              blockSize: 8,
              borderRadius: 4,
              background: 'var(--p-color-bg-fill-info)',
            }}
          />
        </div>
      </BlockStack>
    </Box>
  );
}
