import { BlockStack, Box, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { ObjectiveView } from '../../queries/views.ts';
import { ObjectiveLine } from '../objectives/objective-line.tsx';

/** What was to be reached, and where it stands (P10). */
export function ObjectivesCard({ objectives, currency }: { objectives: ObjectiveView[]; currency: string }) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.objectives.title')}
        </Text>
        {objectives.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('home.objectives.none')}
          </Text>
        ) : (
          <BlockStack as="ul" gap="400">
            {objectives.map((objective) => (
              <Box as="li" key={objective.id}>
                <ObjectiveLine objective={objective} currency={currency} />
              </Box>
            ))}
          </BlockStack>
        )}
        <InlineStack>
          <Link url="/app/objectives">
            {t(objectives.length === 0 ? 'home.objectives.set' : 'home.objectives.open')}
          </Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
