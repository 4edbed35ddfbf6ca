import type { Movement } from '../ledger/points.ts';
import type { Offer, ProgramStatus } from '../program/offer.ts';
import type { Reward } from '../rewards/diff-grants.ts';
import type {
  AdvocateId,
  ClaimId,
  CustomerId,
  OrderId,
  PersonId,
  ProgramId,
  ReferralId,
  RewardId,
  ShopId,
  VersionId,
} from '../shared/ids.ts';
import type { OrderFacts } from '../verdict/facts.ts';
import type { SubjectKind, Verdict } from '../verdict/verdict.ts';

/** A visit token once its signature was checked: who invited, under which offer, when. */
export type Visit = {
  readonly invitationId: string;
  readonly advocateId: AdvocateId;
  readonly versionId: VersionId;
  readonly issuedAt: Date;
};

/** An order as stored: facts, whose it is, and what only we or a second question know. */
export type KnownOrder = {
  readonly facts: OrderFacts;
  readonly personId: PersonId;
  readonly visit: Visit | null;
  /** orders Shopify counts before this one; null = not asked */
  readonly ordersBefore: number | null;
};

export type KnownAdvocate = {
  readonly advocateId: AdvocateId;
  readonly programId: ProgramId;
  readonly personId: PersonId;
  readonly code: string;
};

export type KnownClaim = {
  readonly claimId: ClaimId;
  readonly invitationId: string;
  readonly programId: ProgramId;
  readonly versionId: VersionId;
  readonly advocateId: AdvocateId;
  readonly personId: PersonId;
  readonly invitedAt: Date;
  readonly claimedAt: Date;
  readonly tokenHash: string;
  readonly emailHash: string;
  readonly customerId: string | null;
  readonly locale: string;
};

export type KnownReferral = {
  readonly referralId: ReferralId;
  readonly programId: ProgramId;
  readonly advocateId: AdvocateId;
  readonly friendId: PersonId;
  readonly claimId: ClaimId | null;
  readonly invitedAt: Date;
  readonly versionId: VersionId;
  readonly state: 'joined' | 'order-waiting' | 'rewarded' | 'not-eligible';
  readonly reason: string | null;
  readonly orderId: OrderId | null;
  readonly orderName: string | null;
  /** what the approved order is worth, in shop money; null while none is approved */
  readonly revenueMinor: number | null;
  readonly createdAt: Date;
};

export type KnownReward = Reward & {
  readonly referralId: ReferralId;
  readonly programId: ProgramId;
  readonly versionId: VersionId;
  readonly code: string | null;
  readonly issuedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
};

export type KnownVerdict = Verdict & {
  readonly subject: SubjectKind;
  readonly subjectId: string;
  readonly programId: ProgramId | null;
  readonly referralId: ReferralId | null;
  readonly dueAt: Date | null;
  /** the case it was reached from, for replay */
  readonly inputs: unknown;
};

export type CapSlot = { readonly advocateId: AdvocateId; readonly period: string; readonly cause: string };

/** Everything of one shop that a batch of events may touch, loaded by set-based reads before anything is decided. */
export type World = {
  readonly shopId: ShopId;
  readonly timeZone: string;
  /** all of the shop's orders, old ones included, are known here */
  readonly historyComplete: boolean;
  readonly programs: ReadonlyMap<ProgramId, ProgramStatus>;
  /** every version of every programme, by id */
  readonly offers: ReadonlyMap<VersionId, Offer>;
  /** "customer:123", "email:<hash>", "phone:<hash>" → person */
  readonly identifiers: Map<string, PersonId>;
  /** persons who were erased: nothing is linked to them again */
  readonly erased: ReadonlySet<PersonId>;
  readonly advocates: Map<AdvocateId, KnownAdvocate>;
  readonly claims: Map<ClaimId, KnownClaim>;
  readonly referrals: Map<ReferralId, KnownReferral>;
  readonly orders: Map<OrderId, KnownOrder>;
  /** by "order:<id>" / "claim:<id>" */
  readonly verdicts: Map<string, KnownVerdict>;
  readonly rewards: Map<RewardId, KnownReward>;
  readonly capSlots: CapSlot[];
};

/** What came in, parsed: Shopify's news and our own commands alike. */
export type JudgeEvent =
  | {
      readonly kind: 'order-seen';
      readonly facts: OrderFacts;
      readonly visit: Visit | null;
      readonly isHistory: boolean;
    }
  | {
      readonly kind: 'claim-made';
      readonly claimId: ClaimId;
      readonly visit: Visit;
      readonly tokenHash: string;
      readonly emailHash: string;
      readonly emailSealed: string;
      readonly firstNameSealed: string | null;
      readonly locale: string;
      readonly customerId: CustomerId | null;
      readonly claimedAt: Date;
      readonly ordersBefore: number | null;
    }
  /** Shopify says that an order changed without saying how (refund, edit) */
  | { readonly kind: 'order-changed'; readonly orderId: OrderId }
  | { readonly kind: 'orders-before-known'; readonly orderId: OrderId; readonly ordersBefore: number }
  | { readonly kind: 'customers-merged'; readonly keptId: CustomerId; readonly goneId: CustomerId }
  | { readonly kind: 'due'; readonly subject: SubjectKind; readonly subjectId: string };

/** News that concern the shop or a person's data rather than a verdict. */
export type ShopNews =
  | {
      readonly kind: 'shop-updated';
      readonly name: string | null;
      readonly currency: string;
      readonly timeZone: string | null;
      readonly email: string | null;
      readonly locale: string | null;
    }
  | { readonly kind: 'app-uninstalled' }
  | { readonly kind: 'scopes-updated'; readonly current: readonly string[] }
  | { readonly kind: 'customer-data-request'; readonly requestId: string; readonly customerId: CustomerId | null }
  | {
      readonly kind: 'customer-redact';
      readonly customerId: CustomerId | null;
      readonly emailHash: string | null;
      readonly phoneHash: string | null;
      readonly orderIds: readonly OrderId[];
    }
  | { readonly kind: 'shop-redact' };

/** A row of the inbox, understood. */
export type Intake = { readonly events: readonly JudgeEvent[]; readonly news: readonly ShopNews[] };

export type MessageIntent = {
  readonly dedupeKey: string;
  readonly kind: 'friend-welcome' | 'reward-pending' | 'reward-earned' | 'reward-reversed';
  readonly personId: PersonId;
  readonly referralId: ReferralId;
  readonly rewardId: RewardId;
};

export type Effect =
  | { readonly kind: 'issue-rewards' }
  | { readonly kind: 'send-messages' }
  | { readonly kind: 'refetch-order'; readonly orderId: OrderId }
  | {
      readonly kind: 'ask-orders-before';
      readonly orderId: OrderId;
      readonly customerId: CustomerId;
      readonly tries?: number;
    };

export type Metric = 'claims' | 'orders' | 'revenue' | 'codes' | 'points';
export type CounterDelta = { readonly programId: ProgramId; readonly metric: Metric; readonly amount: number };

/** What a batch changes; written together in one transaction. */
export type Changes = {
  readonly newPersons: {
    personId: PersonId;
    emailSealed: string | null;
    firstNameSealed: string | null;
    locale: string | null;
  }[];
  readonly contacts: { personId: PersonId; emailSealed: string; firstNameSealed: string | null; locale: string }[];
  readonly newIdentifiers: { kind: string; value: string; personId: PersonId }[];
  readonly merges: { from: PersonId; into: PersonId }[];
  readonly orders: Map<OrderId, KnownOrder>;
  readonly claims: Map<ClaimId, KnownClaim>;
  readonly referrals: Map<ReferralId, KnownReferral>;
  readonly verdicts: Map<string, KnownVerdict>;
  readonly rewards: Map<RewardId, KnownReward>;
  readonly movements: { movement: Movement; rewardId: RewardId }[];
  readonly slotsTaken: CapSlot[];
  readonly slotsFreed: CapSlot[];
  readonly messages: MessageIntent[];
  readonly counters: CounterDelta[];
  readonly effects: Effect[];
};

export const noChanges = (): Changes => ({
  newPersons: [],
  contacts: [],
  newIdentifiers: [],
  merges: [],
  orders: new Map(),
  claims: new Map(),
  referrals: new Map(),
  verdicts: new Map(),
  rewards: new Map(),
  movements: [],
  slotsTaken: [],
  slotsFreed: [],
  messages: [],
  counters: [],
  effects: [],
});

/** The desk of one batch: the world as it changes while events are worked off, and what must be written of it. */
export type Desk = {
  readonly world: World;
  readonly changes: Changes;
  readonly now: Date;
  readonly newId: <Id extends string>() => Id;
};

export const subjectKey = (subject: SubjectKind, id: string) => `${subject}:${id}`;
