import { Badge, BlockStack, Card, InlineStack, List, Text } from '@shopify/polaris';
import { formatDateTime } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { VerdictView } from '../../queries/views.ts';
import { ruleClause, wordOr } from '../receipt-words.ts';
import { outcomeLooks } from '../status-tone.ts';
import { RuleLine } from './rule-line.tsx';

/** The verdict in one plain sentence, its reason included. */
function verdictSentence({ subject, outcome, reason }: VerdictView, words: Words): string {
  const clause = reason === null ? '' : ruleClause(reason, outcome === 'held' ? 'hold' : 'fail', words);
  return words.t(`referral.sentence.${subject}.${outcome}`, { reason: clause });
}

/** A verdict reads like a receipt: the result, one sentence, every rule, the evidence. */
export function VerdictReceipt({ verdict, timeZone }: { verdict: VerdictView; timeZone: string }) {
  const words = useWords();
  const { t, locale } = words;
  const { outcome, versionNumber } = verdict;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {verdict.subject === 'order'
                ? t('referral.verdictOrder', { order: verdict.orderName ?? '' })
                : t(verdict.subject === 'claim' ? 'referral.verdictClaim' : 'referral.verdictDeclaration')}
            </Text>
            <Badge {...outcomeLooks[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
          </InlineStack>
          <Text as="p" variant="bodyLg">
            {verdictSentence(verdict, words)}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('referral.judged', { date: formatDateTime(verdict.judgedAt, locale, timeZone) })}
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
      </BlockStack>
    </Card>
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
