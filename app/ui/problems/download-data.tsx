import { useWords } from '../../i18n/react.tsx';
import { DownloadFile } from '../download-file.tsx';

/** What is held about a customer, as a file to hand over. */
export function DownloadData({ customerId, onFailed }: { customerId: string; onFailed: (message: string) => void }) {
  const { t } = useWords();
  return (
    <DownloadFile
      url={`/app/privacy/${encodeURIComponent(customerId)}`}
      fileName={`ricochet-${customerId}.json`}
      label={t('problems.download')}
      isPrimary
      refusals={{ 404: t('problems.nothingHeld') }}
      onFailed={onFailed}
    />
  );
}
