import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';

/** Whoever types on sends one question, not one a letter. */
const TYPING_MS = 600;

/**
 * The answer to a question that changes as somebody types; null while it is on its way.
 * @param wanted its address; null = there is nothing to ask
 */
export function useAsked<Answer>(wanted: string | null): { answer: Answer | null; again: () => void } {
  const { load, data, state } = useFetcher<Answer>();
  const [asked, setAsked] = useState<string | null>(null);

  useEffect(() => {
    if (asked === wanted || !wanted) return;
    const timer = setTimeout(() => {
      setAsked(wanted);
      load(wanted);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [asked, wanted, load]);

  const isOnItsWay = asked !== wanted || state !== 'idle';
  return {
    answer: isOnItsWay ? null : ((data as Answer | undefined) ?? null),
    again: () => {
      if (wanted) load(wanted);
    },
  };
}
