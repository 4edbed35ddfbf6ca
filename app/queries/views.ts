/** View models: what screens read. Plain data, ready to show; wording is done by ui and i18n. Dates are ISO strings. */

import type { Interval, ShareComparison } from '../domain/analytics/compare-shares.ts';
import type { DeclarationStatus } from '../domain/attribution/declaration.ts';
import type { PersonLeaf } from '../domain/eligibility/conditions/registry.ts';
import type { Comparison } from '../domain/forecast/against-actual.ts';
import type { HadItRun, PastYear } from '../domain/forecast/past-year.ts';
import type { Plan } from '../domain/forecast/plan.ts';
import type { Thresholds } from '../domain/fraud/thresholds.ts';
import type { LandingState } from '../domain/landing/landing-in-force.ts';
import type { LandingPage } from '../domain/landing/landing-page.ts';
import type { Objective, Progress } from '../domain/objectives/objective.ts';
import type { Advice, Readiness } from '../domain/objectives/readiness.ts';
import type { Campaign, CampaignDays, CampaignState } from '../domain/program/campaign.ts';
import type { OfferTerms, ProgramStatus } from '../domain/program/offer.ts';
import type { Agreement, PartnerKind } from '../domain/program/partner.ts';
import type { PilotAudience } from '../domain/program/pilot.ts';
import type { TemplateGoal, TemplateId, TemplateNeed } from '../domain/program/templates.ts';
import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import type { AuditGroup } from '../domain/shared/audit-action.ts';
import type { Money } from '../domain/shared/money.ts';
import type { DecidedSubject } from '../domain/verdict/decision.ts';
import type { DeclarationKind } from '../domain/verdict/facts.ts';
import type { Outcome, RuleResult, RuleValue } from '../domain/verdict/verdict.ts';

export type ShopView = {
  shopId: string;
  domain: string;
  name: string;
  currency: string;
  timeZone: string;
  locale: 'fr' | 'en';
  /** French shoppers are addressed as "tu" (S8) */
  isInformal: boolean;
};

/** What native and headless shops call us with (S6); the secret is shown by itself. Instants in ISO. */
export type ApiAccessView = {
  shop: ShopView;
  isOn: boolean;
  /** where the API is, without a slash at the end */
  url: string;
  publishableKey: string;
  /** number of the secret; 0 = there was none yet */
  generation: number;
  secretMadeAt: string | null;
  /** until when the secret before it is good, too; null = it isn't any more */
  previousUntil: string | null;
};

/** A boosted offer as it stood; instants in ISO, `lastAt` is its last. */
export type AuditCampaign = Pick<Campaign, 'name' | 'priority' | 'rewards'> & { startsAt: string; lastAt: string };

/** `last` = its last day on the shop's calendar; null = no end is set */
export type AuditAgreement = Pick<Agreement, 'pay' | 'welcome'> & { last: string | null };

/** One thing that somebody changed (T3). */
export type AuditEntry = {
  id: string;
  at: string;
  /** Shopify's number of the user */
  actor: string;
  action: string;
  /** where the offer's terms changed; `before` null = there were none */
  terms: { before: OfferTerms | null; after: OfferTerms } | null;
  /** where a campaign changed; `before` null = it is new */
  campaign: { before: AuditCampaign | null; after: AuditCampaign } | null;
  /** where a partner's agreement changed; null on the side where there is none */
  agreement: { before: AuditAgreement | null; after: AuditAgreement | null } | null;
  values: { path: string; before: string | null; after: string | null }[];
  /** the records that were acted on, and what else is recorded by its id */
  references: AuditReference[];
  /** how many lines more there are, in the file */
  more: number;
};
/** `of` = what it is the id of: an order, a claim or a sign-up, else as it is recorded ("rewardId"); `name` null = nothing is known */
export type AuditReference = { path: string; of: string; id: string; name: string | null };
export type AuditPage = {
  shop: ShopView;
  group: AuditGroup | null;
  entries: AuditEntry[];
  /** the last entry's id where there are older ones */
  next: string | null;
};

/** A version of the offer as anybody may read it (P9); instants in ISO. */
export type PublicTerms = {
  shopName: string;
  /** where the shop is, without a slash at the end */
  storefrontUrl: string;
  timeZone: string;
  terms: OfferTerms;
  versionNumber: number;
  publishedAt: string;
  /** of the boosted offer it belongs to */
  period: { startsAt: string; lastAt: string } | null;
  /** when what is promised now ends; null = it has no end, or isn't what is promised now */
  until: string | null;
  /** whether invitations are stamped with it now */
  isInForce: boolean;
};

/** What each channel brought since the programme began: sums, of nobody in particular (S10, S3). */
export type PromotionView = {
  shop: ShopView;
  /** where the shop is, without a slash at the end */
  storefrontUrl: string;
  isLive: boolean;
  terms: OfferTerms;
  /** when these terms end with their campaign, an instant in ISO; null = they are the programme's own */
  until: string | null;
  /** by a place's or a channel's name; those with nothing are left out */
  figures: {
    visits: Readonly<Record<string, number>>;
    joined: Readonly<Record<string, number>>;
    shares: Readonly<Record<string, number>>;
    claims: Readonly<Record<string, number>>;
    /** purchases that counted: approved, and not taken back */
    orders: Readonly<Record<string, number>>;
  };
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
  program: {
    id: string;
    name: string;
    status: ProgramStatus;
    /** what is compared when a template takes the draft's place */
    draftUpdatedAt: string;
    versionNumber: number | null;
    terms: OfferTerms;
    /** that is on, or comes next; null = none */
    campaign: CampaignView | null;
    /** what the pilot that is on is called; null = none */
    pilot: string | null;
  } | null;
  /** the set-up checklist until live */
  setup: { programPublished: boolean; blocksOpened: boolean; firstVisit: boolean };
  /** the last 30 days and the 30 before, for comparison */
  funnel: FunnelNumbers;
  previous: FunnelNumbers;
  /** one point a day over the last 30 days, oldest first */
  trend: { day: string; visits: number; claims: number; orders: number }[];
  /** the next due first (P10) */
  objectives: ObjectiveView[];
  needs: { problems: ProblemView[]; heldReferrals: number; quarantined: number };
  /** null once something was published, and while a pilot is on */
  starting: StartingView | null;
  /** past orders read at install (O4) */
  import: { state: 'waiting' | 'preparing' | 'running' | 'done' | 'failed'; done: number; total: number | null };
};

/** Where a merchant starts (P7): templates with the shop's own figures. */
export type StartingView = {
  /** the average of that many orders; null = too few to speak of one */
  basket: { amountMinor: number; orders: number } | null;
  /** as the merchant told it; null = not yet */
  marginBp: number | null;
  templates: TemplateView[];
};
export type TemplateView = {
  id: TemplateId;
  goal: TemplateGoal;
  /** asked before it is a programme; null = nothing */
  need: TemplateNeed | null;
  /** "…" where the answer will be */
  terms: OfferTerms;
  /** what an average order leaves, in minor units; null = not known */
  order: { marginMinor: number; rewardsMinor: number; leftMinor: number } | null;
};

/** How many customers meet conditions today; `problems` by their path in the conditions. */
export type Qualifying =
  | {
      state: 'counted';
      /** who meets them for sure, and who may, with what only the moment of use tells */
      surely: number;
      atMost: number;
      /** customers of the shop in all */
      total: number;
      /** the conditions that leave it open */
      knownAtUse: PersonLeaf['code'][];
    }
  | { state: 'refused'; problems: { field: string; problem: string; values: Record<string, RuleValue> }[] }
  /** Shopify can't be asked now, or was asked too often */
  | { state: 'unavailable' };

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
  /** how strict it is with signs of fraud (V5) */
  trust: Thresholds;
  /** of all the shop's versions, its campaigns' and archived programmes' too, which are counted together; 0 = none yet */
  lastNumber: number;
  /** how many programmes came before it */
  archived: number;
  /** newest first */
  versions: VersionView[];
};

/** A programme that made room for another (P7): nobody is invited by it any more, and what was issued under it is honoured. */
export type ArchivedProgram = {
  id: string;
  name: string;
  /** newest first */
  versions: VersionView[];
  referrals: number;
  rewarded: number;
  revenue: Money;
  /** what its rewards are worth */
  cost: Money;
};
export type ArchivedPage = {
  shop: ShopView;
  programs: ArchivedProgram[];
  /** what stands in the way of a copy: a published programme and a pilot must make room, a draft gives way; null = nothing */
  inTheWay: 'program' | 'pilot' | 'draft' | null;
  /** the draft that would give way; null = there is no programme */
  draftUpdatedAt: string | null;
};

/** A boosted offer (P5); `terms` is what the programme promises while it is on. */
export type CampaignView = CampaignDays & {
  id: string;
  /** what a change is compared with, so that two people don't undo each other */
  versionNumber: number;
  name: string;
  state: CampaignState;
  priority: number;
  terms: OfferTerms;
};
export type CampaignsView = {
  shop: ShopView;
  /** the programme beneath them; null = never published, so there is nothing to boost */
  base: { status: ProgramStatus; terms: OfferTerms } | null;
  /** by the shop's calendar, "2026-04-01" */
  today: string;
  /** what is on or comes next first */
  campaigns: CampaignView[];
  /** the next 90 days, without gaps; `campaign` null = the programme itself */
  ahead: (CampaignDays & {
    from: string;
    to: string;
    terms: OfferTerms;
    campaign: { id: string; name: string } | null;
  })[];
};

/** A partner (P14) with their agreement as it stands and what came of it; amounts in the shop's currency. */
export type PartnerRow = Pick<Agreement, 'pay' | 'welcome'> & {
  id: string;
  versionNumber: number;
  kind: PartnerKind;
  /** empty once it was erased */
  name: string;
  /** in the shop's own words; empty = ours */
  disclosure: { fr: string; en: string };
  code: string;
  personId: string;
  isOn: boolean;
  startsAt: string;
  /** null = until somebody ends it */
  lastAt: string | null;
  /** the same as a day by the shop's calendar */
  lastDay: string | null;
  visits: number;
  claims: number;
  /** new customers, and what their first purchases brought */
  customers: number;
  revenueMinor: number;
  /** purchases that paid them */
  sales: number;
  /** for friends, of posts, and both together */
  commissionMinor: number;
  feesMinor: number;
  costMinor: number;
  paidMinor: number;
  owedMinor: number;
};
export type PartnersView = {
  shop: ShopView;
  /** why nothing can be agreed on just now */
  closed: 'no-program' | 'ended' | null;
  partners: PartnerRow[];
};
/** Something a partner published for a fee. */
export type PartnerPost = {
  id: string;
  /** a calendar day */
  publishedOn: string;
  what: string;
  link: string | null;
  impressions: number | null;
  amount: Money;
  state: 'entered' | 'approved' | 'rejected';
  enteredBy: string;
  decidedBy: string | null;
  reason: string | null;
};
export type PartnerPage = {
  shop: ShopView;
  closed: PartnersView['closed'];
  /** the programme's terms as published last, which an agreement rests on */
  base: OfferTerms | null;
  /** the shop's calendar day */
  today: string;
  /** null = a new one */
  partner: PartnerRow | null;
  /** absolute address of their permanent link */
  link: string | null;
  /** newest first */
  posts: PartnerPost[];
};

/** What friends read of a partner who is paid (P14). */
export type Disclosed = { disclosure?: Disclosure | null };
export type Disclosure = { kind: PartnerKind; name: string; own: { fr: string; en: string } };

/** What came of the people on one side of a pilot since it began: of invitations made from then on. */
export type PilotGroup = {
  people: number;
  /** null = it is over: visits are a running sum, to which those since have been added */
  visits: number | null;
  claims: number;
  /** friends whose first purchase was approved */
  newCustomers: number;
  revenueMinor: number;
  rewardsMinor: number;
  /** people who brought at least one new customer, and within which bounds that share lies */
  bringers: number;
  share: Interval;
};
/** A pilot (P12), on or the last one. */
export type PilotView = {
  id: string;
  /** what stopping and rolling out is compared with, so that two people don't undo each other */
  versionNumber: number;
  name: string;
  isOn: boolean;
  audience: PilotAudience;
  startsAt: string;
  /** the last instant of it; null = until somebody ends it */
  lastAt: string | null;
  terms: OfferTerms;
  /** what the rest get; null = nothing is open to them */
  restTerms: OfferTerms | null;
  inside: PilotGroup;
  rest: PilotGroup;
  comparison: ShareComparison;
  /** campaigns that were on meanwhile, which reach only the rest */
  campaigns: string[];
};
export type PilotPage = {
  shop: ShopView;
  /** null = there is no programme yet */
  draft: { terms: OfferTerms; updatedAt: string } | null;
  /** what is live for all; null = nothing yet */
  base: OfferTerms | null;
  /** why none can be started now; null = it can */
  closed: 'no-program' | 'paused' | 'same-terms' | null;
  /** by the shop's calendar, "2026-04-01" */
  today: string;
  pilot: PilotView | null;
};

export type ReferralRow = {
  id: string;
  friendLabel: string;
  advocateLabel: string;
  advocateCode: string;
  /** as persons */
  friendId: string;
  advocateId: string | null;
  state: ReferralState;
  /** rule code of the first rule that did not pass */
  reason: string | null;
  claimedAt: string | null;
  orderName: string | null;
  revenue: Money | null;
};

/** A referral in a line, for whoever looks at one customer or order. */
export type StoryReferral = Pick<ReferralRow, 'id' | 'friendLabel' | 'advocateLabel' | 'state' | 'reason'>;

/** What a support agent sees beside a customer in Shopify's admin (D6). */
export type CustomerStory = {
  shop: ShopView;
  personId: string;
  advocate: { code: string; link: string; rewarded: number; waiting: number; refused: number } | null;
  /** unit "points" or a currency, the latter in minor units */
  balances: { unit: string; available: number; pending: number }[];
  /** the invitation they came by themselves */
  cameBy: StoryReferral | null;
  /** the latest they brought */
  brought: StoryReferral[];
};

/** Whether a customer at the till may invite, and does. */
export type TillStanding =
  /** not-open-yet: a pilot is on, and not for them; unasked: the conditions are of what Shopify knows, and it doesn't answer */
  | { state: 'closed' | 'not-open-yet' | 'blocked' | 'unasked' | 'enrolled' }
  /** `reason` is the condition that says why */
  | { state: 'not-eligible'; reason: string }
  /** `until` = when that ends, an instant in ISO; null = no end is set */
  | { state: 'open'; terms: OfferTerms; until: string | null };

/** What staff need of the customer in front of them (S6). */
export type TillCustomer = {
  shop: ShopView;
  standing: TillStanding;
  story: CustomerStory | null;
  /** issued and not spent, of either side */
  codes: RewardView[];
};

/** The same beside an order. */
export type OrderStory = {
  shop: ShopView;
  referral: StoryReferral;
  outcome: Outcome | 'not-referred';
  reason: string | null;
  rewards: RewardView[];
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
  /** why it is kept back or was not issued: a limit's name, or 'unclear' when Shopify's answer was lost */
  reason: string | null;
  /** what a share of an order came to, in its unit; null where the spec says it all */
  amount: number | null;
  /** "#1042": the order its code was spent on */
  usedOnOrder: string | null;
  /** bought with points */
  isRedemption: boolean;
  /** what it was paid for; null for what was bought with points */
  level: { kind: 'claim' | 'lead' | 'sign-up' | 'first-purchase' | 'purchase'; n: number } | null;
  personId: string;
};

/** A human's word on an order or claim, with name and reason (V6). */
export type DecisionView = {
  id: string;
  kind: 'approve' | 'reject' | 'undo';
  reason: string;
  actor: string;
  at: string;
  /** somebody took it back later */
  isUndone: boolean;
};

export type VerdictView = {
  subject: 'order' | 'claim' | 'sign-up' | 'declaration';
  subjectId: string;
  /** oldest first; none = the rules alone */
  decisions: DecisionView[];
  /** "#1042" for an order, null otherwise */
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
  listed: { friend: ListedAs[]; advocate: ListedAs[] };
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

/** One side of a referral as whoever decides sees it. */
export type ReviewPerson = {
  personId: string;
  label: string;
  customerId: string | null;
  /** as an advocate; null = isn't one */
  code: string | null;
  knownSince: string;
  orders: number;
  /** friends brought, by what became of them */
  friends: { rewarded: number; waiting: number; refused: number };
  listed: ListedAs[];
};

/** Referrals that came to a verdict, and what became of them (docs/fraud-figures.md). */
export type FraudCounts = {
  judged: number;
  /** held or rejected by a rule of trust or by a human */
  attempts: number;
  rewarded: number;
  /** of those rewarded: rejected as fraud afterwards */
  fraudRewards: number;
};
export type FraudFigures = {
  days: 30 | 90 | 365;
  /** null = all programmes */
  programId: string | null;
  total: FraudCounts;
  /** by the Monday it begins on, oldest first, none left out; the first may be cut by the period */
  weeks: ({ week: string } & FraudCounts)[];
  /** those with referrals in the period */
  programs: ({ id: string; name: string } & FraudCounts)[];
};

/** Who is connected with somebody, to be drawn and read (V5, V6). Kinds only: no trace itself. */
export type ConnectionsView = {
  shop: ShopView;
  centreId: string;
  /** there are more than are shown */
  hasMore: boolean;
  /** the one in the middle first */
  people: {
    personId: string;
    label: string;
    code: string | null;
    /** "#1042": the order that made them a friend */
    orderName: string | null;
    /** further: a friend of a friend; neighbour: shares something with one of the others */
    role: 'centre' | 'inviter' | 'friend' | 'further' | 'neighbour';
    /** what became of the recommendation by which they came */
    state: ReferralState | null;
    listed: ListedAs[];
  }[];
  ties: { from: string; to: string }[];
  groups: { kinds: string[]; people: string[] }[];
  /** biggest first */
  rings: { kinds: string[]; people: string[]; goesRound: boolean }[];
};

/** An entry of the lists that holds and names somebody. */
export type ListedAs = { entryId: string; list: 'block' | 'allow' };

/** An order, claim or sign-up that waits for a human, with what speaks for and against it. */
export type ReviewItem = {
  subject: DecidedSubject;
  subjectId: string;
  /** "#1042" for an order, null for a claim */
  orderName: string | null;
  /** null = a claim of somebody who is another advocate's friend */
  referralId: string | null;
  /** customers who asked that a human looks, with their words */
  asked: {
    side: Side;
    note: string | null;
    at: string /** given to be answered at; null = the one on record */;
    address: string | null;
  }[];
  /** held, or refused by the rules and asked about */
  outcome: Outcome;
  /** code of the rule that holds it */
  reason: string;
  since: string;
  value: Money | null;
  /** those that didn't simply pass first */
  rules: RuleResult[];
  friend: ReviewPerson;
  advocate: ReviewPerson;
  /** what both have in common, by the name of the trace ("address") */
  shared: string[];
  decisions: DecisionView[];
};

/** A decision that was taken, and what became of its subject. */
export type DecidedItem = DecisionView & {
  subject: DecidedSubject;
  subjectId: string;
  orderName: string | null;
  referralId: string | null;
  friendLabel: string;
  advocateLabel: string;
  outcome: Outcome;
  /** it is the one that counts now */
  isInForce: boolean;
};

export type ReviewAge = 'all' | 'day' | 'week';
export type ReviewFilter = { reason: string | null; programId: string | null; age: ReviewAge };

/** What waits for a human, oldest first, and what humans decided lately. */
export type ReviewPage = {
  shop: ShopView;
  filter: ReviewFilter;
  /** all that waits, whatever the filter */
  waiting: number;
  /** how many match the filter; `items` are the oldest of them */
  matching: number;
  items: ReviewItem[];
  /** of all that waits, most frequent first */
  reasons: { code: string; count: number }[];
  programs: { id: string; name: string }[];
  /** newest first */
  decided: DecidedItem[];
};

/** `search`: a whole e-mail address, phone number or customer number, or an advocate's code. */
export type ListsFilter = { list: 'all' | 'block' | 'allow'; standing: 'in-force' | 'lifted' | 'all'; search: string };

/** Whom humans blocked or allowed, newest first. */
export type ListsView = {
  shop: ShopView;
  filter: ListsFilter;
  /** whether there is any entry at all, whatever the filter */
  isUsed: boolean;
  /** only the newest are shown: a search finds the others */
  hasMore: boolean;
  entries: {
    id: string;
    list: 'block' | 'allow';
    by: 'person' | 'customer' | 'email' | 'phone';
    /** as it was typed, or the person's name; empty = forgotten */
    label: string;
    /** whom it names, where we know somebody by it */
    personId: string | null;
    reason: string;
    actor: string;
    at: string;
    lifted: { at: string; actor: string; reason: string } | null;
  }[];
};

/** Is everything that should reach us reaching us, and do our books agree with Shopify's (O3)? */
export type HealthView = {
  shop: ShopView;
  /** the comparison with Shopify under way, or the last one; null = none yet */
  comparison: {
    state: 'running' | 'done' | 'no-access';
    phase: 'orders' | 'rewards' | 'books' | 'done';
    startedAt: string;
    finishedAt: string | null;
    /** orders or rewards looked at in this phase; `total` null = not known */
    done: number;
    total: number | null;
    /** counted since this full comparison; null = there was none */
    countedSince: string | null;
    findings: {
      ordersFound: number;
      rewardsRepaired: number;
      rewardsDiffer: number;
      rewardsUsed: number;
      booksDiffer: number;
    };
  } | null;
  /** Shopify's webhooks of the last 24 hours; counted up to a limit, then "more than" */
  webhooks: { heard: number; isMore: boolean; lastHeardAt: string | null };
  /** when the oldest row arrived that nobody has judged yet; null = none waits */
  oldestWaitingAt: string | null;
  quarantined: number;
  deadLetters: DeadLetter[];
};

/** A job that failed as often as it may, and does nothing any more until somebody tries it again. */
export type DeadLetter = { id: string; task: string; failedAt: string; attempts: number; error: string };

export type StatementKind =
  | 'promised'
  | 'earned'
  | 'fee'
  | 'matured'
  | 'cancelled'
  | 'adjusted'
  | 'taken-back'
  | 'redeemed'
  | 'redemption-undone'
  | 'expired'
  | 'paid-out'
  | 'persons-merged'
  | 'forfeited';

export type StatementLine = {
  id: string;
  at: string;
  kind: StatementKind;
  /** "POINTS" or an ISO currency, whose minor units the amounts count */
  unit: string;
  /** what it added to the balance, or to what waits */
  amount: number;
  isPending: boolean;
  /** what was earned beyond the maximum balance */
  lost: number;
  /** what could be spent afterwards */
  balance: number;
  referralId: string | null;
  orderName: string | null;
  friendName: string | null;
  reward: RewardSpec | null;
};

export type PersonStatementView = {
  shop: ShopView;
  personId: string;
  label: string;
  customerId: string | null;
  advocateCode: string | null;
  listed: ListedAs[];
  /** one per unit; lines newest first */
  accounts: { unit: string; available: number; pending: number; lines: StatementLine[] }[];
  /** bought with points, newest first */
  redemptions: RewardView[];
};

export type PeoplePage = {
  shop: ShopView;
  search: string;
  rows: {
    personId: string;
    label: string;
    advocateCode: string | null;
    customerId: string | null;
    balances: { unit: string; available: number; pending: number }[];
  }[];
  /** only those with most are shown: a search finds the others */
  hasMore: boolean;
};

/** A shopper's points and what they can do with them. */
export type PointsWalletView = {
  available: number;
  pending: number;
  /** soonest first; what never expires is not in it */
  expiring: { amount: number; expiresAt: string }[];
  /** cheapest first */
  catalogue: { itemId: string; points: number; reward: RewardSpec; missing: number }[];
  redemptions: RewardView[];
  statement: StatementLine[];
};

/** Points of one month; `takenBack` after cancellations and refunds. */
export type OwedMonth = {
  month: string;
  earned: number;
  redeemed: number;
  takenBack: number;
  expired: number;
  forfeited: number;
  /** still held or promised at the month's end */
  outstanding: number;
};

/** What the shop owes (R14). Worth in minor units of the shop's currency. */
export type OwedView = {
  shop: ShopView;
  pointsPerUnit: number;
  balances: {
    unit: string;
    available: number;
    pending: number;
    availableMinor: number;
    pendingMinor: number;
  }[];
  open: { type: RewardSpec['type']; count: number; worthMinor: number }[];
  /** oldest first */
  months: OwedMonth[];
};

type Payee = { personId: string; label: string; customerId: string | null };

/** What the merchant pays or hands over by hand. */
export type PayoutsView = {
  shop: ShopView;
  commissions: (Payee & { programId: string; amount: Money })[];
  donations: { programId: string; total: Money; causes: { cause: string; amount: Money }[] }[];
  gifts: (Payee & { rewardId: string; referralId: string | null; gift: string; since: string })[];
};

/** A friend as their advocate sees them: one who came, or one who was only declared so far. */
export type SpaceFriend = {
  label: string;
  state: ReferralState | 'asked' | 'confirmed' | 'declined' | 'expired';
  reason: string | null;
  at: string;
  /** the advocate is asked whether it is true; the signed link's token */
  answerToken?: string | null;
  /** the next level that pays the advocate, and how many purchases count so far; null = none ahead */
  next?: { purchases: number; n: number; spec: RewardSpec } | null;
  /** the referral that a human may be asked to look at, or was */
  appeal?: SpaceAppeal | null;
};
export type SpaceAppeal = { referralId: string; state: 'open' | 'asked' };

/** From where a long list goes on: the last one shown, by its id. */
export type EarlierThan = { friends?: string; rewards?: string };

/** What somebody has earned and can spend where nobody, or not they, may invite just now; null = they have nothing. */
export type HoldingsView = {
  shop: ShopView;
  /** in force, or last so: its catalogue is the one to spend under */
  terms: OfferTerms;
  /** newest first, one page of them */
  rewards: RewardView[];
  points: PointsWalletView | null;
  redeemToken: string;
};

/** The advocate's own page: four questions in order (LOOK): share, friends, earned, next. */
export type AdvocateSpaceView =
  | {
      state: 'closed';
      reason: 'no-program' | 'not-open-yet' | 'paused' | 'ended' | 'blocked';
      holdings?: HoldingsView | null;
    }
  /** may not invite; `reason` is the condition that says why */
  | { state: 'not-eligible'; reason: string; holdings?: HoldingsView | null }
  | {
      state: 'ready';
      shop: ShopView;
      firstName: string | null;
      code: string;
      /** absolute address of the permanent link */
      link: string;
      terms: OfferTerms;
      versionNumber: number;
      /** when its campaign, pilot or agreement is no longer in force; null = no end is set */
      until: string | null;
      /** the same where it gives a friend something else than the programme does */
      friendUntil?: string | null;
      /** the version is a pilot's or a partner's, so its terms aren't the ones that are public */
      isOwn: boolean;
      /** they are a partner: what their friends read of it */
      disclosure?: Disclosure | null;
      /** what a friend whose claim counts earns a partner, and how many do in a month (null = all); null = nothing */
      lead?: { amountMinor: number; perMonth: number | null } | null;
      visits: number;
      /** newest first, one page of them, as of the rewards */
      friends: SpaceFriend[];
      before: EarlierThan;
      /** where the next page begins; null = this is the last */
      earlier: { friends: string | null; rewards: string | null };
      /** what became of the invitation the customer came by, where a human may be asked to look; null = nothing to ask */
      own: (SpaceAppeal & { reason: string }) | null;
      rewards: RewardView[];
      /** of all friends, how many have accepted and not bought yet */
      joined: number;
      /** of all rewards, the one that is theirs for good next; null = none waits for a day */
      soonest: RewardView | null;
      points: PointsWalletView | null;
      /** goes with an exchange of points: this page was made for this customer */
      redeemToken: string;
      /** rewarded friends left this month, null without a limit */
      leftThisMonth: number | null;
      /** the condition for which their link gives nothing just now; null = it works */
      closedFor?: string | null;
    };

/** What a shopper may ask a human to look at. Anything that isn't theirs, or that rules didn't decide, is closed. */
export type AppealView =
  | { state: 'closed' }
  | { state: 'asked'; shop: ShopView; at: string; answeredAt: string | null }
  | {
      state: 'open';
      shop: ShopView;
      side: Side;
      subject: DecidedSubject;
      reason: string;
      friendName: string | null;
      orderName: string | null;
      /** no address to answer to is known */
      needsEmail: boolean;
      /** this page was made for this customer; empty with a claim's token */
      pageToken: string;
    };

export type DeclarationRow = {
  id: string;
  /** friend: the advocate declared a friend; advocate: the friend named the advocate */
  kind: DeclarationKind;
  /** empty once the address is forgotten */
  friendLabel: string;
  advocateLabel: string;
  advocateCode: string;
  status: DeclarationStatus;
  reason: string | null;
  declaredAt: string;
  referralId: string | null;
};
export type DeclarationsPage = { shop: ShopView; rows: DeclarationRow[]; nextCursor: string | null };

/** Behind the signed link that asks for a yes or no. Anything that isn't open looks the same. */
export type AnswerView =
  | { state: 'closed' }
  | {
      state: 'open';
      side: 'friend' | 'advocate';
      shop: ShopView;
      /** who the question is about: the advocate for a friend, the friend for an advocate */
      aboutName: string | null;
      given: 'yes' | 'no' | null;
    };

/** The landing page as its editor opens it (S4). */
export type LandingEditorView = {
  shop: ShopView;
  /** the shop's calendar day */
  today: string;
  hasProgram: boolean;
  /** null = nothing was made yet */
  draft: LandingPage | null;
  seen: { draft: string | null; number: number };
  /** newest first */
  versions: LandingVersionView[];
};

export type LandingVersionView = {
  id: string;
  number: number;
  startsAt: string;
  /** null = no end */
  lastAt: string | null;
  state: LandingState;
};

/** What a friend sees behind a link. An unknown code answers exactly as a paused programme (no guessing). */
export type LandingView =
  | { state: 'closed'; shop: ShopView }
  /** whoever invites doesn't meet the programme's conditions just now */
  | { state: 'unavailable'; shop: ShopView }
  | {
      state: 'open';
      shop: ShopView;
      advocateFirstName: string | null;
      /** only who was invited by name has one */
      friendFirstName?: string | null;
      terms: OfferTerms;
      /** when what gives friends something else than usual is no longer in force; null = nothing does, or an offer made before */
      until: string | null;
      /** the pilot's or the partner's version, whose terms aren't the ones that are public; null = the programme's own */
      ownVersion?: number | null;
      /** whoever invites is a partner, paid for it */
      disclosure?: Disclosure | null;
      /** the address, when a program asks in order to show a preview of it: nobody's visit */
      previewOf?: string | null;
      visitToken: string;
    };

/** The what-if page as it opens (A4): what to assume, out of the shop's own year. */
export type ForecastPage = {
  shop: ShopView;
  /** null = no programme yet, so no rewards to reckon with */
  programName: string | null;
  /** the last 365 days; incomplete where Shopify shows 60 days only */
  year: { orders: number; customers: number; isComplete: boolean };
  /** margin 0 = not entered yet */
  start: Plan;
  /** the shop's calendar day */
  today: string;
  /** newest first */
  saved: SavedForecast[];
};

/** A forecast held against what came of it. */
export type SavedForecast = {
  id: string;
  madeAt: string;
  startsAt: string;
  /** the last moment of its period */
  lastAt: string;
  currency: string;
  /** the part of its period that is over, 0 to 1 */
  elapsed: number;
  figures: Comparison[];
};

/** The shop's first purchases of a year under the programme's conditions, and what a share of them would have cost. */
export type PastYearView = {
  /** how many of them are assumed to have been referred, in basis points */
  shareBp: number;
  currency: string;
  minimumMinor: number;
  isComplete: boolean;
  year: PastYear;
  run: HadItRun;
};

/** An objective (P10) and where it stands; null = in words only, which nobody can count. */
export type ObjectiveView = { id: string; progress: Progress | null } & Objective;

export type ObjectivesPage = {
  shop: ShopView;
  /** the shop's calendar day */
  today: string;
  objectives: ObjectiveView[];
  /** a saved forecast says what software and time cost */
  knowsCosts: boolean;
  readiness: Readiness;
  advice: Advice;
};
