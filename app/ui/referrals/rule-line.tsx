import { BlockStack, Box, Icon, InlineStack, Text } from '@shopify/polaris';
import { CheckCircleIcon, FlagIcon, PauseCircleIcon, XCircleIcon } from '@shopify/polaris-icons';
import type { RuleResult } from '../../domain/verdict/verdict.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { ruleSentence, ruleTitle, type ValuePair, valuePairs, wouldQualifyWords } from '../receipt-words.ts';
import { ValueList } from '../value-list.tsx';

const looks = {
  pass: { icon: CheckCircleIcon, tone: 'success' },
  fail: { icon: XCircleIcon, tone: 'critical' },
  hold: { icon: PauseCircleIcon, tone: 'caution' },
  noted: { icon: FlagIcon, tone: 'caution' },
} as const;

/** One line of the receipt: ✓ ✗ ⏸ or a flag with its weight, what the rule says, what it found, what it wanted, what would have been enough. */
export function RuleLine({ rule, timeZone }: { rule: RuleResult; timeZone: string }) {
  const words = useWords();
  const { t } = words;
  const reader = { words, timeZone };
  const { icon, tone } = looks[rule.outcome];
  const advice = wouldQualifyWords(rule, reader);
  return (
    <Box as="li" paddingBlock="300" borderBlockStartWidth="025" borderColor="border-secondary">
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <span data-outcome={rule.outcome} data-rule={rule.code}>
          <Icon source={icon} tone={tone} accessibilityLabel={t(`referral.outcome.${rule.outcome}`)} />
        </span>
        <BlockStack gap="100">
          <Text as="h4" variant="headingSm">
            {ruleTitle(rule.code, words)}
          </Text>
          <Text as="p">{ruleSentence(rule.code, rule.outcome, words)}</Text>
          {rule.weight !== undefined && (
            <Text as="p" variant="bodySm">
              {t('rules.values.weight')} <strong>{formatNumber(rule.weight, words.locale)}</strong>
            </Text>
          )}
          <Values label={t('referral.input')} pairs={valuePairs(rule.input, reader)} />
          <Values label={t('referral.limit')} pairs={valuePairs(rule.limit, reader)} />
          {rule.parts && (
            <BlockStack as="ul">
              {rule.parts.map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a condition may stand twice, and the list never changes
                <RuleLine key={index} rule={part} timeZone={timeZone} />
              ))}
            </BlockStack>
          )}
          {advice && (
            <Text as="p" fontWeight="semibold">
              {advice}
            </Text>
          )}
        </BlockStack>
      </InlineStack>
    </Box>
  );
}

function Values({ label, pairs }: { label: string; pairs: ValuePair[] }) {
  if (pairs.length === 0) return null;
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '4.5rem 1fr', alignItems: 'baseline' }}>
      <Text as="span" tone="subdued" variant="bodySm">
        {label}
      </Text>
      <ValueList pairs={pairs} />
    </div>
  );
}
