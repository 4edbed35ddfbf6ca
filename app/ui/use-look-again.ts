import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

/** Commands go to the judge, which takes a moment: the page is read once more a little later. */
const A_MOMENT_MS = 1_200;

export function useLookAgain(): () => void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(revalidate, A_MOMENT_MS);
  }, [revalidate]);
}
