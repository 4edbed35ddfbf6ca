/** Shopify's leaky bucket, one per app and shop; how much runs out of it depends on the shop's plan. */
export type BucketOptions = { maximum: number; restorePerSecond: number };
export const plans = {
  standard: { maximum: 2_000, restorePerSecond: 100 },
  advanced: { maximum: 4_000, restorePerSecond: 200 },
  plus: { maximum: 20_000, restorePerSecond: 1_000 },
  enterprise: { maximum: 40_000, restorePerSecond: 2_000 },
} as const satisfies Record<string, BucketOptions>;

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
