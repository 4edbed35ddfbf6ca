import type { Signal } from '../signal.ts';
import { CROWD } from '../trust.ts';

/** A code that no human ever sees was brought: what this buyer uses collects codes. On a crowded line that says less. */
export const canaryCode: Signal = {
  code: 'canary-code',
  edition: 1,
  group: 'source',
  check: ({ trust: { canary, others } }) =>
    canary
      ? { weight: (others.device ?? 0) >= CROWD ? 30 : 55, input: { canary: true }, limit: { canary: false } }
      : null,
};
