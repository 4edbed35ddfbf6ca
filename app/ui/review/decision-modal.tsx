import { BlockStack, Modal, Select, Text, TextField } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { counted } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';

export type DecisionKind = 'approve' | 'reject' | 'undo';

/** Reasons given often; the last leaves it to the human's own words. */
const TEMPLATES = {
  approve: ['known', 'checked', 'family', 'other'],
  reject: ['same-person', 'fake-account', 'code-shared', 'agreed', 'other'],
  undo: ['mistake', 'new-facts', 'other'],
} as const;
const OWN_WORDS = 'other';
const MAX_REASON = 400;

type DecisionModalProps = {
  kind: DecisionKind | null;
  /** how many orders and claims it is about, and their names to read */
  names: readonly string[];
  isBusy: boolean;
  onConfirm: (kind: DecisionKind, reason: string) => void;
  onClose: () => void;
};

/** Asks for the reason before a human's word counts: it stays beside the verdict for whoever looks later. */
export function DecisionModal({ kind, names, isBusy, onConfirm, onClose }: DecisionModalProps) {
  const words = useWords();
  const { t } = words;
  const [template, setTemplate] = useState<string>('');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    setTemplate(kind === null ? '' : TEMPLATES[kind][0]);
    setText('');
    setMissing(false);
  }, [kind]);
  if (kind === null) return null;

  const typed = text.trim();
  const confirm = () => {
    if (template === OWN_WORDS && !typed) setMissing(true);
    else
      onConfirm(
        kind,
        [template === OWN_WORDS ? '' : t(`review.reasons.${template}`), typed].filter(Boolean).join(' · '),
      );
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={counted(words, `review.modal.${kind}.title`, names.length)}
      primaryAction={{
        content: t(`review.modal.${kind}.confirm`),
        destructive: kind === 'reject',
        loading: isBusy,
        onAction: confirm,
      }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p" breakWord>
            {names.join(', ')}
          </Text>
          <Text as="p">{t(`review.modal.${kind}.text`)}</Text>
          <Select
            label={t('review.modal.reason')}
            name="template"
            options={TEMPLATES[kind].map((code) => ({ value: code, label: t(`review.reasons.${code}`) }))}
            value={template}
            onChange={setTemplate}
          />
          <TextField
            label={t('review.modal.words')}
            name="words"
            autoComplete="off"
            multiline={2}
            maxLength={MAX_REASON}
            value={text}
            onChange={setText}
            {...(isMissing && !typed && { error: t('review.modal.missing') })}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
