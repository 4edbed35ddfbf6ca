import { Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { AskModal } from '../ask-modal.tsx';

export type LifecycleIntent = 'pause' | 'resume' | 'end' | 'archive';

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
    <AskModal
      title={t(`program.lifecycle.${intent}Title`)}
      confirm={t(`program.lifecycle.${intent}Confirm`)}
      isDestructive={intent === 'end'}
      isBusy={isBusy}
      onConfirm={() => onConfirm(intent)}
      onClose={onClose}
    >
      <Text as="p">{t(`program.lifecycle.${intent}Text`)}</Text>
      {intent !== 'resume' && <Text as="p">{t('program.lifecycle.honoured')}</Text>}
      {(intent === 'end' || intent === 'archive') && <Text as="p">{t('program.lifecycle.earned')}</Text>}
    </AskModal>
  );
}
