import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { useWords } from '../../i18n/react.tsx';

/** Fetches the file with the session token App Bridge adds, then hands it to the browser: a plain link would come without. */
export function DownloadData({ customerId, onFailed }: { customerId: string; onFailed: (message: string) => void }) {
  const { t } = useWords();
  const [isBusy, setBusy] = useState(false);

  async function download() {
    setBusy(true);
    try {
      const answer = await fetch(`/app/privacy/${encodeURIComponent(customerId)}`);
      if (!answer.ok) return onFailed(t(answer.status === 404 ? 'problems.nothingHeld' : 'problems.failed'));
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = `ricochet-${customerId}.json`;
      link.click();
      URL.revokeObjectURL(address);
    } catch {
      onFailed(t('problems.failed'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button variant="primary" onClick={download} loading={isBusy}>
      {t('problems.download')}
    </Button>
  );
}
