import { Modal, type ModalProps } from '@shopify/polaris';
import { startTransition, useEffect, useState } from 'react';

/**
 * Polaris' modal, there as long as it is rendered. It is drawn once the press that asked for it was answered: made of
 * hundreds of parts, it would keep the button down for a fifth of a second on a slow machine.
 */
export function Dialog(props: Omit<ModalProps, 'open'>) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => startTransition(() => setIsOpen(true)), []);
  return <Modal {...props} open={isOpen} />;
}

Dialog.Section = Modal.Section;
