import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 150;

/** Looks until there is something to see, and returns it; what it last saw is in the error. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  isIt: (seen: Awaited<T>) => boolean = Boolean,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<Awaited<T>>> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (isIt(seen)) return seen as NonNullable<Awaited<T>>;
    if (Date.now() > deadline)
      throw new Error(`Waited ${patienceMs / 1000} s for ${what}; last seen: ${JSON.stringify(seen)}`);
    await sleep(LOOK_AGAIN_MS);
  }
}
