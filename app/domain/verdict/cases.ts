import type { Offer, ProgramStatus } from '../program/offer.ts';
import type { AdvocateId, ClaimId, ReferralId } from '../shared/ids.ts';
import type { Evidence, History, Identity, OrderFacts } from './facts.ts';
import type { RuleFinding, RuleResult } from './verdict.ts';

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
  readonly history: History;
  readonly referralId: ReferralId;
  readonly now: Date;
  readonly timeZone: string;
};

export type OrderCase = Case & {
  readonly subject: 'order';
  readonly facts: OrderFacts;
  readonly evidence: readonly Evidence[];
  readonly chosen: Evidence;
  /** whose claim credits the order; null when no claim does */
  readonly claimantId: Identity['personId'] | null;
  /** rewarded friends of this advocate in the order's month, without this referral */
  readonly friendsThisMonth: number;
};

export type ClaimCase = Case & {
  readonly subject: 'claim';
  readonly claimId: ClaimId;
  readonly claimedAt: Date;
  /** the advocate this friend already belongs to, if it is another one */
  readonly otherAdvocate: AdvocateId | null;
};

/** One rule = one file and one line in a registry. It reads the case and writes one line of the receipt. */
export type Rule<Of extends OrderCase | ClaimCase> = {
  readonly code: string;
  readonly edition: number;
  check(of: Of): RuleFinding;
};

export const applyRules = <Of extends OrderCase | ClaimCase>(rules: readonly Rule<Of>[], of: Of): RuleResult[] =>
  rules.map((rule) => ({ code: rule.code, edition: rule.edition, ...rule.check(of) }));
