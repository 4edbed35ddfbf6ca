import { Badge, BlockStack, Button, Card, InlineStack, List, Text } from '@shopify/polaris';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { VerdictView } from '../../queries/views.ts';
import { ruleClause, wordOr } from '../receipt-words.ts';
import { DecisionList } from '../review/decision-list.tsx';
import type { DecisionKind } from '../review/decision-modal.tsx';
import { outcomeLooks } from '../status-tone.ts';
import { RuleLine } from './rule-line.tsx';

const TITLES = {
  order: 'verdictOrder',
  claim: 'verdictClaim',
  'sign-up': 'verdictSignUp',
  declaration: 'verdictDeclaration',
} as const;

/** The verdict in one plain sentence, its reason included. */
function verdictSentence({ subject, outcome, reason, rules }: VerdictView, words: Words): string {
  const { input, limit } = rules.find(({ code }) => code === 'purchase-number') ?? {};
  if (input && outcome === 'approved')
    return words.t('referral.sentence.purchase.approved', { number: input.number, last: limit?.lastLevel });
  const clause = reason === null ? '' : ruleClause(reason, outcome === 'held' ? 'hold' : 'fail', words);
  return words.t(`referral.sentence.${subject}.${outcome}`, { reason: clause });
}

/** A verdict reads like a receipt: the result, one sentence, every rule, the evidence. */
export function VerdictReceipt({
  verdict,
  timeZone,
  isBusy,
  onDecide,
}: {
  verdict: VerdictView;
  timeZone: string;
  isBusy: boolean;
  onDecide: (kind: DecisionKind) => void;
}) {
  const words = useWords();
  const { t, locale } = words;
  const { outcome, versionNumber, decisions } = verdict;
  const isHuman = decisions.some(({ kind, isUndone }) => kind !== 'undo' && !isUndone);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t(`referral.${TITLES[verdict.subject]}`, { order: verdict.orderName ?? '' })}
            </Text>
            <Badge {...outcomeLooks[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
          </InlineStack>
          <Text as="p" variant="bodyLg">
            {verdictSentence(verdict, words)}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('referral.judged', { date: formatDateTime(verdict.judgedAt, locale, timeZone) })}
            {` · ${t(isHuman ? 'review.human' : 'review.automatic')}`}
            {versionNumber !== null && ` · ${t('referral.underVersion', { version: versionNumber })}`}
          </Text>
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t('referral.rules')}
          </Text>
          <BlockStack as="ul">
            {verdict.rules.map((rule) => (
              <RuleLine key={rule.code} rule={rule} timeZone={timeZone} />
            ))}
          </BlockStack>
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t('referral.evidence')}
          </Text>
          <Evidence evidence={verdict.evidence} timeZone={timeZone} />
        </BlockStack>
        {outcome !== 'not-referred' && verdict.subject !== 'declaration' && (
          <DecideSection verdict={verdict} timeZone={timeZone} isHuman={isHuman} isBusy={isBusy} onDecide={onDecide} />
        )}
      </BlockStack>
    </Card>
  );
}

/** What humans said so far, and what one may say now. */
function DecideSection({
  verdict: { decisions, outcome },
  timeZone,
  isHuman,
  isBusy,
  onDecide,
}: {
  verdict: VerdictView;
  timeZone: string;
  isHuman: boolean;
  isBusy: boolean;
  onDecide: (kind: DecisionKind) => void;
}) {
  const { t } = useWords();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t(decisions.length > 0 ? 'referral.decisions' : 'referral.decideTitle')}
      </Text>
      {decisions.length > 0 && <DecisionList decisions={decisions} timeZone={timeZone} />}
      <Text as="p" tone="subdued">
        {t('referral.decideHelp')}
      </Text>
      <InlineStack gap="200">
        {isHuman && (
          <Button disabled={isBusy} onClick={() => onDecide('undo')}>
            {t('review.undo')}
          </Button>
        )}
        {outcome !== 'approved' && (
          <Button disabled={isBusy} onClick={() => onDecide('approve')}>
            {t('review.approve')}
          </Button>
        )}
        {outcome !== 'rejected' && (
          <Button tone="critical" disabled={isBusy} onClick={() => onDecide('reject')}>
            {t('review.reject')}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Evidence({ evidence, timeZone }: { evidence: VerdictView['evidence']; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  if (evidence.length === 0)
    return (
      <Text as="p" tone="subdued">
        {t('referral.noEvidence')}
      </Text>
    );
  return (
    <List>
      {evidence.map(({ kind, invitedAt, chosen, advocateCode }) => (
        <List.Item key={`${kind} ${advocateCode} ${invitedAt}`}>
          {t('referral.evidenceLine', {
            kind: wordOr(words, `rules.enums.${kind}`, kind),
            date: formatDateTime(invitedAt, locale, timeZone),
            code: advocateCode,
          })}{' '}
          {chosen && <Badge tone="info">{t('referral.evidenceChosen')}</Badge>}
        </List.Item>
      ))}
    </List>
  );
}
