import { Banner, BlockStack, Link, List, Text } from '@shopify/polaris';
import type { Advice as AdviceGiven, Measure } from '../../domain/objectives/readiness.ts';
import { formatBasisPoints, formatNumber } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';

const TONES = { postpone: 'warning', go: 'success', incomplete: 'info', unknown: 'info' } as const;

const measureWords = (measure: Measure, value: number, { locale }: Words): string =>
  measure === 'churn'
    ? formatBasisPoints(value, locale)
    : formatNumber(measure === 'reviews' ? value / 10 : value, locale);

/** Whether to launch now, with its reasons (P11). It never stops anybody. */
export function Advice({ advice, isElsewhere = false }: { advice: AdviceGiven; isElsewhere?: boolean }) {
  const words = useWords();
  const { t } = words;
  const known = advice.measures.filter(({ is }) => is !== 'unknown');
  return (
    <Banner tone={TONES[advice.advice]} title={t(`readiness.advice.${advice.advice}.title`)}>
      <BlockStack gap="200">
        <Text as="p">{t(`readiness.advice.${advice.advice}.text`)}</Text>
        {known.length > 0 && (
          <List gap="extraTight">
            {known.map(({ measure, value, threshold, is }) => (
              <List.Item key={measure}>
                {t(`readiness.reasons.${measure}.${is}`, {
                  value: measureWords(measure, value ?? 0, words),
                  threshold: measureWords(measure, threshold, words),
                })}
              </List.Item>
            ))}
          </List>
        )}
        {isElsewhere && <Link url="/app/objectives">{t('readiness.open')}</Link>}
      </BlockStack>
    </Banner>
  );
}
