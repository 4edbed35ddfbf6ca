import type { Signal } from '../signal.ts';

/** SC-26: same surname and address. Families recommend to each other, so it has people wait at most, graded by how near they live. */
export const sameHousehold: Signal = {
  code: 'same-household',
  edition: 1,
  group: 'closeness',
  check({ trust: { shared } }) {
    const kind = (['household', 'address'] as const).find((one) => shared.includes(one));
    return kind
      ? { weight: kind === 'household' ? 55 : 40, input: { sharedTraces: [kind] }, limit: { sharedTraces: [] } }
      : null;
  },
};
