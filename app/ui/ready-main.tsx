import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/react.tsx';

/**
 * Until the scripts run, what is pressed or typed would be lost, with the pointer as with the keyboard: for that second the
 * page can be seen and takes nothing, and readers are told that it is on its way.
 */
export function ReadyMain({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <>
      <output className="Polaris-Text--visuallyHidden">{!isReady && t('frame.preparing')}</output>
      <main {...(!isReady && INERT)}>{children}</main>
    </>
  );
}

/** React 18 knows no such property, and writes down what it doesn't know as it is given. */
const INERT = { inert: '' };
