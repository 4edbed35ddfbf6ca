import { Text } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import type { VersionView } from '../../queries/views.ts';
import { AskModal } from '../ask-modal.tsx';
import { ChangesList } from './changes-list.tsx';

type RollBackModalProps = {
  version: VersionView;
  newest: VersionView;
  nextNumber: number;
  /** the programme is paused or ended, and would be open again */
  restarts: boolean;
  /** the draft holds changes that were never published */
  keepsDraft: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Before an earlier version is used again: what changes against today's, and for whom. */
export function RollBackModal({ version, newest, nextNumber, restarts, keepsDraft, ...rest }: RollBackModalProps) {
  const { t } = useWords();
  return (
    <AskModal
      title={t('program.rollBack.title', { version: version.number })}
      confirm={t('program.rollBack.confirm', { version: nextNumber })}
      {...rest}
    >
      <Text as="p">{t('program.rollBack.changes')}</Text>
      <ChangesList before={newest.terms} after={version.terms} />
      <Text as="p">{t('program.rollBack.kept')}</Text>
      {restarts && <Text as="p">{t('program.publishRestarts')}</Text>}
      {keepsDraft && <Text as="p">{t('program.rollBack.keepsDraft')}</Text>}
    </AskModal>
  );
}
