import type { ShareChannel } from '../attribution/share-channel.ts';
import type { PersonFacts } from '../eligibility/person-facts.ts';
import type { PurchaseFacts } from '../eligibility/purchase-facts.ts';
import type { ListHit } from '../fraud/list-entry.ts';
import type { Traits } from '../fraud/traces.ts';
import type { Trust } from '../fraud/trust.ts';
import type { CatalogueItem, Offer, ProgramStatus } from '../program/offer.ts';
import type {
  AdvocateId,
  ClaimId,
  CustomerId,
  DeclarationId,
  PersonId,
  RedemptionId,
  ReferralId,
} from '../shared/ids.ts';
import type { DecisionInForce } from './decision.ts';
import type {
  DeclarationKind,
  DeclarationProof,
  Dispute,
  Evidence,
  History,
  Identity,
  OrderFacts,
  Whoever,
} from './facts.ts';
import type { RuleFinding, RuleResult, Withheld } from './verdict.ts';

/** The advocate as a rule sees them: every identifier known of that person. */
export type AdvocateIdentity = {
  readonly advocateId: AdvocateId;
  readonly personId: Identity['personId'];
  readonly customerIds: readonly string[];
  readonly emailHashes: readonly string[];
  readonly phoneHashes: readonly string[];
};

/** What every subject is judged on. All of it is recorded with the verdict, so that it can be replayed (invariant 7). */
type Case = {
  readonly friend: Identity;
  readonly advocate: AdvocateIdentity;
  readonly offer: Offer;
  readonly programStatus: ProgramStatus;
  /** what the programme may cost and has committed; null = no limit, or none that concerns this subject */
  readonly budget: { readonly amountMinor: number; readonly committedMinor: number } | null;
  readonly history: History;
  /** what eligibility looks at; absent where the offer lets anybody */
  readonly profiles?: { readonly friend?: PersonFacts; readonly advocate?: PersonFacts };
  readonly referralId: ReferralId;
  /** the human's word that stands; missing in cases from before there were any */
  readonly decision?: DecisionInForce | null;
  /** what the fraud signals look at; missing in cases from before there were any */
  readonly trust?: Trust;
  /** whom a human blocked or allowed; missing in cases from before there were lists */
  readonly listed?: readonly ListHit[];
  readonly now: Date;
  readonly timeZone: string;
};

export type OrderCase = Case & {
  readonly subject: 'order';
  readonly facts: OrderFacts;
  readonly evidence: readonly Evidence[];
  readonly chosen: Evidence;
  /** what the further conditions of a purchase look at; absent where the offer has none */
  readonly purchase?: PurchaseFacts;
  /** whose claim credits the order; null when no claim does */
  readonly claimantId: Identity['personId'] | null;
  /** a chargeback; null = none */
  readonly dispute: Dispute | null;
  /** rewarded friends of this advocate in the order's month who stand before this one, without this referral */
  readonly friendsThisMonth: number;
  /** the same over all months */
  readonly friendsInTotal: number;
  /** the advocate spent an earlier reward that had to be taken back (SC-19) */
  readonly owesReward: boolean;
  /** of a purchase after the first: how many that count stand before it, up to the last level. Absent: the first (P2) */
  readonly levels?: { readonly purchasesBefore: number };
};

export type ClaimCase = Case & {
  readonly subject: 'claim';
  readonly claimId: ClaimId;
  readonly claimedAt: Date;
  /** the advocate this friend already belongs to, if it is another one */
  readonly otherAdvocate: AdvocateId | null;
  /**
   * what came to light since is weighed too, and by what was known when it was made it was approved: it was given its code;
   * absent otherwise
   */
  readonly given?: true;
  /** how many paid leads stand before it in the month it counts from; absent where the offer limits none */
  readonly leads?: { readonly since: Date; readonly before: number };
  /** what a claim that is approved later needs to be taken up; missing in cases from before that was possible */
  readonly invitation?: {
    readonly invitationId: string;
    readonly invitedAt: Date;
    readonly tokenHash: string;
    readonly locale: string;
    /** missing in cases from before purchases were summed by it */
    readonly via?: ShareChannel | null;
  };
};

/** An account in the shop, as far as joining goes. */
export type Account = {
  readonly customerId: CustomerId;
  /** when it was opened or, of one that only noted a guest, became one to log in to */
  readonly openedAt: Date;
  /** what can be told of its address; absent where only Shopify's answer about it is known */
  readonly traits?: Traits;
};

/** A friend becomes a member: opens an account after accepting an invitation, or accepts one while logged in (P2, SC-16). */
export type SignUpCase = Case & {
  readonly subject: 'sign-up';
  readonly account: Account;
  readonly claimId: ClaimId;
  readonly invitedAt: Date;
  /** when both were there, the account and the claim */
  readonly joinedAt: Date;
  /** since when the friend takes part themselves, as an advocate; null = they don't */
  readonly memberSince: Date | null;
};

/** Somebody exchanges points for an item of the catalogue (R3, R5). */
export type RedemptionCase = {
  readonly subject: 'redemption';
  readonly redemptionId: RedemptionId;
  readonly personId: PersonId;
  readonly offer: Offer;
  readonly itemId: string;
  /** as the catalogue in force has it; null = it isn't there */
  readonly item: CatalogueItem | null;
  /** points the person may spend */
  readonly available: number;
  readonly now: Date;
};

/** Somebody says who invited whom (V8). No person is made of an address that nobody confirmed. */
export type DeclarationCase = Omit<Case, 'friend' | 'advocate' | 'referralId'> & {
  readonly subject: 'declaration';
  readonly declarationId: DeclarationId;
  readonly kind: DeclarationKind;
  readonly proof: DeclarationProof;
  readonly declaredAt: Date;
  readonly friend: Whoever;
  /** null = whoever was named is no advocate of this programme */
  readonly advocate: AdvocateIdentity | null;
  /** whose friend they are already */
  readonly friendOf: 'nobody' | 'same' | 'other';
  /** this address got its one notice before, or wants none (C7) */
  readonly isNoticed: boolean;
  /** declarations that name this advocate, of the same kind, in the 24 hours before this one */
  readonly declaredLately: number;
};

export type AnyCase = OrderCase | ClaimCase | SignUpCase | RedemptionCase | DeclarationCase;

/** One rule = one file and one line in a registry. It reads the case and writes one line of the receipt. */
export type Rule<Of extends AnyCase> = {
  readonly code: string;
  readonly edition: number;
  /** findings that no human can wave through: nobody to pay, or nothing to pay for */
  readonly final?: readonly ('fail' | 'hold')[];
  /** it only suspects: whom a human allowed isn't suspected */
  readonly suspects?: true;
  /** null: it doesn't concern the case, and leaves no line */
  check(of: Of): RuleFinding | null;
};

/** A limit that keeps an approved advocate's grant back: null when the programme sets none. One file and one line in a registry. */
export type GrantLimit<Of = OrderCase> = (
  of: Of,
) => { readonly result: RuleResult; readonly withheld: Withheld | null } | null;

/** What the limits found, and what the first of them that holds back does it for. */
export function applyLimits<Of>(limits: readonly GrantLimit<Of>[], of: Of) {
  const found = limits.flatMap((limit) => limit(of) ?? []);
  return {
    results: found.map(({ result }) => result),
    withheld: found.find((one) => one.withheld)?.withheld ?? null,
  };
}

export const applyRules = <Of extends AnyCase>(rules: readonly Rule<Of>[], of: Of): RuleResult[] =>
  rules.flatMap((rule) => {
    const found = rule.check(of);
    return found ? [{ code: rule.code, edition: rule.edition, ...found }] : [];
  });
