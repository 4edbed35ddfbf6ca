import { Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { AskModal } from '../ask-modal.tsx';

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
    <AskModal
      title={t(`campaigns.confirm.${step}.title`, { name })}
      confirm={t(`campaigns.confirm.${step}.confirm`)}
      stay={t('campaigns.confirm.stay')}
      isDestructive={step !== 'change'}
      isBusy={isBusy}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Text as="p">{t(`campaigns.confirm.${step}.kept`)}</Text>
      <Text as="p">
        {t(hasBegun ? 'campaigns.confirm.next' : 'campaigns.confirm.nextThen', { promise: afterwards })}
      </Text>
    </AskModal>
  );
}
