import { BlockStack, Modal, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

export type LifecycleIntent = 'pause' | 'resume' | 'end';

type LifecycleModalProps = {
  intent: LifecycleIntent | null;
  isBusy: boolean;
  onConfirm: (intent: LifecycleIntent) => void;
  onClose: () => void;
};

/** Asks before the programme stops or starts, and says what becomes of invitations that are under way. */
export function LifecycleModal({ intent, isBusy, onConfirm, onClose }: LifecycleModalProps) {
  const { t } = useWords();
  if (intent === null) return null;
  return (
    <Modal
      open
      onClose={onClose}
      title={t(`program.lifecycle.${intent}Title`)}
      primaryAction={{
        content: t(`program.lifecycle.${intent}Confirm`),
        destructive: intent === 'end',
        loading: isBusy,
        onAction: () => onConfirm(intent),
      }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{t(`program.lifecycle.${intent}Text`)}</Text>
          {intent !== 'resume' && <Text as="p">{t('program.lifecycle.honoured')}</Text>}
          {intent === 'end' && <Text as="p">{t('program.lifecycle.earned')}</Text>}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
