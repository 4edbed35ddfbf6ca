import type { Signal } from '../signal.ts';

/** A code that no human ever sees was brought: what this buyer uses collects codes. */
export const canaryCode: Signal = {
  code: 'canary-code',
  edition: 1,
  group: 'source',
  check: ({ trust: { canary } }) => (canary ? { weight: 55, input: { canary: true }, limit: { canary: false } } : null),
};
