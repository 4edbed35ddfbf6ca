import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Reads the page's data again every `everyMs` while `isWanted` and the page is in view. */
export function usePolling(isWanted: boolean, everyMs: number): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isWanted || state !== 'idle') return;
    const timer = setInterval(() => document.visibilityState === 'visible' && revalidate(), everyMs);
    return () => clearInterval(timer);
  }, [isWanted, everyMs, revalidate, state]);
}
