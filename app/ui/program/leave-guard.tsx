import { useBeforeUnload, useBlocker } from '@remix-run/react';
import { Text } from '@shopify/polaris';
import { useCallback } from 'react';
import { useWords } from '../../i18n/react.tsx';
import { Dialog } from '../dialog.tsx';

/** Asks before unsaved changes are left behind, by a link in the app or by closing the page. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(useCallback((event) => isDirty && event.preventDefault(), [isDirty]));

  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog
      onClose={blocker.reset}
      title={t('program.leave.title')}
      primaryAction={{ content: t('program.leave.stay'), onAction: blocker.reset }}
      secondaryActions={[{ content: t('program.leave.leave'), destructive: true, onAction: blocker.proceed }]}
    >
      <Dialog.Section>
        <Text as="p">{t('program.leave.text')}</Text>
      </Dialog.Section>
    </Dialog>
  );
}
