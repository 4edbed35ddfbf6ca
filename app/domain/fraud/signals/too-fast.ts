import type { Signal } from '../signal.ts';

const SECONDS = 45;

/** Faster from invitation to payment than somebody who sees the shop for the first time. */
export const tooFast: Signal = {
  code: 'too-fast',
  edition: 1,
  group: 'hint',
  check: ({ trust: { secondsToOrder } }) =>
    secondsToOrder !== null && secondsToOrder < SECONDS
      ? { weight: 10, input: { secondsToOrder }, limit: { secondsToOrder: SECONDS } }
      : null,
};
