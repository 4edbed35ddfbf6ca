import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../i18n/react.tsx';
import { saveFile } from './save-file.ts';

type DownloadProps = {
  url: string;
  fileName: string;
  label: string;
  isPrimary?: boolean;
  /** words for answers that say more than "it failed" */
  refusals?: Readonly<Record<number, string>>;
  onFailed: (message: string) => void;
};

/** Fetches a file with the session token App Bridge adds, then hands it to the browser: a plain link would come without. */
export function DownloadFile({ url, fileName, label, isPrimary = false, refusals = {}, onFailed }: DownloadProps) {
  const { t } = useWords();
  const [isBusy, setBusy] = useState(false);

  async function download() {
    setBusy(true);
    try {
      const answer = await fetch(url);
      if (!answer.ok) return onFailed(refusals[answer.status] ?? t('common.failed'));
      saveFile(await answer.blob(), fileName);
    } catch {
      onFailed(t('common.failed'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button variant={isPrimary ? 'primary' : undefined} onClick={download} loading={isBusy}>
      {label}
    </Button>
  );
}
