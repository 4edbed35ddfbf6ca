import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { HealthView } from '../../queries/views.ts';
import { wordOr } from '../receipt-words.ts';
import { ValueList } from '../value-list.tsx';

type DeadLettersProps = {
  letters: HealthView['deadLetters'];
  timeZone: string;
  retryingId: string | null;
  onRetry: (id: string) => void;
};

/** Work that failed as often as it may: it waits here until somebody tries it again. */
export function DeadLettersCard({ letters, timeZone, retryingId, onRetry }: DeadLettersProps) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('health.dead.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t(letters.length === 0 ? 'health.dead.none' : 'health.dead.text')}
          </Text>
        </BlockStack>
        {letters.length > 0 && (
          <BlockStack as="ul" gap="300">
            {letters.map(({ id, task, failedAt, attempts, error }) => {
              const name = wordOr(words, `health.dead.tasks.${task}`, task);
              const failed = formatDateTime(failedAt, locale, timeZone);
              return (
                <Box
                  as="li"
                  key={id}
                  paddingBlockStart="300"
                  borderBlockStartWidth="025"
                  borderColor="border-secondary"
                >
                  <InlineStack align="space-between" blockAlign="start" gap="300">
                    <BlockStack gap="100">
                      <Text as="h3" variant="headingSm">
                        {name}
                      </Text>
                      <ValueList
                        pairs={[
                          { name: 'failed', label: t('health.dead.failed'), text: failed },
                          { name: 'attempts', label: t('health.dead.attempts'), text: formatNumber(attempts, locale) },
                        ]}
                      />
                      <Text as="p" breakWord>
                        {error}
                      </Text>
                    </BlockStack>
                    <Button
                      onClick={() => onRetry(id)}
                      loading={retryingId === id}
                      accessibilityLabel={t('health.dead.retryNamed', { task: name, failed })}
                    >
                      {t('health.dead.retry')}
                    </Button>
                  </InlineStack>
                </Box>
              );
            })}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
