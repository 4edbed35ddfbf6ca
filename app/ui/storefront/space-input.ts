import type { OfferTerms } from '../../domain/program/offer.ts';
import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { Disclosed } from '../../i18n/disclosure-words.ts';
import type { EarlierThan, PointsWalletView } from '../../queries/views.ts';

export type FriendState =
  | 'invited'
  | 'joined'
  | 'order-waiting'
  | 'rewarded'
  | 'not-eligible'
  | 'asked'
  | 'confirmed'
  | 'declined'
  | 'expired';
export type RewardState = 'pending' | 'issuing' | 'issued' | 'reversed' | 'expired' | 'failed' | 'withheld';

export type SpaceReward = {
  spec: RewardSpec;
  state: RewardState;
  code: string | null;
  finalAt: string;
  expiresAt: string | null;
  withheldUntil: string | null;
  reason: string | null;
  amount: number | null;
  usedOnOrder: string | null;
};

/** A referral that a human may be asked to look at, or was. */
type SpaceAppeal = { referralId: string; state: 'open' | 'asked' };

/** The part of `AdvocateSpaceView` (state "ready") that is shown. */
export type SpaceInput = {
  shop: { name: string; currency: string; timeZone: string };
  firstName: string | null;
  code: string;
  link: string;
  terms: OfferTerms;
  /** when what is promised ends, and what friends are promised */
  until?: string | null;
  friendUntil?: string | null;
  versionNumber?: number;
  /** its terms aren't the ones that are public */
  isOwn?: boolean;
  visits: number;
  friends: readonly {
    label: string;
    state: FriendState;
    reason: string | null;
    at: string;
    answerToken?: string | null;
    /** the next level that pays the advocate, and how many purchases count so far; null = none ahead */
    next?: { purchases: number; n: number; spec: RewardSpec } | null;
    appeal?: SpaceAppeal | null;
  }[];
  /** which page of a long list this is, and where the next one begins */
  before: EarlierThan;
  earlier: { friends: string | null; rewards: string | null };
  own: (SpaceAppeal & { reason: string }) | null;
  rewards: readonly SpaceReward[];
  joined: number;
  soonest: SpaceReward | null;
  points: PointsWalletView | null;
  redeemToken: string;
  leftThisMonth: number | null;
  /** they are a partner: what their friends read of it */
  disclosure?: Disclosed | null;
  /** what a friend whose claim counts earns a partner, in minor units */
  lead?: { amountMinor: number; perMonth: number | null } | null;
  /** why the link gives nothing just now */
  closedFor?: string | null;
};
