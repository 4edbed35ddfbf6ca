import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { formatBasisPoints, moneyWords } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { rewardShort } from '../offer-words.ts';
import { programTemplates, type TemplateId, templateIds } from '../program-templates.ts';

type CardsProps = { currency: string; onPick: (template: TemplateId) => void; picking: TemplateId | null };

/** Three places to start from, each with its promise in figures and the reason to choose it. */
export function TemplateCards({ currency, onPick, picking }: CardsProps) {
  return (
    <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
      {templateIds.map((id) => (
        <TemplateCard
          key={id}
          id={id}
          currency={currency}
          onPick={() => onPick(id)}
          isPicking={picking === id}
          isDisabled={picking !== null && picking !== id}
        />
      ))}
    </InlineGrid>
  );
}

type CardProps = { id: TemplateId; currency: string; onPick: () => void; isPicking: boolean; isDisabled: boolean };

function TemplateCard({ id, currency, onPick, isPicking, isDisabled }: CardProps) {
  const words = useWords();
  const { t, locale } = words;
  const terms = programTemplates[id](currency);
  const { minimumSubtotalMinor } = terms.conditions;
  const name = t(`templates.${id}.name`, { value: formatBasisPoints(1000, locale) });
  return (
    <Card>
      <BlockStack gap="400" align="space-between">
        <BlockStack gap="200">
          <Text as="h3" variant="headingMd">
            {name}
          </Text>
          <Text as="p" tone="subdued">
            {t(`templates.${id}.reason`)}
          </Text>
        </BlockStack>
        <Box background="bg-surface-secondary" borderRadius="200" padding="300">
          <BlockStack gap="150">
            <Figure label={t('templates.friendGets')} value={rewardShort(terms.welcome, currency, words)} />
            <Figure
              label={t('templates.advocateGets')}
              value={rewardShort(terms.firstPurchase.advocate, currency, words)}
            />
            <Figure
              label={t('templates.from')}
              value={
                minimumSubtotalMinor > 0
                  ? moneyWords({ amountMinor: minimumSubtotalMinor, currency }, words)
                  : t('templates.noMinimum')
              }
            />
          </BlockStack>
        </Box>
        <Button
          variant="primary"
          fullWidth
          onClick={onPick}
          loading={isPicking}
          disabled={isDisabled}
          accessibilityLabel={t('templates.useNamed', { name })}
        >
          {t('templates.use')}
        </Button>
      </BlockStack>
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <InlineStack align="space-between" gap="200" wrap={false}>
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <Text as="span" fontWeight="semibold" alignment="end">
        {value}
      </Text>
    </InlineStack>
  );
}
