import { Box } from '@shopify/polaris';
import { useWords } from '../../i18n/react.tsx';
import { DownloadFile } from '../download-file.tsx';

type ReportDownloadProps = { report: 'owed' | 'payouts'; onFailed: (message: string) => void };

/** Stands above a report's cards: the same numbers as a file. */
export function ReportDownload({ report, onFailed }: ReportDownloadProps) {
  const { t } = useWords();
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <DownloadFile
        url={`/app/${report}/csv`}
        fileName={`ricochet-${report}.csv`}
        label={t('reports.csv')}
        onFailed={onFailed}
      />
    </Box>
  );
}
