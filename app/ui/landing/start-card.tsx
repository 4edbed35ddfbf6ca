import { BlockStack, Button, Card, InlineGrid, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { CardHeading } from '../card-heading.tsx';
import { TEMPLATES, type TemplateName } from './templates.ts';

/** Nothing was made in this language: three pages to start from. */
export function StartCard({ onStart }: { onStart: (name: TemplateName) => void }) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t('landing.start.title')} help={t('landing.start.help')} />
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          {TEMPLATES.map((name) => (
            <BlockStack key={name} gap="200" inlineAlign="start" align="space-between">
              <BlockStack gap="100">
                <Text as="h3" variant="headingSm">
                  {t(`landing.templates.${name}.name`)}
                </Text>
                <Text as="p" tone="subdued">
                  {t(`landing.templates.${name}.text`)}
                </Text>
              </BlockStack>
              <Button
                accessibilityLabel={t('landing.start.useNamed', { name: t(`landing.templates.${name}.name`) })}
                onClick={() => onStart(name)}
              >
                {t('landing.start.use')}
              </Button>
            </BlockStack>
          ))}
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}
