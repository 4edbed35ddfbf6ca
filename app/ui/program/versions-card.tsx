import { Badge, BlockStack, Box, Card, InlineStack, List, Text } from '@shopify/polaris';
import { formatDate } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { VersionView } from '../../queries/views.ts';
import { termsChanges } from '../terms-changes.ts';

/** Every version with what changed since the one before, newest first. */
export function VersionsCard({ versions, timeZone }: { versions: VersionView[]; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('program.versions.title')}
        </Text>
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('program.versions.empty')}
          </Text>
        ) : (
          <BlockStack as="ol" gap="400">
            {versions.map((version, index) => (
              <Box as="li" key={version.id}>
                <BlockStack gap="100">
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="h3" variant="headingSm">
                      {t('program.versions.number', { version: version.number })}
                    </Text>
                    {index === 0 && <Badge tone="success">{t('program.versions.current')}</Badge>}
                    <Text as="span" tone="subdued" variant="bodySm">
                      {t('program.versions.published', { date: formatDate(version.publishedAt, locale, timeZone) })}
                    </Text>
                  </InlineStack>
                  <Changes version={version} before={versions[index + 1]} />
                </BlockStack>
              </Box>
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Changes({ version, before }: { version: VersionView; before: VersionView | undefined }) {
  const words = useWords();
  if (!before) return <Text as="p">{words.t('program.versions.first')}</Text>;
  const changes = termsChanges(before.terms, version.terms, words);
  if (changes.length === 0) return <Text as="p">{words.t('program.versions.unchanged')}</Text>;
  return (
    <List>
      {changes.map((change) => (
        <List.Item key={change}>{change}</List.Item>
      ))}
    </List>
  );
}
