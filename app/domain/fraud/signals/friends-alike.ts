import { type Signal, stepOf } from '../signal.ts';
import type { Trust } from '../trust.ts';

type Steps = Parameters<typeof stepOf>[1];

/** The surer the trace, the fewer friends who share it. */
const STEPS: readonly (readonly [keyof Trust['siblings'], Steps])[] = [
  ['name', [[1, 35]]],
  ['phone', [[1, 60]]],
  [
    'device',
    [
      [1, 40],
      [2, 70],
      [4, 110],
    ],
  ],
  [
    'household',
    [
      [1, 25],
      [2, 55],
      [4, 80],
    ],
  ],
  [
    'address',
    [
      [1, 20],
      [2, 50],
      [4, 80],
    ],
  ],
  [
    'ip',
    [
      [1, 10],
      [2, 25],
      [3, 50],
      [6, 80],
    ],
  ],
];

/** Several friends of one advocate share a line, a home or a name: one human with many accounts, or a ring. */
export const friendsAlike: Signal = {
  code: 'friends-alike',
  edition: 1,
  group: 'ring',
  check({ trust: { siblings, others } }) {
    const found = STEPS.flatMap(([kind, steps]) => {
      const count = siblings[kind] ?? 0;
      // on a line that more strangers than friends use, friends meet by chance
      const isByChance = (kind === 'ip' || kind === 'device') && (others[kind] ?? 0) > count;
      const step = isByChance ? undefined : stepOf(count, steps);
      return step ? [{ kind, count, ...step }] : [];
    });
    const [heaviest] = found.sort((a, b) => b.weight - a.weight);
    return heaviest
      ? {
          weight: heaviest.weight,
          input: { sharedTraces: found.map(({ kind }) => kind), friendsAlike: heaviest.count },
          limit: { friendsAlike: 0 },
        }
      : null;
  },
};
