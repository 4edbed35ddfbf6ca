/** Time as it is handed to whatever needs it: the system's in production, a test's own in tests. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
