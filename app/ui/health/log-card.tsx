import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { saveFile } from '../save-file.ts';
import { type LinesRead, readLines } from './read-lines.ts';

type LogCardProps = { shopDomain: string; onFailed: (message: string) => void };

/** Every decision with its reasons and every movement, to keep or to check elsewhere (V3). */
export function LogCard({ shopDomain, onFailed }: LogCardProps) {
  const { t } = useWords();
  const [read, setRead] = useState<LinesRead | null>(null);

  async function download() {
    setRead({ done: 0, total: null });
    try {
      const answer = await fetch('/app/health/log');
      if (!answer.ok || !answer.body) return onFailed(t('common.failed'));
      saveFile(await readLines(answer.body, setRead), `${shopDomain}.jsonl`);
    } catch {
      onFailed(t('health.log.brokeOff'));
    } finally {
      setRead(null);
    }
  }

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {t('health.log.title')}
          </Text>
          <Button onClick={download} loading={read !== null}>
            {t('health.log.download')}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t('health.log.why')}
        </Text>
        <div role="status">{read && <LogProgress read={read} />}</div>
      </BlockStack>
    </Card>
  );
}

export function LogProgress({ read: { done, total } }: { read: LinesRead }) {
  const { t, locale } = useWords();
  if (total === null) return <Text as="p">{t('health.log.starting')}</Text>;
  return (
    <BlockStack gap="200">
      <Text as="p" id="log-progress">
        {t('health.log.progress', {
          done: formatNumber(Math.min(done, total), locale),
          total: formatNumber(total, locale),
        })}
      </Text>
      <ProgressBar
        progress={total === 0 ? 100 : Math.min(100, (done / total) * 100)}
        size="small"
        ariaLabelledBy="log-progress"
      />
    </BlockStack>
  );
}
