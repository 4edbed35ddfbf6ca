import { Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { PilotView } from '../../queries/views.ts';
import { AskModal } from '../ask-modal.tsx';
import { promiseCompact } from '../offer-words.ts';

export type PilotEnd = 'roll-out' | 'stop';

type EndModalProps = {
  /** null = nothing is asked */
  step: PilotEnd | null;
  pilot: PilotView;
  isBusy: boolean;
  onConfirm: (step: PilotEnd) => void;
  onClose: () => void;
};

/** Asks before a pilot ends or its terms are for all, and says what becomes of invitations that are under way. */
export function EndModal({ step, pilot, isBusy, onConfirm, onClose }: EndModalProps) {
  const words = useWords();
  const { t } = words;
  if (step === null) return null;
  const next =
    step === 'roll-out'
      ? t(`pilot.end.roll-out.${pilot.isOn ? 'next' : 'nextOver'}`, { promise: promiseCompact(pilot.terms, words) })
      : pilot.restTerms
        ? t('pilot.end.stop.next', { promise: promiseCompact(pilot.restTerms, words) })
        : t('pilot.end.stop.nextNothing');
  return (
    <AskModal
      title={t(`pilot.end.${step}.title`, { name: pilot.name })}
      confirm={t(`pilot.end.${step}.confirm`)}
      stay={t('pilot.end.stay')}
      isDestructive={step === 'stop'}
      isBusy={isBusy}
      onConfirm={() => onConfirm(step)}
      onClose={onClose}
    >
      <Text as="p">{next}</Text>
      <Text as="p">{t('pilot.end.kept')}</Text>
    </AskModal>
  );
}
