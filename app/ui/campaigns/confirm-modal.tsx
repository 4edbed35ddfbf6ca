import { BlockStack, Modal, Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';

export type CampaignStep = 'change' | 'end' | 'call-off';

type ConfirmModalProps = {
  /** null = nothing is asked */
  step: CampaignStep | null;
  name: string;
  /** what invitations get then: that are opened from now on, or, where it hasn't begun, on its days */
  afterwards: string;
  hasBegun: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a campaign changes or stops, and says what becomes of invitations that are under way. */
export function ConfirmModal({ step, name, afterwards, hasBegun, isBusy, onConfirm, onClose }: ConfirmModalProps) {
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
      secondaryActions={[{ content: t('campaigns.confirm.stay'), onAction: onClose, disabled: isBusy }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{t(`campaigns.confirm.${step}.kept`)}</Text>
          <Text as="p">
            {t(hasBegun ? 'campaigns.confirm.next' : 'campaigns.confirm.nextThen', { promise: afterwards })}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
