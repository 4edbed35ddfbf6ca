import { BlockStack } from '@shopify/polaris';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n/react.tsx';
import { Dialog } from './dialog.tsx';

type AskModalProps = {
  title: string;
  confirm: string;
  /** the way out; left out: "Cancel" */
  stay?: string;
  isDestructive?: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks before something is done, and stays until the answer is there, so that nothing is typed meanwhile. */
export function AskModal({
  title,
  confirm,
  stay,
  isDestructive = false,
  isBusy,
  onConfirm,
  onClose,
  children,
}: AskModalProps) {
  const { t } = useWords();
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (wasBusy.current && !isBusy) onClose();
    wasBusy.current = isBusy;
  });
  return (
    <Dialog
      onClose={onClose}
      title={title}
      primaryAction={{ content: confirm, destructive: isDestructive, loading: isBusy, onAction: onConfirm }}
      secondaryActions={[{ content: stay ?? t('common.cancel'), onAction: onClose, disabled: isBusy }]}
    >
      <Dialog.Section>
        <BlockStack gap="300">{children}</BlockStack>
      </Dialog.Section>
    </Dialog>
  );
}
