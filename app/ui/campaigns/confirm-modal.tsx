import { BlockStack, Modal, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

export type CampaignStep = 'change' | 'end' | 'call-off';

type ConfirmModalProps = {
  /** null = nothing is asked */
  step: CampaignStep | null;
  name: string;
  /** what new invitations get afterwards */
  afterwards: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a campaign changes or stops, and says what becomes of invitations that are under way. */
export function ConfirmModal({ step, name, afterwards, isBusy, onConfirm, onClose }: ConfirmModalProps) {
  const { t } = useWords();
  if (step === null) return null;
  return (
    <Modal
      open
      onClose={onClose}
      title={t(`campaigns.confirm.${step}.title`, { name })}
      primaryAction={{
        content: t(`campaigns.confirm.${step}.confirm`),
        destructive: step !== 'change',
        loading: isBusy,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{t(`campaigns.confirm.${step}.kept`)}</Text>
          <Text as="p">{t('campaigns.confirm.next', { promise: afterwards })}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
