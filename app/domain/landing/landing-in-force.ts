import { isDuring, type Period } from '../shared/period.ts';

/** When a published page is shown: from `startsAt` until `endsAt` (null = no end), unless it was taken off before. */
export type LandingPeriod = Period & { readonly number: number; readonly withdrawnAt: Date | null };

export type LandingState = 'planned' | 'shown' | 'waiting' | 'over' | 'withdrawn';

const isOn = (version: LandingPeriod, now: Date): boolean => version.withdrawnAt === null && isDuring(now, version);

/**
 * Of the versions that are on: one with an end comes before one without (the Christmas page before the usual one), then
 * the one that began last, then the newest. Null = friends see the page we make.
 */
export function landingInForce<Version extends LandingPeriod>(versions: readonly Version[], now: Date): Version | null {
  const [first] = versions
    .filter((version) => isOn(version, now))
    .toSorted(
      (a, b) =>
        Number(b.endsAt !== null) - Number(a.endsAt !== null) ||
        b.startsAt.getTime() - a.startsAt.getTime() ||
        b.number - a.number,
    );
  return first ?? null;
}

/** What became of each; "waiting" = it is on, and another one comes before it. */
export function landingState(version: LandingPeriod, inForce: LandingPeriod | null, now: Date): LandingState {
  if (version.withdrawnAt !== null) return 'withdrawn';
  if (now < version.startsAt) return 'planned';
  if (!isOn(version, now)) return 'over';
  return version.number === inForce?.number ? 'shown' : 'waiting';
}
