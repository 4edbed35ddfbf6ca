import { BlockStack, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { counted } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { Dialog } from '../dialog.tsx';
import { type ReasonKind, useReason } from './reason-fields.tsx';

export type { DecisionKind } from './reason-fields.tsx';

const MAX_ANSWER = 500;

type DecisionModalProps<Kind extends ReasonKind> = {
  kind: Kind | null;
  /** how many orders, claims or people it is about, and their names to read */
  names: readonly string[];
  /** a customer who asked is told the result, with words if there are any */
  isAwaited?: boolean;
  isBusy: boolean;
  onConfirm: (kind: Kind, reason: string, answer: string) => void;
  onClose: () => void;
};

/** Asks for the reason before a human's word counts: it stays beside the verdict for whoever looks later. */
export function DecisionModal<Kind extends ReasonKind>({
  kind,
  names,
  isAwaited = false,
  isBusy,
  onConfirm,
  onClose,
}: DecisionModalProps<Kind>) {
  const words = useWords();
  const { t } = words;
  const { fields, read } = useReason(kind);
  const [answer, setAnswer] = useState('');
  useEffect(() => {
    if (kind === null) setAnswer('');
  }, [kind]);
  if (kind === null) return null;

  const confirm = () => {
    const reason = read();
    if (reason !== null) onConfirm(kind, reason, isAwaited ? answer.trim() : '');
  };
  return (
    <Dialog
      onClose={onClose}
      title={counted(words, `review.modal.${kind}.title`, names.length)}
      primaryAction={{
        content: t(`review.modal.${kind}.confirm`),
        destructive: kind === 'reject' || kind === 'block',
        loading: isBusy,
        onAction: confirm,
      }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Dialog.Section>
        <BlockStack gap="400">
          <Text as="p" breakWord>
            {names.join(', ')}
          </Text>
          <Text as="p">{t(`review.modal.${kind}.text`)}</Text>
          {fields}
          {isAwaited && (
            <TextField
              label={t('review.modal.answer')}
              helpText={t('review.modal.answerHelp')}
              name="answer"
              autoComplete="off"
              multiline={2}
              maxLength={MAX_ANSWER}
              value={answer}
              onChange={setAnswer}
            />
          )}
        </BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
