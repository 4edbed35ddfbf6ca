import { BlockStack, Box, Text } from '@shopify/polaris';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { DecisionView } from '../../queries/views.ts';
import { actorWords } from '../actor-words.ts';

/** What humans said so far: who, when, why. What was taken back stays, and says so. */
export function DecisionList({ decisions, timeZone }: { decisions: readonly DecisionView[]; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  return (
    <BlockStack as="ul" gap="200">
      {decisions.map(({ id, kind, actor, at, reason, isUndone }) => (
        <Box as="li" key={id}>
          <Text as="p" breakWord>
            {t(`review.said.${kind}`, { actor: actorWords(actor, words), date: formatDateTime(at, locale, timeZone) })}
            {isUndone && ` ${t('review.takenBack')}`}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {t('review.because', { reason })}
          </Text>
        </Box>
      ))}
    </BlockStack>
  );
}
