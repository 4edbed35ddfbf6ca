/** Shopify's leaky bucket, one per app and shop; 100 points a second on the standard plan. */
export type BucketOptions = { maximum: number; restorePerSecond: number };
export const standardPlan: BucketOptions = { maximum: 2_000, restorePerSecond: 100 };

export class LeakyBucket {
  readonly options: BucketOptions;
  #available: number;
  #checkedAtMs: number;

  constructor(options: BucketOptions, nowMs: number) {
    this.options = options;
    this.#available = options.maximum;
    this.#checkedAtMs = nowMs;
  }

  #restore(nowMs: number): void {
    const seconds = Math.max(0, nowMs - this.#checkedAtMs) / 1_000;
    this.#available = Math.min(this.options.maximum, this.#available + seconds * this.options.restorePerSecond);
    this.#checkedAtMs = nowMs;
  }

  /** false when there isn't enough left; nothing is taken then */
  take(points: number, nowMs: number): boolean {
    this.#restore(nowMs);
    if (points > this.#available) return false;
    this.#available -= points;
    return true;
  }

  giveBack(points: number): void {
    this.#available = Math.min(this.options.maximum, this.#available + points);
  }

  status(nowMs: number) {
    this.#restore(nowMs);
    return {
      maximumAvailable: this.options.maximum,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.options.restorePerSecond,
    };
  }
}
