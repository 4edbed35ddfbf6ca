import { Badge, BlockStack, Box, Button, Card, InlineGrid, InlineStack, Link, Text } from '@shopify/polaris';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { DecidedItem } from '../../queries/views.ts';
import { actorWords } from '../actor-words.ts';
import { CardHeading } from '../card-heading.tsx';
import { outcomeLooks } from '../status-tone.ts';
import { nameOfItem } from './review-card.tsx';

type DecidedCardProps = {
  decided: readonly DecidedItem[];
  timeZone: string;
  isBusy: boolean;
  onUndo: (item: DecidedItem) => void;
};

/** The last decisions, newest first: who, why, what came of it, and the way back. */
export function DecidedCard({ decided, timeZone, isBusy, onUndo }: DecidedCardProps) {
  const { t } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t('review.decided.title')} help={t('review.decided.help')} />
        {decided.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('review.decided.none')}
          </Text>
        ) : (
          <BlockStack as="ul" gap="300">
            {decided.map((item) => (
              <Decided key={item.id} item={item} timeZone={timeZone} isBusy={isBusy} onUndo={() => onUndo(item)} />
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Decided({
  item,
  timeZone,
  isBusy,
  onUndo,
}: { item: DecidedItem; onUndo: () => void } & Pick<DecidedCardProps, 'timeZone' | 'isBusy'>) {
  const words = useWords();
  const { t, locale } = words;
  const name = nameOfItem({ ...item, friend: { label: item.friendLabel } }, words);
  return (
    <Box as="li" paddingBlockStart="300" borderBlockStartWidth="025" borderColor="border-secondary">
      <InlineGrid columns={{ xs: 1, sm: 'minmax(0, 1fr) auto' }} alignItems="start" gap="300">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            {item.referralId ? (
              <Link url={`/app/referrals/${item.referralId}`}>{name}</Link>
            ) : (
              <Text as="span">{name}</Text>
            )}
            <Badge {...outcomeLooks[item.outcome]}>{t(`outcomes.${item.outcome}`)}</Badge>
          </InlineStack>
          <Text as="p" breakWord>
            {t(`review.said.${item.kind}`, {
              actor: actorWords(item.actor, words),
              date: formatDateTime(item.at, locale, timeZone),
            })}
            {item.isUndone && ` ${t('review.takenBack')}`}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {t('review.because', { reason: item.reason })}
          </Text>
        </BlockStack>
        {item.isInForce && (
          <div>
            <Button onClick={onUndo} disabled={isBusy} accessibilityLabel={t('review.undoNamed', { name })}>
              {t('review.undo')}
            </Button>
          </div>
        )}
      </InlineGrid>
    </Box>
  );
}
