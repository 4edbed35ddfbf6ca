import type { Chance } from './chance.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The programme's life: a French autumn, Christmas and spring. Advocates join until some weeks before its end. */
export const OPENS_AT = Date.parse('2025-09-08T06:00:00Z');
const JOINING_DAYS = 224;
const WINTER = [Date.parse('2025-10-26T01:00:00Z'), Date.parse('2026-03-29T01:00:00Z')] as const;
const BLACK_FRIDAY = [Date.parse('2025-11-24T00:00:00Z'), Date.parse('2025-12-02T00:00:00Z')] as const;
const CHRISTMAS = [Date.parse('2025-12-21T00:00:00Z'), Date.parse('2026-01-02T00:00:00Z')] as const;

const MONTHS = [1.15, 0.85, 0.9, 0.95, 1, 0.9, 0.8, 0.6, 1, 1, 1.2, 1.45];
const WEEKDAYS = [1.2, 1.05, 1, 1, 0.95, 0.85, 0.9];
const HOURS = [3, 1.5, 0.8, 0.5, 0.4, 0.6, 1.5, 3, 4, 5, 5.5, 5.5, 6.5, 6, 5, 5, 5, 5.5, 6, 6.5, 8, 9, 8, 5];
const HOUR_WEIGHTS = Object.fromEntries(HOURS.map((weight, hour) => [`${hour}h`, weight]));

const joiningWeights = cumulated(
  Array.from({ length: JOINING_DAYS }, (_, day) => {
    const at = OPENS_AT + day * DAY;
    return seasonAt(at) * (1 + 3 * Math.exp(-day / 10));
  }),
);

/** When an advocate joins: a rush when the shop writes to its customers at the opening, then with the season. */
export function drawJoining(chance: Chance): number {
  const aim = chance.next() * joiningWeights.at(-1)!;
  const day = joiningWeights.findIndex((weight) => aim < weight);
  return Math.max(OPENS_AT, inRhythm(chance, OPENS_AT + day * DAY));
}

export function isGiftSeason(at: number): boolean {
  return new Date(at).getUTCMonth() === 11 && at < CHRISTMAS[0];
}

/** Some time of the same (Paris) day, as people sit at their screens. */
export function inRhythm(chance: Chance, at: number): number {
  const offset = at >= WINTER[0] && at < WINTER[1] ? HOUR : 2 * HOUR;
  const midnight = Math.floor((at + offset) / DAY) * DAY - offset;
  const hour = Number.parseInt(chance.weighted(HOUR_WEIGHTS), 10);
  return midnight + hour * HOUR + Math.floor(chance.next() * 3600) * 1000;
}

/** So many days later: within a day to the second, beyond that at an hour of the daily rhythm. Never earlier. */
export function daysLater(chance: Chance, at: number, days: number): number {
  const later = at + days * DAY;
  return days < 0.5 ? whole(later) : Math.max(whole(at + 5 * MINUTE), inRhythm(chance, later));
}

export function minutesLater(chance: Chance, at: number, low: number, high: number): number {
  return whole(at + chance.between(low, high) * MINUTE);
}

/** To the second, as the format writes it. */
export function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function whole(at: number): number {
  return Math.ceil(at / 1000) * 1000;
}

function seasonAt(at: number): number {
  const date = new Date(at);
  const sale = at >= BLACK_FRIDAY[0] && at < BLACK_FRIDAY[1] ? 1.8 : 1;
  const quiet = at >= CHRISTMAS[0] && at < CHRISTMAS[1] ? 0.45 : 1;
  return MONTHS[date.getUTCMonth()]! * WEEKDAYS[date.getUTCDay()]! * sale * quiet;
}

function cumulated(weights: number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}
