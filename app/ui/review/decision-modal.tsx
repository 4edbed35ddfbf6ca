import { BlockStack, Modal, Text } from '@shopify/polaris';
import { counted } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import { type ReasonKind, useReason } from './reason-fields.tsx';

export type { DecisionKind } from './reason-fields.tsx';

type DecisionModalProps<Kind extends ReasonKind> = {
  kind: Kind | null;
  /** how many orders, claims or people it is about, and their names to read */
  names: readonly string[];
  isBusy: boolean;
  onConfirm: (kind: Kind, reason: string) => void;
  onClose: () => void;
};

/** Asks for the reason before a human's word counts: it stays beside the verdict for whoever looks later. */
export function DecisionModal<Kind extends ReasonKind>({
  kind,
  names,
  isBusy,
  onConfirm,
  onClose,
}: DecisionModalProps<Kind>) {
  const words = useWords();
  const { t } = words;
  const { fields, read } = useReason(kind);
  if (kind === null) return null;

  const confirm = () => {
    const reason = read();
    if (reason !== null) onConfirm(kind, reason);
  };
  return (
    <Modal
      open
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
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p" breakWord>
            {names.join(', ')}
          </Text>
          <Text as="p">{t(`review.modal.${kind}.text`)}</Text>
          {fields}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
