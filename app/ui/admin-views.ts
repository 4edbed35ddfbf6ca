/** What the admin's pages are handed. Queries give exactly this; the routes' types break when the two part. */
import type { OfferTerms, ProgramStatus } from '../domain/program/offer.ts';
import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import type { Money } from '../domain/shared/money.ts';
import type { Outcome, RuleResult } from '../domain/verdict/verdict.ts';

export type ShopView = { domain: string; name: string; currency: string; timeZone: string };

export type RewardState = 'pending' | 'issuing' | 'issued' | 'reversed' | 'expired' | 'failed' | 'withheld';
export type ReferralState = 'invited' | 'joined' | 'order-waiting' | 'rewarded' | 'not-eligible';

export type ProblemView = {
  id: string;
  code: string;
  values: Record<string, string>;
  firstSeenAt: string;
  lastSeenAt: string;
  times: number;
};

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
  program: { name: string; status: ProgramStatus; versionNumber: number | null; terms: OfferTerms } | null;
  setup: { programPublished: boolean; blocksOpened: boolean; firstVisit: boolean };
  funnel: FunnelNumbers;
  previous: FunnelNumbers;
  trend: { day: string; visits: number; claims: number; orders: number }[];
  needs: { problems: ProblemView[]; heldReferrals: number; quarantined: number };
  import: { state: 'waiting' | 'running' | 'done' | 'failed'; done: number; total: number | null };
};

export type VersionView = { id: string; number: number; publishedAt: string; terms: OfferTerms };

export type ProgramView = {
  shop: ShopView;
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
  reason: string | null;
  claimedAt: string | null;
  orderName: string | null;
  revenue: Money | null;
};

export type ReferralsPage = {
  shop: ShopView;
  rows: ReferralRow[];
  nextCursor: string | null;
  counts: Record<ReferralState | 'all', number>;
};

export type RewardView = {
  id: string;
  side: Side;
  spec: RewardSpec;
  state: RewardState;
  code: string | null;
  shopifyPath: string | null;
  finalAt: string;
  issuedAt: string | null;
  expiresAt: string | null;
  withheldUntil: string | null;
};

export type VerdictView = {
  subject: 'order' | 'claim';
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
  verdicts: VerdictView[];
  rewards: RewardView[];
  messages: { kind: string; to: string; state: 'queued' | 'sent' | 'failed'; at: string; error: string | null }[];
};
