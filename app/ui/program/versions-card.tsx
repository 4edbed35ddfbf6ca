import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { isSameData } from '../../domain/shared/canonical-json.ts';
import { formatDate } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ShopView, VersionView } from '../../queries/views.ts';
import { ChangesList } from './changes-list.tsx';

type VersionsCardProps = {
  versions: VersionView[];
  shop: Pick<ShopView, 'currency' | 'timeZone'>;
  /** an earlier version's terms shall be in force again; undefined = they can only be read */
  again?: { isOff: boolean; hint: string | null; onUse: (version: VersionView) => void };
};

/** Every version with what changed since the one before, newest first. */
export function VersionsCard({ versions, shop, again }: VersionsCardProps) {
  const { t, locale } = useWords();
  const [newest] = versions;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('program.versions.title')}
        </Text>
        {again?.hint && versions.length > 1 && (
          <Text as="p" tone="subdued">
            {again.hint}
          </Text>
        )}
        {versions.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('program.versions.empty')}
          </Text>
        ) : (
          <BlockStack as="ol" gap="400">
            {versions.map((version, index) => (
              <Box as="li" key={version.id}>
                <BlockStack gap="100" inlineAlign="start">
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="h3" variant="headingSm">
                      {t('program.versions.number', { version: version.number })}
                    </Text>
                    {index === 0 && again && <Badge tone="success">{t('program.versions.current')}</Badge>}
                    <Text as="span" tone="subdued" variant="bodySm">
                      {t('program.versions.published', {
                        date: formatDate(version.publishedAt, locale, shop.timeZone),
                      })}
                    </Text>
                  </InlineStack>
                  <Changes version={version} before={versions[index + 1]} />
                  {again &&
                    version !== newest &&
                    (version.terms.currency !== shop.currency ? (
                      <Text as="p" tone="subdued">
                        {t('program.rollBack.otherCurrency', { old: version.terms.currency, now: shop.currency })}
                      </Text>
                    ) : (
                      newest &&
                      !isSameData(newest.terms, version.terms) && (
                        <Button
                          variant="plain"
                          disabled={again.isOff}
                          accessibilityLabel={t('program.rollBack.actionNamed', { version: version.number })}
                          onClick={() => again.onUse(version)}
                        >
                          {t('program.rollBack.action')}
                        </Button>
                      )
                    ))}
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
  const { t } = useWords();
  if (!before) return <Text as="p">{t('program.versions.first')}</Text>;
  return <ChangesList before={before.terms} after={version.terms} />;
}
