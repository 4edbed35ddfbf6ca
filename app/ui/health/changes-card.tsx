import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

/** The way to who changed what (T3). */
export function ChangesCard() {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            {t('changes.linkTitle')}
          </Text>
          <Button url="/app/changes">{t('changes.link')}</Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t('changes.linkText')}
        </Text>
      </BlockStack>
    </Card>
  );
}
