/** What is known of a shop's last weeks, each seven days up to now. */
export type Observed = {
  /** referrals that were suspected, oldest week first; the last is this week; none from before the first referral */
  readonly suspected: readonly number[];
  /** referrals that came by a site, or with a program, that collects codes, likewise */
  readonly fromCouponSites: readonly number[];
  /** advocates with suspected friends this week */
  readonly advocates: readonly { readonly personId: string; readonly code: string; readonly suspected: number }[];
  /** jobs that were given up and lie there */
  readonly deadLetters: number;
};

/** What the merchant is told of (V6). `usual` is the median of the weeks before. */
export type Anomaly =
  | { readonly kind: 'attempts' | 'coupon-sites'; readonly count: number; readonly usual: number }
  | { readonly kind: 'advocate'; readonly count: number; readonly personId: string; readonly code: string }
  | { readonly kind: 'dead-letters'; readonly count: number };

/** An anomaly as it stands on record: `key` says what it is about, so that it is raised once until it is over. */
export type Warning = {
  readonly key: string;
  readonly code: `alert-${Anomaly['kind']}`;
  readonly values: Readonly<Record<string, string>>;
};

/** Weeks that a week is compared with, at most and at least. */
export const WEEKS_COMPARED = 8;
const FEWEST_WEEKS = 4;
/** Fewer in a week are looked at one by one anyway. */
const FEWEST_UNUSUAL = 5;
/** Deviations that are still chance. */
const TOLERANCE = 3;
/** Makes the median absolute deviation comparable with a standard deviation. */
const TO_SIGMA = 1.4826;
/** Suspected friends of one advocate in a week. */
const FEWEST_OF_ADVOCATE = 4;
const MOST_ADVOCATES = 5;

/** All that is unusual about this week, gravest first. */
export function findAnomalies({ suspected, fromCouponSites, advocates, deadLetters }: Observed): Anomaly[] {
  const unusual = (kind: 'attempts' | 'coupon-sites', weeks: readonly number[]): Anomaly[] => {
    const usual = usualOf(weeks);
    const count = weeks.at(-1) ?? 0;
    return usual && count >= FEWEST_UNUSUAL && count > usual.limit ? [{ kind, count, usual: usual.median }] : [];
  };
  return [
    ...unusual('attempts', suspected),
    ...advocates
      .filter((one) => one.suspected >= FEWEST_OF_ADVOCATE)
      .toSorted((a, b) => b.suspected - a.suspected || (a.code < b.code ? -1 : 1))
      .slice(0, MOST_ADVOCATES)
      .map(({ personId, code, suspected: count }): Anomaly => ({ kind: 'advocate', count, personId, code })),
    ...unusual('coupon-sites', fromCouponSites),
    ...(deadLetters > 0 ? [{ kind: 'dead-letters', count: deadLetters } as const] : []),
  ];
}

/**
 * What a week of this shop is like: the median of the weeks before, and the limit above which a week is unusual, median + 3
 * robust deviations (of at least one each). One bad week in the past moves neither. Null where too little past is known.
 */
function usualOf(weeks: readonly number[]): { median: number; limit: number } | null {
  const past = weeks.slice(0, -1).slice(-WEEKS_COMPARED);
  if (past.length < FEWEST_WEEKS) return null;
  const median = medianOf(past);
  const deviation = medianOf(past.map((count) => Math.abs(count - median)));
  return { median, limit: median + TOLERANCE * Math.max(TO_SIGMA * deviation, 1) };
}

function medianOf(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
