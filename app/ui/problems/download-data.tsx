import { useWords } from '../../i18n/react.tsx';
import type { ProblemView } from '../../queries/views.ts';
import { DownloadFile } from '../download-file.tsx';

type DownloadProps = { problem: ProblemView; onFailed: (message: string) => void };

/** What is held about whoever asked for it, as a file to hand over. A guest has no customer id. */
export function DownloadData({ problem: { id, values }, onFailed }: DownloadProps) {
  const { t } = useWords();
  return (
    <DownloadFile
      url={`/app/privacy/${id}`}
      fileName={`ricochet-${values['customerId'] || values['requestId']}.json`}
      label={t('problems.download')}
      isPrimary
      refusals={{ 404: t('problems.nothingHeld') }}
      onFailed={onFailed}
    />
  );
}
