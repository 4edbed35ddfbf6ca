import { Banner, BlockStack, Card, ProgressBar, Text } from '@shopify/polaris';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';

/** How far the reading of past orders is (O4); nothing once it is done. */
export function ImportProgress({ state: { state, done, total } }: { state: HomeView['import'] }) {
  const { t, locale } = useWords();
  if (state === 'done') return null;
  if (state === 'failed')
    return (
      <Banner tone="warning" title={t('home.import.title')}>
        {t('home.import.failed')}
      </Banner>
    );

  const figures = { done: formatNumber(done, locale), total: formatNumber(total ?? 0, locale) };
  const sentence =
    state === 'waiting'
      ? t('home.import.waiting')
      : t(total === null ? 'home.import.runningUnknown' : 'home.import.running', figures);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.import.title')}
        </Text>
        <div role="status">
          <Text as="p">{sentence}</Text>
        </div>
        {total !== null && total > 0 && (
          <ProgressBar progress={Math.min(100, (done / total) * 100)} size="small" ariaLabelledBy="import-why" />
        )}
        <Text as="p" tone="subdued" id="import-why">
          {t('home.import.why')}
        </Text>
      </BlockStack>
    </Card>
  );
}
