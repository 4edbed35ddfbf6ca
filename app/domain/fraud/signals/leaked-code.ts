import type { Signal } from '../signal.ts';

const STRANGERS = 4;

/** The advocate's code itself is typed in by a burst of people who have nothing else to do with them: it stands somewhere. */
export const leakedCode: Signal = {
  code: 'leaked-code',
  edition: 1,
  group: 'pace',
  check(of) {
    if (of.subject !== 'order' || of.chosen.kind !== 'advocate-code') return null;
    const { pace } = of.trust;
    return pace.day >= STRANGERS || pace.week >= 2 * STRANGERS
      ? {
          weight: 50,
          input: { withinDay: pace.day, withinWeek: pace.week },
          limit: { withinDay: STRANGERS - 1, withinWeek: 2 * STRANGERS - 1 },
        }
      : null;
  },
};
