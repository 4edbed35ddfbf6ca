import type { Signal } from '../signal.ts';

const HOURS = 6;

/** The friend was there within hours of the advocate's joining, as is one who joins to recommend themself. */
export const atOnce: Signal = {
  code: 'at-once',
  edition: 1,
  group: 'timing',
  check({ trust: { secondsFromJoining } }) {
    if (secondsFromJoining === null || secondsFromJoining === undefined) return null;
    const hours = Math.floor(secondsFromJoining / 3_600);
    return hours < HOURS
      ? { weight: hours < 2 ? 20 : 10, input: { hoursFromJoining: hours }, limit: { hoursFromJoining: HOURS } }
      : null;
  },
};
