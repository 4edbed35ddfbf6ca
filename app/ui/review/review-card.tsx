import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  Checkbox,
  Collapsible,
  InlineGrid,
  InlineStack,
  Link,
  Text,
} from '@shopify/polaris';
import { useId, useState } from 'react';
import { formatDateTime, moneyWords } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { ReviewItem, VerdictView } from '../../queries/views.ts';
import { ConnectionsFold } from '../connections/connections-fold.tsx';
import { ruleSentence, wordOr } from '../receipt-words.ts';
import { RuleLine } from '../referrals/rule-line.tsx';
import { outcomeLooks } from '../status-tone.ts';
import { AskedBy } from './asked-by.tsx';
import { DecisionList } from './decision-list.tsx';
import type { DecisionKind } from './decision-modal.tsx';
import { PersonColumn } from './person-column.tsx';

export const keyOfItem = ({ subject, subjectId }: Pick<ReviewItem, 'subject' | 'subjectId'>) =>
  `${subject}:${subjectId}`;

/** "Order #1042", "Paul's invitation", "Paul's account". */
export function nameOfItem(
  { subject, orderName, friend }: Pick<VerdictView, 'subject' | 'orderName'> & { friend: { label: string } },
  { t }: Words,
): string {
  return subject === 'order'
    ? t('review.order', { order: orderName ?? '' })
    : t(subject === 'sign-up' ? 'review.signUp' : 'review.claim', { friend: friend.label || t('referrals.unnamed') });
}

type ReviewCardProps = {
  item: ReviewItem;
  timeZone: string;
  isPicked: boolean;
  isBusy: boolean;
  onPick: (isPicked: boolean) => void;
  onDecide: (kind: Exclude<DecisionKind, 'undo'>) => void;
};

/** One order or claim that waits: why, who is who side by side, what they share, every rule, and the two answers. */
export function ReviewCard({ item, timeZone, isPicked, isBusy, onPick, onDecide }: ReviewCardProps) {
  const words = useWords();
  const { t, locale } = words;
  const [isOpen, setOpen] = useState(false);
  const rulesId = useId();
  const name = nameOfItem(item, words);
  const striking = item.rules.filter(({ outcome }) => outcome !== 'pass');
  const plain = item.rules.filter(({ outcome }) => outcome === 'pass');
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="300" blockAlign="start" wrap={false}>
          <div data-review-pick>
            <Checkbox label={t('review.pick', { name })} labelHidden checked={isPicked} onChange={onPick} />
          </div>
          <BlockStack gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {name}
              </Text>
              <Badge {...outcomeLooks[item.outcome]}>{t(`outcomes.${item.outcome}`)}</Badge>
              {item.asked.length > 0 && <Badge tone="attention">{t('review.asked.badge')}</Badge>}
              {item.value && <Text as="span">{moneyWords(item.value, words)}</Text>}
            </InlineStack>
            <Text as="p" variant="bodyLg">
              {ruleSentence(item.reason, item.outcome === 'held' ? 'hold' : 'fail', words)}
            </Text>
            <Text as="p" tone="subdued" variant="bodySm">
              {t('review.since', { date: formatDateTime(item.since, locale, timeZone) })}{' '}
              {item.referralId && (
                <Link url={`/app/referrals/${item.referralId}`} accessibilityLabel={t('review.openNamed', { name })}>
                  {t('review.open')}
                </Link>
              )}
            </Text>
          </BlockStack>
        </InlineStack>
        {item.asked.length > 0 && <AskedBy asked={item.asked} timeZone={timeZone} />}
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <PersonColumn title={t('referral.advocate')} person={item.advocate} timeZone={timeZone} />
          <PersonColumn title={t('referral.friend')} person={item.friend} timeZone={timeZone} />
        </InlineGrid>
        <Text as="p">
          {item.shared.length === 0
            ? t('review.sharesNothing')
            : t('review.shares', {
                traces: item.shared.map((trace) => wordOr(words, `review.traces.${trace}`, trace)).join(', '),
              })}
        </Text>
        <ConnectionsFold
          personId={item.advocate.personId}
          name={item.advocate.label || t('referrals.unnamed')}
          friendId={item.friend.personId}
        />
        {item.decisions.length > 0 && (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              {t('review.before')}
            </Text>
            <DecisionList decisions={item.decisions} timeZone={timeZone} />
          </BlockStack>
        )}
        <BlockStack as="ul">
          {striking.map((rule) => (
            <RuleLine key={rule.code} rule={rule} timeZone={timeZone} />
          ))}
        </BlockStack>
        {plain.length > 0 && (
          <BlockStack gap="200">
            <div>
              <Button
                variant="plain"
                disclosure={isOpen ? 'up' : 'down'}
                ariaExpanded={isOpen}
                ariaControls={rulesId}
                onClick={() => setOpen(!isOpen)}
              >
                {t(isOpen ? 'review.hidePassed' : 'review.showPassed', { count: plain.length })}
              </Button>
            </div>
            <Collapsible id={rulesId} open={isOpen}>
              <BlockStack as="ul">
                {plain.map((rule) => (
                  <RuleLine key={rule.code} rule={rule} timeZone={timeZone} />
                ))}
              </BlockStack>
            </Collapsible>
          </BlockStack>
        )}
        <Box borderBlockStartWidth="025" borderColor="border-secondary" paddingBlockStart="300">
          <InlineStack gap="200">
            <Button
              variant="primary"
              disabled={isBusy}
              onClick={() => onDecide('approve')}
              accessibilityLabel={t('review.approveNamed', { name })}
            >
              {t('review.approve')}
            </Button>
            <Button
              tone="critical"
              disabled={isBusy}
              onClick={() => onDecide('reject')}
              accessibilityLabel={t('review.rejectNamed', { name })}
            >
              {t('review.reject')}
            </Button>
          </InlineStack>
        </Box>
      </BlockStack>
    </Card>
  );
}
