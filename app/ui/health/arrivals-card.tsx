import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { counted, formatDateTime } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HealthView } from '../../queries/views.ts';

/** What Shopify sends us: does it arrive, does it wait, could all of it be read? */
export function ArrivalsCard({ health }: { health: HealthView }) {
  const words = useWords();
  const { t, locale } = words;
  const { webhooks, oldestWaitingAt, quarantined, shop } = health;
  const at = (iso: string) => formatDateTime(iso, locale, shop.timeZone);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('health.arrivals.title')}
        </Text>
        <Part title={t('health.arrivals.heardTitle')}>
          <Text as="p">
            {counted(words, webhooks.isMore ? 'health.arrivals.heardMore' : 'health.arrivals.heard', webhooks.heard)}
          </Text>
          <Text as="p" tone="subdued">
            {webhooks.lastHeardAt
              ? t('health.arrivals.lastHeard', { date: at(webhooks.lastHeardAt) })
              : t('health.arrivals.neverHeard')}
          </Text>
        </Part>
        <Part title={t('health.arrivals.waitingTitle')}>
          <Text as="p">
            {oldestWaitingAt
              ? t('health.arrivals.waitingSince', { date: at(oldestWaitingAt) })
              : t('health.arrivals.nothingWaits')}
          </Text>
        </Part>
        <Part title={t('health.arrivals.quarantineTitle')}>
          <Text as="p">{counted(words, 'health.arrivals.quarantined', quarantined)}</Text>
          {quarantined > 0 && <Link url="/app/problems">{t('health.arrivals.seeQuarantine')}</Link>}
        </Part>
      </BlockStack>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {children}
    </BlockStack>
  );
}
