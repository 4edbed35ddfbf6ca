import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Page, Text } from '@shopify/polaris';
import type { Objective } from '../../domain/objectives/objective.ts';
import type { Readiness } from '../../domain/objectives/readiness.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ObjectivesPage as View } from '../../queries/views.ts';
import { CardHeading } from '../card-heading.tsx';
import { AddObjective } from './add-objective.tsx';
import { ObjectiveLine } from './objective-line.tsx';
import { ReadinessCard } from './readiness-card.tsx';

type ObjectivesPageProps = {
  page: View;
  /** how many were added since the page is open: the form starts anew after each */
  added: number;
  isBusy: boolean;
  onAdd: (objective: Objective) => void;
  onRemove: (objectiveId: string) => void;
  onTell: (readiness: Readiness) => void;
};

/** What is to be reached by when (P10), and whether it is a good moment to begin (P11). */
export function ObjectivesPage({ page, added, isBusy, onAdd, onRemove, onTell }: ObjectivesPageProps) {
  const { t } = useWords();
  const { objectives, shop } = page;
  return (
    <Page title={t('objectives.title')} subtitle={t('objectives.subtitle')}>
      <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
        <BlockStack gap="400">
          <Card>
            <BlockStack gap="400">
              <CardHeading
                title={t('objectives.list')}
                help={t(page.knowsCosts ? 'objectives.costs' : 'objectives.costsUnknown')}
              />
              {objectives.length === 0 ? (
                <Text as="p">{t('objectives.none')}</Text>
              ) : (
                <BlockStack as="ul" gap="400">
                  {objectives.map((objective) => (
                    <Box as="li" key={objective.id}>
                      <BlockStack gap="100">
                        <ObjectiveLine objective={objective} currency={shop.currency} />
                        <InlineStack>
                          <Button
                            variant="plain"
                            tone="critical"
                            disabled={isBusy}
                            accessibilityLabel={t('objectives.removeNamed', {
                              name:
                                objective.kind === 'words' ? objective.words : t(`objectives.kinds.${objective.kind}`),
                            })}
                            onClick={() => onRemove(objective.id)}
                          >
                            {t('objectives.remove')}
                          </Button>
                        </InlineStack>
                      </BlockStack>
                    </Box>
                  ))}
                </BlockStack>
              )}
            </BlockStack>
          </Card>
          <AddObjective key={added} currency={shop.currency} today={page.today} isBusy={isBusy} onAdd={onAdd} />
        </BlockStack>
        <ReadinessCard readiness={page.readiness} advice={page.advice} isBusy={isBusy} onTell={onTell} />
      </InlineGrid>
    </Page>
  );
}
