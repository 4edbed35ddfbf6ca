import { Button, InlineStack, Text } from '@shopify/polaris';
import type { PersonConditions } from '../../domain/eligibility/conditions/registry.ts';
import { listFormat } from '../../domain/shared/intl.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import type { Qualifying } from '../../queries/views.ts';
import { askAbout } from './conditions-url.ts';
import { useAsked } from './use-asked.ts';

/**
 * How many customers meet the conditions as they are being put together (P4).
 * @param conditions null while what is typed can't be read
 */
export function QualifyingCount({ conditions }: { conditions: PersonConditions | null }) {
  const { answer, again } = useAsked<Qualifying>(conditions && askAbout('/app/program/qualifying', conditions));
  return <QualifyingLine answer={conditions ? answer : { state: 'refused', problems: [] }} onAgain={again} />;
}

/** @param answer null while it is being counted */
export function QualifyingLine({ answer, onAgain }: { answer: Qualifying | null; onAgain: () => void }) {
  const words = useWords();
  const { t } = words;
  return (
    <InlineStack gap="200" blockAlign="center">
      <div aria-live="polite" aria-atomic="true">
        <Text as="p" tone="subdued">
          {answer === null ? t('program.qualifying.counting') : answerWords(answer, words)}
        </Text>
      </div>
      {answer?.state === 'unavailable' && (
        <Button variant="plain" onClick={onAgain}>
          {t('program.qualifying.again')}
        </Button>
      )}
    </InlineStack>
  );
}

function answerWords(answer: Qualifying, { t, locale }: Words): string {
  if (answer.state !== 'counted') return t(`program.qualifying.${answer.state}`);
  const { surely, atMost, total, knownAtUse } = answer;
  const kind = surely === atMost ? 'exactly' : surely === 0 ? 'atMost' : 'between';
  const counted = t(`program.qualifying.${kind}`, {
    surely: formatNumber(surely, locale),
    atMost: formatNumber(atMost, locale),
    total: formatNumber(total, locale),
  });
  if (knownAtUse.length === 0) return counted;
  const conditions = knownAtUse.map((code) => t(`program.conditionGroups.leaves.${code}`));
  const list = listFormat(locale, { type: 'conjunction' }).format(conditions);
  return `${counted} ${t('program.qualifying.knownAtUse', { conditions: list })}`;
}
