import type { DeclarationState } from '../attribution/declaration.ts';
import type { ShareChannel } from '../attribution/share-channel.ts';
import type { GivenListEntry, ListEntry } from '../fraud/list-entry.ts';
import type { Sighting, SightingBook } from '../fraud/sightings.ts';
import type { Thresholds } from '../fraud/thresholds.ts';
import type { Traces, Traits } from '../fraud/traces.ts';
import type { Movement } from '../ledger/entries.ts';
import type { Lot, Part } from '../ledger/lots.ts';
import type { Offer, ProgramStatus } from '../program/offer.ts';
import type { PilotPlaces } from '../program/pilot.ts';
import type { Reward } from '../rewards/diff-grants.ts';
import type {
  AdvocateId,
  AppealId,
  ClaimId,
  CustomerId,
  DeclarationId,
  ListEntryId,
  LotId,
  OrderId,
  PersonId,
  ProgramId,
  RedemptionId,
  ReferralId,
  RewardId,
  ShopId,
  VersionId,
} from '../shared/ids.ts';
import type { Addresses } from '../shared/own-address.ts';
import type { AboutOrder, ClaimProfiles, OrderQuestion, RiskAssessment } from '../verdict/about-order.ts';
import type { Appeal } from '../verdict/appeal.ts';
import type { Account } from '../verdict/cases.ts';
import type { Decision, GivenDecision } from '../verdict/decision.ts';
import type { DeclarationKind, DeclarationProof, Dispute, OrderFacts } from '../verdict/facts.ts';
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
  /** what Shopify said when it was asked about it; null = not asked */
  readonly about: AboutOrder | null;
  /** a chargeback, as Shopify told it last; null = none */
  readonly dispute: Dispute | null;
};

export type KnownAdvocate = {
  readonly advocateId: AdvocateId;
  readonly programId: ProgramId;
  readonly personId: PersonId;
  readonly code: string;
  /** those they had before, the oldest first; they lead to them, too (V1). Absent = none */
  readonly formerCodes?: readonly string[];
  /** when they took part first; absent where it plays no role */
  readonly since?: Date;
  /** where they stand in pilots (P12); absent = in none */
  readonly pilots?: PilotPlaces;
};

/** Whoever names a code means its advocate, whether they chose it or we did. */
export const hasCode = ({ code, formerCodes = [] }: KnownAdvocate, asked: string): boolean =>
  code === asked || formerCodes.includes(asked);

/** The code we made for them; all that came after it they chose. */
export const givenCode = ({ code, formerCodes = [] }: KnownAdvocate): string => formerCodes[0] ?? code;

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
  /** how the link had been shared; null where it didn't say */
  readonly via: ShareChannel | null;
};

/** Somebody said who invited whom. The address is sealed, and forgotten after a while (C7). */
export type KnownDeclaration = {
  readonly declarationId: DeclarationId;
  readonly kind: DeclarationKind;
  readonly proof: DeclarationProof;
  readonly programId: ProgramId;
  /** null = whoever was named is no advocate */
  readonly advocateId: AdvocateId | null;
  /** the offer in force when it was declared */
  readonly versionId: VersionId;
  readonly invitationId: string;
  /** the friend's; null where an order without an address names the advocate */
  readonly emailHash: string | null;
  /** the friend's name and address; null once forgotten */
  readonly emailSealed: string | null;
  readonly firstNameSealed: string | null;
  /** the order that was named, or names */
  readonly orderId: OrderId | null;
  /** null where nobody will be written to */
  readonly locale: string | null;
  readonly declaredAt: Date;
  readonly state: DeclarationState;
  readonly answeredAt: Date | null;
  readonly forgetAt: Date;
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
  /** null for what was bought with points */
  readonly referralId: ReferralId | null;
  readonly programId: ProgramId;
  readonly versionId: VersionId;
  readonly code: string | null;
  readonly issuedAt: Date | null;
  readonly expiresAt: Date | null;
  /** the order its code was spent on; null = not that we know */
  readonly usedByOrder: OrderId | null;
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

/**
 * A place under a limit of an advocate's: taken, or waiting for one to fall free (P13, SC-24). `period` is a month
 * ("2026-04"), a month of leads ("leads:2026-04") or 'total'.
 */
export type CapSlot = {
  readonly advocateId: AdvocateId;
  readonly period: string;
  readonly cause: string;
  /** the order that carries it; of a lead the claim */
  readonly subjectId: OrderId | ClaimId;
  /** when that counts from: who waits longest is first */
  readonly since: Date;
  readonly isTaken: boolean;
};

/** A reward that was spent before it had to be taken back: the person's next one is withheld for it (SC-19). */
export type Debt = {
  readonly rewardId: RewardId;
  readonly personId: PersonId;
  /** the cause whose grant was withheld for it, and the order that carried it; null = still open */
  readonly settledBy: { readonly cause: string; readonly orderId: OrderId } | null;
};

/** Everything of one shop that a batch of events may touch, loaded by set-based reads before anything is decided. */
export type World = {
  readonly shopId: ShopId;
  readonly timeZone: string;
  /** all of the shop's orders, old ones included, are known here */
  readonly historyComplete: boolean;
  readonly programs: ReadonlyMap<ProgramId, ProgramStatus>;
  /** every version of every programme, by id */
  readonly offers: ReadonlyMap<VersionId, Offer>;
  /** "customer:123", "email:<hash>", … (shared/own-address.ts) → person */
  readonly identifiers: Map<string, PersonId>;
  /** persons who were erased: nothing is linked to them again */
  readonly erased: ReadonlySet<PersonId>;
  readonly advocates: Map<AdvocateId, KnownAdvocate>;
  readonly claims: Map<ClaimId, KnownClaim>;
  readonly declarations: Map<DeclarationId, KnownDeclaration>;
  /** addresses, as keyed hashes, that had their one notice or want none: among those the batch declares (C7) */
  readonly noticed: Set<string>;
  readonly referrals: Map<ReferralId, KnownReferral>;
  readonly orders: Map<OrderId, KnownOrder>;
  /** phones, as keyed hashes, that more people gave than can be one household or one human */
  readonly crowdedPhones: Set<string>;
  /** by "order:<id>", "claim:<id>", "sign-up:<customer id>", "redemption:<id>" */
  readonly verdicts: Map<string, KnownVerdict>;
  /** whom humans blocked or allowed, by "email:<hash>" and the like; lifted entries are gone */
  readonly lists: Map<string, readonly ListEntry[]>;
  /** what humans said, by the verdict's key */
  readonly decisions: Map<string, readonly Decision[]>;
  /** who asked that a human looks, by the verdict's key; read only where the batch appeals or decides */
  readonly appeals: Map<string, readonly Appeal[]>;
  readonly rewards: Map<RewardId, KnownReward>;
  readonly capSlots: CapSlot[];
  /** how much may speak against a referral, by programme; those without have the defaults */
  readonly thresholds: ReadonlyMap<ProgramId, Thresholds>;
  /** who else left the traces that these people left (V5) */
  readonly sightings: SightingBook;
  /** when decoy codes were brought, by "device:<hash>" or "email:<hash>" */
  readonly canaries: Map<string, readonly Date[]>;
  /** what the advocates bought for themselves, latest first */
  readonly ownOrders: Map<PersonId, readonly { readonly facts: OrderFacts }[]>;
  /** every lot of whoever these rewards belong to that isn't empty, and those the rewards or redemptions were made of */
  readonly lots: Map<LotId, Lot>;
  readonly debts: Map<RewardId, Debt>;
  /** which lots the redemptions among these rewards were paid from */
  readonly redemptionParts: Map<RewardId, readonly Part[]>;
  /** payments to the outside that are in the books already, among those the batch names */
  readonly payouts: Set<string>;
  /** what was collected for causes and not paid on, by causeKey; read only where the batch pays them */
  readonly causeBalances: Map<string, number>;
  /** what each programme has committed so far, in the shop's minor units (P13) */
  readonly committedMinor: Map<ProgramId, number>;
};

/** What came in, parsed: Shopify's news and our own commands alike. */
export type JudgeEvent =
  | {
      readonly kind: 'order-seen';
      readonly facts: OrderFacts;
      readonly addresses?: Addresses | undefined;
      readonly visit: Visit | null;
      readonly isHistory: boolean;
      /** its chargeback, where the report tells of it; undefined or null = nothing told */
      readonly dispute?: Dispute | null;
    }
  | {
      readonly kind: 'claim-made';
      readonly claimId: ClaimId;
      readonly addresses?: Addresses | undefined;
      readonly visit: Visit;
      readonly tokenHash: string;
      readonly emailHash: string;
      readonly emailSealed: string;
      readonly firstNameSealed: string | null;
      readonly locale: string;
      readonly customerId: CustomerId | null;
      readonly claimedAt: Date;
      readonly ordersBefore: number | null;
      /** what Shopify knew of both sides, where the offer's eligibility looks at it */
      readonly about?: ClaimProfiles;
      /** how the link had been shared, where it said so */
      readonly via?: ShareChannel | null;
      /** absent in claims made before they were taken */
      readonly traces?: Traces | undefined;
      readonly traits?: Traits | undefined;
      /** the account that the address belongs to, as Shopify says; absent or null = none, or not asked */
      readonly account?: Account | null;
    }
  /** a customer opened an account */
  | {
      readonly kind: 'signed-up';
      readonly account: Account;
      readonly emailHash: string | null;
      readonly addresses?: Addresses | undefined;
    }
  /** somebody says who invited whom (V8) */
  | Declared
  /** the other side's yes or no */
  | {
      readonly kind: 'declaration-answered';
      readonly declarationId: DeclarationId;
      readonly emailHash: string | null;
      readonly answer: 'yes' | 'no';
      readonly at: Date;
    }
  /** Shopify says that an order changed without saying how (refund, edit) */
  | { readonly kind: 'order-changed'; readonly orderId: OrderId }
  /** what Shopify was asked about an order, or told of its risk */
  | { readonly kind: 'order-told'; readonly orderId: OrderId; readonly about: AboutOrder }
  /** somebody brought a decoy code to the shop's pages: by which keys they may be known again (V5) */
  | { readonly kind: 'canary-brought'; readonly keys: readonly string[]; readonly at: Date }
  | { readonly kind: 'customers-merged'; readonly keptId: CustomerId; readonly goneId: CustomerId }
  | { readonly kind: 'due'; readonly subject: DueSubject; readonly subjectId: string }
  /** a human approves, rejects, or takes such a word back (V6) */
  | { readonly kind: 'decided'; readonly decision: GivenDecision }
  /** somebody asks that a human looks at what was decided about them (V6) */
  | { readonly kind: 'appealed'; readonly appeal: Appeal }
  /** a human blocks or allows somebody, and lifts that again (V6) */
  | { readonly kind: 'listed'; readonly entry: GivenListEntry }
  | ({ readonly kind: 'unlisted' } & Lifted)
  /** a chargeback was opened or decided */
  | { readonly kind: 'dispute-seen'; readonly orderId: OrderId; readonly dispute: Dispute }
  /** somebody exchanges points for an item of the catalogue (R3, R5) */
  | {
      readonly kind: 'redeem';
      readonly redemptionId: RedemptionId;
      readonly personId: PersonId;
      readonly programId: ProgramId;
      readonly itemId: string;
      readonly at: Date;
    }
  /** the merchant takes back what was bought with points: the points return */
  | { readonly kind: 'undo-redemption'; readonly rewardId: RewardId; readonly at: Date }
  /** what was to be taken back had been spent: Shopify says so when it is tried (gift cards, store credit) */
  | { readonly kind: 'reward-spent'; readonly rewardId: RewardId }
  /** the merchant handed over a gift */
  | { readonly kind: 'gift-given'; readonly rewardId: RewardId; readonly at: Date }
  /** what a partner published was approved: its fee is owed to them */
  | {
      readonly kind: 'fee-approved';
      readonly feeId: string;
      readonly personId: PersonId;
      readonly programId: ProgramId;
      readonly unit: string;
      readonly amount: number;
      readonly at: Date;
    }
  /** money owed to a person or a cause was paid outside; `personId` null = to the causes */
  | {
      readonly kind: 'paid-out';
      readonly payoutId: string;
      readonly personId: PersonId | null;
      readonly programId: ProgramId;
      readonly unit: string;
      readonly amount: number;
      readonly at: Date;
    };

export type Declared = {
  readonly kind: 'declared';
  readonly declarationId: DeclarationId;
  readonly by: DeclarationKind;
  readonly proof: DeclarationProof;
  readonly programId: ProgramId;
  readonly advocateId: AdvocateId | null;
  readonly invitationId: string;
  readonly emailHash: string | null;
  readonly emailSealed: string | null;
  readonly firstNameSealed: string | null;
  readonly orderId: OrderId | null;
  readonly locale: string | null;
  readonly declaredAt: Date;
};

/** An entry that holds no longer: who lifted it, and why. */
export type Lifted = Pick<ListEntry, 'entryId' | 'by' | 'value' | 'at'> & {
  readonly reason: string;
  readonly actor: string;
};

/** What has a due time: verdicts (waiting periods), lots of points and issued rewards (expiry). */
export type DueSubject = SubjectKind | 'lot' | 'reward';

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
  | {
      readonly kind: 'customer-data-request';
      readonly requestId: string;
      readonly customerId: CustomerId | null;
      readonly emailHash: string | null;
      readonly orderIds: readonly OrderId[];
    }
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
  readonly kind:
    | 'friend-welcome'
    | 'reward-pending'
    | 'reward-earned'
    | 'reward-reversed'
    | 'points-expiring'
    | 'friend-invitation'
    | 'declaration-confirm'
    | 'declaration-confirmed'
    | 'declaration-declined'
    | 'review-answer';
  /** whose message it is; of one to a friend nobody knows yet, the advocate in whose name it goes out */
  readonly personId: PersonId;
  readonly referralId: ReferralId | null;
  readonly rewardId: RewardId | null;
  readonly declarationId?: DeclarationId;
  /** where it isn't the person's own */
  readonly locale?: string | null;
};

export type Effect =
  | { readonly kind: 'issue-rewards' }
  | { readonly kind: 'send-messages' }
  /** what an entry of the lists concerns is judged again */
  | { readonly kind: 'judge-listed'; readonly entryId: ListEntryId }
  | { readonly kind: 'refetch-order'; readonly orderId: OrderId }
  /** a chargeback on an order we haven't heard of: first the order, then the dispute again */
  | { readonly kind: 'fetch-disputed-order'; readonly orderId: OrderId; readonly dispute: Dispute }
  /** a risk of an order we haven't heard of: first the order, then the risk again */
  | { readonly kind: 'fetch-assessed-order'; readonly orderId: OrderId; readonly assessment: RiskAssessment }
  | {
      readonly kind: 'ask-about-order';
      readonly orderId: OrderId;
      readonly question: OrderQuestion;
      readonly tries?: number;
    };

export type Metric =
  | 'claims'
  | 'orders'
  | 'revenue'
  | 'codes'
  | 'points'
  | 'redemptions'
  /** those of one channel (S3) */
  | `${'claims' | 'orders'}:${ShareChannel}`;
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
  /** accounts that Shopify merged into others */
  readonly closedAccounts: CustomerId[];
  readonly merges: { from: PersonId; into: PersonId }[];
  readonly orders: Map<OrderId, KnownOrder>;
  readonly claims: Map<ClaimId, KnownClaim>;
  readonly declarations: Map<DeclarationId, KnownDeclaration>;
  readonly notices: { emailHash: string; at: Date }[];
  readonly referrals: Map<ReferralId, KnownReferral>;
  readonly verdicts: Map<string, KnownVerdict>;
  readonly decisions: GivenDecision[];
  readonly appeals: Map<AppealId, Appeal>;
  readonly listed: GivenListEntry[];
  readonly unlisted: Lifted[];
  readonly rewards: Map<RewardId, KnownReward>;
  /** `id` where the movement has one of its own, so that it can't be written twice */
  readonly sightings: Map<string, Sighting>;
  readonly canaries: { key: string; at: Date }[];
  readonly movements: { movement: Movement; rewardId: RewardId | null; id?: string }[];
  readonly lots: Map<LotId, Lot>;
  /** null = gone */
  readonly debts: Map<RewardId, Debt | null>;
  readonly committed: Map<ProgramId, number>;
  /** written over whatever stood under their key, and removed, in this order */
  readonly slotsSet: Map<string, CapSlot>;
  readonly slotsGone: Map<string, CapSlot>;
  /** judged again in the next batch, once for each key */
  readonly again: Map<string, { subject: DueSubject; subjectId: string }>;
  readonly problems: { key: string; code: string; values: Record<string, string | number> }[];
  readonly messages: MessageIntent[];
  readonly counters: CounterDelta[];
  readonly effects: Effect[];
};

export const noChanges = (): Changes => ({
  newPersons: [],
  contacts: [],
  newIdentifiers: [],
  closedAccounts: [],
  merges: [],
  orders: new Map(),
  claims: new Map(),
  declarations: new Map(),
  notices: [],
  referrals: new Map(),
  verdicts: new Map(),
  decisions: [],
  appeals: new Map(),
  listed: [],
  unlisted: [],
  rewards: new Map(),
  sightings: new Map(),
  canaries: [],
  movements: [],
  lots: new Map(),
  debts: new Map(),
  committed: new Map(),
  slotsSet: new Map(),
  slotsGone: new Map(),
  again: new Map(),
  problems: [],
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
  /** whose orders were judged by all that is known of them: no longer so once they are merged or their sign-up changes */
  readonly judged: Set<PersonId>;
};

export const slotKey = ({ advocateId, period, cause }: CapSlot) => `${advocateId} ${period} ${cause}`;
export const causeKey = ({ programId, unit }: { programId: string; unit: string }) => `${programId} ${unit}`;
export const subjectKey = (subject: SubjectKind, id: string) => `${subject}:${id}`;
