import type { RewardSpec } from './reward-spec.ts';

/** What is asked of Shopify, fixed before the first call, so that every try asks for the same. */
export type Intent = {
  readonly code: string;
  readonly customerId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** what had to be known before the first call, asked anew before the first one that takes back; null = nothing */
  readonly before: Readonly<Record<string, string | null>> | null;
  /** taking back has begun: nothing else may be done with it any more */
  readonly isTakenBack?: true;
};

/** A reward whose actual state differs from what the judge wants, taken on by this process. */
export type LeasedReward = {
  readonly id: string;
  readonly cause: string;
  readonly rule: string;
  readonly personId: string;
  readonly referralId: string | null;
  readonly programId: string;
  readonly spec: RewardSpec;
  readonly generation: number;
  readonly wanted: 'issued' | 'reversed';
  /** as it stood before the lease */
  readonly status: string;
  readonly shopifyGid: string | null;
  readonly createdAt: Date;
  readonly finalAt: Date;
  readonly issuedAt: Date | null;
  /** what stood in its way last: the code of its error */
  readonly hindrance: string | null;
  /** calls in a row that nobody answered */
  readonly failures: number;
  /** null: nothing was ever asked of Shopify */
  readonly intent: Intent | null;
  /** the beneficiary's account in the shop now */
  readonly customerId: string | null;
  /** what is to be taken back is also what another reward of the person gave, and keeps (a tag) */
  readonly isShared: boolean;
  /** grows with each lease: whoever has an older one lost the reward to somebody else */
  readonly token: number;
  /** from then on another process may take it */
  readonly leaseUntil: Date;
  /** the lease of a try before that came to no end; null = none, so nothing is under way */
  readonly leaseBefore: Date | null;
};

/**
 * Whether it is carried out by taking it back: it isn't wanted any more, or taking back was begun before it was wanted
 * again. That is brought to an end, as it may be gone; the judge then makes the next generation.
 */
export const isTakeBack = ({ wanted, status, intent }: LeasedReward): boolean =>
  wanted === 'reversed' || status === 'issued' || intent?.isTakenBack === true;

/** The refusal of taking back what is somewhere in Shopify, nobody can say where. */
export const NOT_FOUND = 'not-found';

export type Refusal = { readonly code: string; readonly field: string; readonly message: string };

/** What became of a leased reward. `gid`: what was found or made of it on the way, although it isn't finished. */
export type Outcome = {
  readonly reward: LeasedReward;
  readonly gid?: string | null;
} /** `gid` null: the merchant saw it there, we never did */ & (
  | {
      readonly kind: 'issued';
      readonly gid: string | null;
      readonly code: string | null;
      readonly expiresAt: Date | null;
    }
  /** `spent`: its holder had used it, wholly or in part */
  | { readonly kind: 'reversed'; readonly spent: boolean }
  /** Shopify said no, and would say so again: the merchant has to act */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** carried out or not: the merchant has to look */
  | { readonly kind: 'unclear'; readonly refusals: readonly Refusal[] }
  /** could not be taken back: it stays on the books as it is, and in sight */
  | { readonly kind: 'kept'; readonly refusals: readonly Refusal[] }
  /** the app may not do that in this shop (yet) */
  | { readonly kind: 'not-allowed'; readonly scopes: readonly string[] }
  /** no answer: tried again, `pauseMs` later at the earliest. `isSilent`: the shop hasn't answered for a while */
  | { readonly kind: 'unanswered'; readonly isSilent: boolean; readonly pauseMs: number }
  /** nothing was carried out, so it counts as not begun */
  | { readonly kind: 'untouched' }
);
