/** So many of so many people. */
export type Share = { readonly successes: number; readonly of: number };
/** A share and the bounds it lies within, 0–1, that hold 19 times out of 20. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number };

/**
 * Whether one share of people is higher than another (P12). `too-few`: the numbers can't say, whatever they look like.
 */
export type ShareComparison = {
  readonly verdict: 'too-few' | 'no-difference' | 'higher' | 'lower';
  /** one − other */
  readonly difference: Interval;
};

const Z_95 = 1.959964;
/** Below so many expected of a kind in a group, one person more or less would turn the result. */
const FEWEST_EXPECTED = 5;

/** Wilson's score interval: it stays within 0 and 1, and is honest where few or none succeeded. Nobody at all = 0–1. */
export function shareInterval({ successes, of }: Share): Interval {
  if (of === 0) return { value: 0, low: 0, high: 1 };
  const value = successes / of;
  const z2 = Z_95 ** 2;
  const centre = (value + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z_95 * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of ** 2))) / (1 + z2 / of);
  return { value, low: Math.max(centre - half, 0), high: Math.min(centre + half, 1) };
}

/** The interval of the difference is Newcombe's (1998, method 10), made of Wilson's two. */
export function compareShares(one: Share, other: Share): ShareComparison {
  const [a, b] = [shareInterval(one), shareInterval(other)];
  const value = a.value - b.value;
  const difference = {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
  if (!isEnough(one, other)) return { verdict: 'too-few', difference };
  const verdict = difference.low > 0 ? 'higher' : difference.high < 0 ? 'lower' : 'no-difference';
  return { verdict, difference };
}

function isEnough(one: Share, other: Share): boolean {
  const all = one.of + other.of;
  const pooled = all === 0 ? 0 : (one.successes + other.successes) / all;
  return [one, other].every(({ of }) => Math.min(of * pooled, of * (1 - pooled)) >= FEWEST_EXPECTED);
}
