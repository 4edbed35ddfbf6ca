import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from './ask.ts';

/** What was asked when the surface appeared: null while it is on its way; `again` asks once more. */
export function useAnswer<Data>(question: () => Promise<Answer<Data>>): [Answer<Data> | null, () => void] {
  const [answer, setAnswer] = useState<Answer<Data> | null>(null);
  const asked = useRef(question);
  const load = useCallback(() => {
    setAnswer(null);
    void asked.current().then(setAnswer);
  }, []);
  useEffect(load, [load]);
  return [answer, load];
}
