import type { Thresholds } from './thresholds.ts';
import type { Traits } from './traces.ts';

/** What two people may have in common; a last name leads from nobody to anybody, and is compared with the advocate's only. */
export const COMMON = ['phone', 'name', 'household', 'address', 'device', 'ip', 'mailbox', 'lastName'] as const;
export type Common = (typeof COMMON)[number];

/** How many people or times are told apart; beyond it is "many", so that a busy advocate's friends aren't judged anew for each other. */
export const MOST_COUNTED = 20;

/** From so many people on, a line, or a browser on it, is a café's, a campus's or a mobile carrier's: anybody's. */
export const CROWD = 5;

/**
 * All that the signals look at, gathered when a subject is judged and recorded with it: counts and yes or no, no hashes.
 * Only what came to light before the reward became final is in it.
 */
export type Trust = {
  readonly thresholds: Thresholds;
  /** null where nothing was told (stored before traits were taken, or the buyer was erased) */
  readonly traits: Traits | null;
  /** what the friend has in common with the advocate */
  readonly shared: readonly Common[];
  /** how many other friends of this advocate have the same */
  readonly siblings: Readonly<Partial<Record<Common, number>>>;
  /** how many other people of other referrals have the same */
  readonly others: Readonly<Partial<Record<Common, number>>>;
  /** other friends of this advocate within an hour, a day, a week of this one */
  readonly pace: { readonly hour: number; readonly day: number; readonly week: number };
  /** of the advocate's other friends who bought: how many sent back, called off or disputed what they bought */
  readonly conduct: { readonly bought: number; readonly undone: number };
  /** the advocate is a friend of their friend */
  readonly isReturned: boolean;
  /** from the claim, or the visit, to the order; null where there was neither, and of claims */
  readonly secondsToOrder: number | null;
  /** they brought a decoy code, or somebody did from their browser or with their address; absent: nobody */
  readonly canary?: true;
  /**
   * How far the advocate's code has got: other friends who typed it in, within a day and a week of this one, and those who came
   * from sites that collect codes, of how many who bought. Absent in cases from before it was counted.
   */
  readonly spread?: {
    readonly typedDay: number;
    readonly typedWeek: number;
    readonly collectors: number;
    readonly friends?: number;
  };
  /** from when the advocate joined to the first that is known of this friend; null or absent = not told */
  readonly secondsFromJoining?: number | null;
  /** Shopify's own assessment, as far as it was told */
  readonly risk: 'none' | 'low' | 'medium' | 'high' | null;
};
