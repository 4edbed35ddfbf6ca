import { BlockStack, Layout, Page } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { HealthView } from '../../queries/views.ts';
import { ArrivalsCard } from './arrivals-card.tsx';
import { ChangesCard } from './changes-card.tsx';
import { ChargebacksCard } from './chargebacks-card.tsx';
import { ComparisonCard } from './comparison-card.tsx';
import { DeadLettersCard } from './dead-letters-card.tsx';
import { LogCard } from './log-card.tsx';

type HealthPageProps = {
  health: HealthView;
  isStarting: boolean;
  /** the job being tried again */
  retryingId: string | null;
  onCompare: () => void;
  onRetry: (id: string) => void;
  onFailed: (message: string) => void;
};

/** Does everything reach us, and do our books agree with Shopify's? */
export function HealthPage({ health, isStarting, retryingId, onCompare, onRetry, onFailed }: HealthPageProps) {
  const { t } = useWords();
  const { timeZone } = health.shop;
  return (
    <Page title={t('health.title')} subtitle={t('health.subtitle')}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <ComparisonCard
              comparison={health.comparison}
              timeZone={timeZone}
              isStarting={isStarting}
              onCompare={onCompare}
            />
            <DeadLettersCard
              letters={health.deadLetters}
              timeZone={timeZone}
              retryingId={retryingId}
              onRetry={onRetry}
            />
            <ChangesCard />
            <LogCard shopDomain={health.shop.domain} onFailed={onFailed} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <ArrivalsCard health={health} />
            <ChargebacksCard />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
