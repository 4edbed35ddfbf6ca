import { Banner, BlockStack, Card, ProgressBar, Text } from '@shopify/polaris';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';

type ImportProgressProps = { state: HomeView['import']; onAgain: () => void };

/** How far the reading of past orders is (O4); nothing once it is done. */
export function ImportProgress({ state: { state, done, total }, onAgain }: ImportProgressProps) {
  const { t, locale } = useWords();
  if (state === 'done') return null;
  if (state === 'failed')
    return (
      <Banner
        tone="warning"
        title={t('home.import.failedTitle')}
        action={{ content: t('home.import.again'), onAction: onAgain }}
      >
        {t('home.import.failed')}
      </Banner>
    );

  const figures = { done: formatNumber(done, locale), total: formatNumber(total ?? 0, locale) };
  const sentence =
    state === 'waiting'
      ? t('home.import.waiting')
      : t(`home.import.${state}${total === null ? 'Unknown' : ''}`, figures);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.import.title')}
        </Text>
        <div role="status">
          <Text as="p" id="import-figures">
            {sentence}
          </Text>
        </div>
        {state !== 'waiting' && total !== null && total > 0 && (
          <ProgressBar progress={Math.min(100, (done / total) * 100)} size="small" ariaLabelledBy="import-figures" />
        )}
        <Text as="p" tone="subdued">
          {t('home.import.why')}
        </Text>
      </BlockStack>
    </Card>
  );
}
