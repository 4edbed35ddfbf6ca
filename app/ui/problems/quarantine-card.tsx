import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { QuarantinedMessage } from '../../queries/views.ts';
import { ValueList } from '../value-list.tsx';

type QuarantineProps = {
  messages: QuarantinedMessage[];
  timeZone: string;
  replayingId: string | null;
  onReplay: (id: string) => void;
};

/** What Shopify sent and could not be understood, kept until somebody replays it. */
export function QuarantineCard({ messages, timeZone, replayingId, onReplay }: QuarantineProps) {
  const { t, locale } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('problems.quarantine.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t(messages.length === 0 ? 'problems.quarantine.none' : 'problems.quarantine.text')}
          </Text>
        </BlockStack>
        <BlockStack as="ul" gap="300">
          {messages.map(({ id, topic, arrivedAt, error, attempts }) => {
            const arrived = formatDateTime(arrivedAt, locale, timeZone);
            return (
              <Box as="li" key={id} paddingBlockStart="300" borderBlockStartWidth="025" borderColor="border-secondary">
                <InlineStack align="space-between" blockAlign="start" gap="300">
                  <BlockStack gap="100">
                    <Text as="h3" variant="headingSm">
                      {topic}
                    </Text>
                    <ValueList
                      pairs={[
                        { name: 'arrived', label: t('problems.quarantine.arrived'), text: arrived },
                        {
                          name: 'attempts',
                          label: t('problems.quarantine.attempts'),
                          text: formatNumber(attempts, locale),
                        },
                      ]}
                    />
                    <Text as="p" breakWord>
                      {error}
                    </Text>
                  </BlockStack>
                  <Button
                    onClick={() => onReplay(id)}
                    loading={replayingId === id}
                    accessibilityLabel={t('problems.quarantine.replayNamed', { topic, arrived })}
                  >
                    {t('problems.quarantine.replay')}
                  </Button>
                </InlineStack>
              </Box>
            );
          })}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
