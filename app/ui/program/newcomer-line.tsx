import { Text } from '@shopify/polaris';
import type { PersonConditions } from '../../domain/eligibility/conditions/registry.ts';
import type { NewcomerAnswer } from '../../domain/eligibility/newcomer.ts';
import { listFormat } from '../../domain/shared/intl.ts';
import { useWords, type Words } from '../../i18n/react.tsx';
import { askAbout } from './conditions-url.ts';
import { useAsked } from './use-asked.ts';

/** What the friends' conditions mean for most friends: people the shop doesn't know yet (P4). */
export function Newcomer({ conditions }: { conditions: PersonConditions }) {
  const { answer } = useAsked<{ answer: NewcomerAnswer | null }>(askAbout('/app/program/newcomer', conditions));
  return <NewcomerLine answer={answer?.answer ?? null} />;
}

/** @param answer null while it isn't known */
export function NewcomerLine({ answer }: { answer: NewcomerAnswer | null }) {
  const words = useWords();
  return (
    <div aria-live="polite" aria-atomic="true">
      {answer && (
        <Text as="p" tone={answer.outcome === 'not-met' ? 'caution' : 'subdued'}>
          {answerWords(answer, words)}
        </Text>
      )}
    </div>
  );
}

function answerWords({ outcome, because }: NewcomerAnswer, { t, locale }: Words): string {
  const names = because.map((code) => t(`program.conditionGroups.leaves.${code}`));
  return t(`program.newcomer.${outcome}`, { conditions: listFormat(locale, { type: 'conjunction' }).format(names) });
}
