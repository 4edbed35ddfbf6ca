import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 120;

/** Looks until what is found is settled or the time is over; returns what was seen last. */
export async function lookUntil<Found>(
  look: () => Promise<Found | null>,
  isSettled: (found: Found) => boolean,
  maxMs: number,
  clock: { now(): Date },
): Promise<Found | null> {
  const until = clock.now().getTime() + maxMs;
  for (;;) {
    const found = await look();
    if ((found && isSettled(found)) || clock.now().getTime() >= until) return found;
    await sleep(LOOK_AGAIN_MS);
  }
}
