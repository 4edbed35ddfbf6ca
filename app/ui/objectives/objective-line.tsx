import { Badge, type BadgeProps, BlockStack, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useId } from 'react';
import type { Progress } from '../../domain/objectives/objective.ts';
import { formatDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { ObjectiveView } from '../../queries/views.ts';
import { figureWords } from './objective-words.ts';

const TONES: Record<Progress['standing'], BadgeProps['tone']> = {
  reached: 'success',
  'on-track': 'info',
  behind: 'warning',
  missed: 'critical',
  'too-early': undefined,
};

/** One objective: what and by when, where it stands, in words and as a bar. */
export function ObjectiveLine({ objective, currency }: { objective: ObjectiveView; currency: string }) {
  const words = useWords();
  const { t, locale } = words;
  const id = useId();
  const { dueOn, progress } = objective;
  const day = `${formatDay(dueOn, locale)} ${dueOn.slice(0, 4)}`;
  if (objective.kind === 'words' || !progress)
    return (
      <BlockStack gap="100">
        <Text as="p" fontWeight="semibold" breakWord>
          {'words' in objective ? objective.words : ''}
        </Text>
        <Text as="p" tone="subdued">
          {t('objectives.by', { day })}
        </Text>
      </BlockStack>
    );
  const { kind, target } = objective;
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <span id={id}>
          <Text as="span" fontWeight="semibold">
            {t(`objectives.kinds.${kind}`)}
          </Text>
        </span>
        <Badge tone={TONES[progress.standing]}>{t(`objectives.standing.${progress.standing}`)}</Badge>
      </InlineStack>
      <ProgressBar progress={Math.round(progress.done * 100)} size="small" ariaLabelledBy={id} animated={false} />
      <Text as="p" tone="subdued">
        {t(`objectives.stands.${kind}`, {
          actual: figureWords(kind, progress.actual, currency, words),
          target: figureWords(kind, target, currency, words),
          day,
        })}
      </Text>
    </BlockStack>
  );
}
