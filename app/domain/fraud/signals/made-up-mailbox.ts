import type { Signal } from '../signal.ts';
import { stepOf } from '../signal.ts';

/** A mailbox that looks as if a program had chosen it. */
export const madeUpMailbox: Signal = {
  code: 'made-up-mailbox',
  edition: 1,
  group: 'mailbox',
  check({ trust: { traits } }) {
    const marks = traits?.mailboxRandomness ?? 0;
    const step = stepOf(marks, [
      [2, 15],
      [3, 25],
    ]);
    return step ? { weight: step.weight, input: { marks }, limit: { marks: 1 } } : null;
  },
};
