import type { Signal } from '../signal.ts';

/** "name+2@…" or "name4711@…": often meant well, and the cheapest way to a second address. */
export const taggedMailbox: Signal = {
  code: 'tagged-mailbox',
  edition: 1,
  group: 'hint',
  check({ trust: { traits } }) {
    if (!traits) return null;
    const weight = (traits.plusTag ? 10 : 0) + (traits.digitsTail >= 5 ? 5 : 0);
    return weight
      ? {
          weight,
          input: { plusTag: traits.plusTag, digitsTail: traits.digitsTail },
          limit: { plusTag: false, digitsTail: 4 },
        }
      : null;
  },
};
