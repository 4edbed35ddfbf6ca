import { type Signal, stepOf } from '../signal.ts';

/** The advocate's other friends call off, send back or dispute what they bought, again and again: two at least, and half of all. */
export const refundLoop: Signal = {
  code: 'refund-loop',
  edition: 1,
  group: 'conduct',
  check({ trust: { conduct } }) {
    const { bought, undone } = conduct;
    const step = stepOf(undone, [
      [2, 40],
      [3, 60],
      [5, 110],
    ]);
    return step && undone * 2 >= bought
      ? { weight: step.weight, input: { friendsUndone: undone, friendsBought: bought }, limit: { friendsUndone: 1 } }
      : null;
  },
};
