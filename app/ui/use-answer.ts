import { useEffect, useRef } from 'react';

/** Hears each answer of an action once, when the page's data have been read again after it. */
export function useAnswer<Answer>(
  fetcher: { state: 'idle' | 'submitting' | 'loading'; data?: Answer },
  hear: (answer: Answer) => void,
): void {
  const heard = useRef<Answer>();
  useEffect(() => {
    if (fetcher.state !== 'idle' || fetcher.data === undefined || fetcher.data === heard.current) return;
    heard.current = fetcher.data;
    hear(fetcher.data);
  });
}
