import { useWords } from '../../i18n/react.tsx';
import type { ConnectionsView } from '../../queries/views.ts';
import { wordOr } from '../receipt-words.ts';

type Person = ConnectionsView['people'][number];

/** What people and what they share are called. */
export function useNames() {
  const words = useWords();
  const { t } = words;
  return {
    of: ({ label, code, orderName }: Person): string =>
      label || code || [t('referrals.unnamed'), orderName].filter(Boolean).join(' '),
    about: ({ role, state }: Person): string =>
      [t(`graph.roles.${role}`), state && t(`states.${state}`)].filter(Boolean).join(' · '),
    kinds: (kinds: readonly string[]): string =>
      kinds.map((kind) => wordOr(words, `review.traces.${kind}`, kind)).join(', '),
  };
}

/** A, B, C …: what a ring is called in the drawing and in the list. */
export const ringLetter = (ring: number): string => String.fromCharCode(65 + (ring % 26));
