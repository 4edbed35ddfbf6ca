import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until it is so, or the time is over; returns which. */
export async function until(isSo: () => Promise<boolean>, maxMs: number, everyMs = 100): Promise<boolean> {
  const deadline = Date.now() + maxMs;
  while (Date.now() < deadline) {
    if (await isSo()) return true;
    await sleep(everyMs);
  }
  return isSo();
}
