import {
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  Card,
  EmptyState,
  InlineStack,
  Layout,
  Page,
  Select,
  Text,
} from '@shopify/polaris';
import { type ReactNode, useRef, useState } from 'react';
import { counted, formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type {
  DecidedItem,
  ProblemView,
  ReviewFilter,
  ReviewItem,
  ReviewPage as ReviewPageView,
} from '../../queries/views.ts';
import { ruleTitle } from '../receipt-words.ts';
import { isWarning, WarningsBanner } from '../warnings-banner.tsx';
import { DecidedCard } from './decided-card.tsx';
import { type DecisionKind, DecisionModal } from './decision-modal.tsx';
import { keyOfItem, nameOfItem, ReviewCard } from './review-card.tsx';
import { reviewAges } from './review-filter.ts';
import { useReviewKeys } from './use-review-keys.ts';

export type Subject = Pick<ReviewItem, 'subject' | 'subjectId'>;

type ReviewPageProps = {
  page: ReviewPageView;
  /** fraud in figures, beside the queue */
  figures: ReactNode;
  /** of which the warnings are shown */
  problems: readonly ProblemView[];
  isBusy: boolean;
  onFilter: (change: Partial<ReviewFilter>) => void;
  onDecide: (subjects: readonly Subject[], kind: 'approve' | 'reject', reason: string, answer: string) => void;
  onUndo: (decisionId: string, reason: string) => void;
};

type Asked = {
  kind: DecisionKind;
  names: string[];
  subjects: Subject[];
  decisionId: string | null;
  /** customers wait for an answer to some of them */
  isAwaited: boolean;
};

/** What waits for a human, oldest first, one by one or many at once, and the last decisions. */
export function ReviewPage({ page, figures, problems, isBusy, onFilter, onDecide, onUndo }: ReviewPageProps) {
  const words = useWords();
  const { t, locale } = words;
  const { items, shop } = page;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = items.filter((item) => picked.has(keyOfItem(item)));

  const pick = (item: ReviewItem, isPicked: boolean) => {
    const next = new Set(picked);
    if (isPicked) next.add(keyOfItem(item));
    else next.delete(keyOfItem(item));
    setPicked(next);
  };
  const ask = (kind: 'approve' | 'reject', about: readonly ReviewItem[]) =>
    setAsked({
      kind,
      names: about.map((item) => nameOfItem(item, words)),
      subjects: about.map(({ subject, subjectId }) => ({ subject, subjectId })),
      decisionId: null,
      isAwaited: about.some(({ asked }) => asked.length > 0),
    });
  const askUndo = (item: DecidedItem) =>
    setAsked({
      kind: 'undo',
      names: [nameOfItem({ ...item, friend: { label: item.friendLabel } }, words)],
      subjects: [],
      decisionId: item.id,
      isAwaited: false,
    });
  useReviewKeys(list, {
    pick: (at) => items[at] && pick(items[at], !picked.has(keyOfItem(items[at]))),
    decide: (at, kind) => items[at] && !isBusy && ask(kind, [items[at]]),
  });
  const confirm = (kind: DecisionKind, reason: string, answer: string) => {
    if (!asked) return;
    if (kind === 'undo') onUndo(asked.decisionId ?? '', reason);
    else onDecide(asked.subjects, kind, reason, answer);
    setAsked(null);
    setPicked(new Set());
    // whoever works through the queue stays in it
    list.current?.focus();
  };

  return (
    <Page
      title={t('review.title')}
      subtitle={t('review.subtitle')}
      secondaryActions={[{ content: t('lists.open'), url: '/app/review/lists' }]}
    >
      <Layout>
        {problems.some(isWarning) && (
          <Layout.Section variant="fullWidth">
            <WarningsBanner problems={problems} />
          </Layout.Section>
        )}
        <Layout.Section>
          <BlockStack gap="400">
            {page.waiting > 0 && <Filters page={page} onFilter={onFilter} />}
            {items.length > 0 && (
              <Box paddingInline={{ xs: '400', sm: '0' }}>
                <InlineStack gap="300" align="space-between" blockAlign="center">
                  <output>
                    {chosen.length > 0
                      ? counted(words, 'review.chosen', chosen.length)
                      : t('review.shown', {
                          shown: formatNumber(items.length, locale),
                          matching: formatNumber(page.matching, locale),
                        })}
                  </output>
                  <ButtonGroup>
                    <Button
                      onClick={() => setPicked(new Set(chosen.length === items.length ? [] : items.map(keyOfItem)))}
                    >
                      {t(chosen.length === items.length ? 'review.pickNone' : 'review.pickAll')}
                    </Button>
                    <Button disabled={!chosen.length || isBusy} onClick={() => ask('approve', chosen)}>
                      {t('review.approveChosen')}
                    </Button>
                    <Button tone="critical" disabled={!chosen.length || isBusy} onClick={() => ask('reject', chosen)}>
                      {t('review.rejectChosen')}
                    </Button>
                  </ButtonGroup>
                </InlineStack>
              </Box>
            )}
            {items.length === 0 ? (
              <Card>
                <EmptyState
                  heading={t(page.waiting === 0 ? 'review.empty.title' : 'review.noMatch.title')}
                  image="/empty-referrals.svg"
                  {...(page.waiting > 0 && {
                    action: {
                      content: t('review.noMatch.action'),
                      onAction: () => onFilter({ reason: null, programId: null, age: 'all' }),
                    },
                  })}
                >
                  {t(page.waiting === 0 ? 'review.empty.text' : 'review.noMatch.text')}
                </EmptyState>
              </Card>
            ) : (
              <>
                <Box paddingInline={{ xs: '400', sm: '0' }}>
                  <Text as="p" tone="subdued" variant="bodySm" id="review-keys">
                    {t('review.keys')}
                  </Text>
                </Box>
                <div ref={list} tabIndex={-1} style={{ outline: 'none' }}>
                  <BlockStack as="ol" gap="400">
                    {items.map((item) => (
                      <li key={keyOfItem(item)} data-review-item={keyOfItem(item)} style={{ listStyle: 'none' }}>
                        <ReviewCard
                          item={item}
                          timeZone={shop.timeZone}
                          isPicked={picked.has(keyOfItem(item))}
                          isBusy={isBusy}
                          onPick={(isPicked) => pick(item, isPicked)}
                          onDecide={(kind) => ask(kind, [item])}
                        />
                      </li>
                    ))}
                  </BlockStack>
                </div>
              </>
            )}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {figures}
            <DecidedCard decided={page.decided} timeZone={shop.timeZone} isBusy={isBusy} onUndo={askUndo} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <Box paddingBlockEnd="800" />
      <DecisionModal
        kind={asked?.kind ?? null}
        names={asked?.names ?? []}
        isAwaited={asked?.isAwaited ?? false}
        isBusy={isBusy}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      />
    </Page>
  );
}

function Filters({ page, onFilter }: Pick<ReviewPageProps, 'page' | 'onFilter'>) {
  const words = useWords();
  const { t, locale } = words;
  const { filter, reasons, programs } = page;
  return (
    <Card>
      <InlineStack gap="400">
        <Select
          label={t('review.filter.reason')}
          options={[
            { value: '', label: t('review.filter.allReasons') },
            ...reasons.map(({ code, count }) => ({
              value: code,
              label: `${ruleTitle(code, words)} (${formatNumber(count, locale)})`,
            })),
          ]}
          value={filter.reason ?? ''}
          onChange={(reason) => onFilter({ reason: reason || null })}
        />
        <Select
          label={t('review.filter.age')}
          options={reviewAges.map((age) => ({ value: age, label: t(`review.filter.ages.${age}`) }))}
          value={filter.age}
          onChange={(age) => onFilter({ age: age as ReviewFilter['age'] })}
        />
        {programs.length > 1 && (
          <Select
            label={t('review.filter.program')}
            options={[
              { value: '', label: t('review.filter.allPrograms') },
              ...programs.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={filter.programId ?? ''}
            onChange={(programId) => onFilter({ programId: programId || null })}
          />
        )}
      </InlineStack>
    </Card>
  );
}
