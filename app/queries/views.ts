/** View models: what screens read. Plain data, ready to show; wording is done by ui and i18n. Dates are ISO strings. */

import type { OfferTerms, ProgramStatus } from '../domain/program/offer.ts';
import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import type { Money } from '../domain/shared/money.ts';
import type { Outcome, RuleResult } from '../domain/verdict/verdict.ts';

export type ShopView = {
  shopId: string;
  domain: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: 'fr' | 'en';
};

export type RewardState = 'pending' | 'issuing' | 'issued' | 'reversed' | 'expired' | 'failed' | 'withheld';
/** invited · joined · order waiting · rewarded · not eligible (with the reason) */
export type ReferralState = 'invited' | 'joined' | 'order-waiting' | 'rewarded' | 'not-eligible';

export type ProblemView = {
  id: string;
  /** words under `problems.<code>`: what happened, what it affects, what to do */
  code: string;
  values: Record<string, string>;
  firstSeenAt: string;
  lastSeenAt: string;
  times: number;
};

/** An inbox row that could not be judged. */
export type QuarantinedMessage = { id: string; topic: string; arrivedAt: string; error: string; attempts: number };

export type FunnelNumbers = {
  shares: number;
  visits: number;
  claims: number;
  orders: number;
  revenue: Money;
  codesIssued: number;
  pointsIssued: number;
};

export type HomeView = {
  shop: ShopView;
  program: { id: string; name: string; status: ProgramStatus; versionNumber: number | null; terms: OfferTerms } | null;
  /** the set-up checklist until live */
  setup: { programPublished: boolean; blocksOpened: boolean; firstVisit: boolean };
  /** the last 30 days and the 30 before, for comparison */
  funnel: FunnelNumbers;
  previous: FunnelNumbers;
  /** one point a day over the last 30 days, oldest first */
  trend: { day: string; visits: number; claims: number; orders: number }[];
  needs: { problems: ProblemView[]; heldReferrals: number; quarantined: number };
  /** past orders read at install (O4) */
  import: { state: 'waiting' | 'running' | 'done' | 'failed'; done: number; total: number | null };
};

export type VersionView = { id: string; number: number; publishedAt: string; terms: OfferTerms };
export type ProgramView = {
  shop: ShopView;
  id: string;
  name: string;
  status: ProgramStatus;
  draft: OfferTerms;
  draftDiffers: boolean;
  /** what a save is compared with, so that two people saving at once don't undo each other */
  draftUpdatedAt: string;
  /** newest first */
  versions: VersionView[];
};

export type ReferralRow = {
  id: string;
  friendLabel: string;
  advocateLabel: string;
  advocateCode: string;
  state: ReferralState;
  /** rule code of the first rule that did not pass */
  reason: string | null;
  claimedAt: string | null;
  orderName: string | null;
  revenue: Money | null;
};

export type RewardView = {
  id: string;
  side: Side;
  spec: RewardSpec;
  state: RewardState;
  code: string | null;
  /** admin address of the discount in Shopify, relative to the shop's admin */
  shopifyPath: string | null;
  finalAt: string;
  issuedAt: string | null;
  expiresAt: string | null;
  withheldUntil: string | null;
};

export type VerdictView = {
  subject: 'order' | 'claim';
  /** "#1042" for an order, null for a claim */
  orderName: string | null;
  outcome: Outcome;
  reason: string | null;
  rules: RuleResult[];
  evidence: { kind: string; invitedAt: string; chosen: boolean; advocateCode: string }[];
  versionNumber: number | null;
  judgedAt: string;
};

export type ReferralView = ReferralRow & {
  shop: ShopView;
  /** newest first */
  verdicts: VerdictView[];
  rewards: RewardView[];
  messages: { kind: string; to: string; state: 'queued' | 'sent' | 'failed'; at: string; error: string | null }[];
};

export type ReferralsPage = {
  shop: ShopView;
  rows: ReferralRow[];
  nextCursor: string | null;
  counts: Record<ReferralState | 'all', number>;
};

/** The advocate's own page: four questions in order (LOOK): share, friends, earned, next. */
export type AdvocateSpaceView =
  | { state: 'closed'; reason: 'no-program' | 'paused' | 'ended' }
  | {
      state: 'ready';
      shop: ShopView;
      firstName: string | null;
      code: string;
      /** absolute address of the permanent link */
      link: string;
      terms: OfferTerms;
      versionNumber: number;
      numbers: { visits: number; claims: number; rewarded: number };
      friends: { label: string; state: ReferralState; reason: string | null; at: string }[];
      rewards: RewardView[];
      points: { available: number; pending: number } | null;
      /** rewarded friends left this month, null without a limit */
      leftThisMonth: number | null;
    };

/** What a friend sees behind a link. An unknown code answers exactly as a paused programme (no guessing). */
export type LandingView =
  | { state: 'closed'; shop: ShopView }
  | { state: 'open'; shop: ShopView; advocateFirstName: string | null; terms: OfferTerms; visitToken: string };
