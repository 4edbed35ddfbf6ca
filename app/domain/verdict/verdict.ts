import type { RewardSpec, Side } from '../rewards/reward-spec.ts';
import type { AdvocateId, PersonId, VersionId } from '../shared/ids.ts';

export type SubjectKind = 'order' | 'claim' | 'sign-up' | 'redemption' | 'declaration';
export type Outcome = 'not-referred' | 'rejected' | 'held' | 'approved';

/** A value a rule looked at, ready for JSON and for wording: money keeps its currency, instants are ISO strings. */
export type RuleValue =
  | string
  | number
  | boolean
  | null
  | { amountMinor: number; currency: string }
  | readonly string[];

/**
 * One line of the receipt: which rule, at which edition, what it saw, what it wanted, what came out (V3).
 * `wouldQualify` says what would have made it pass; wording stands in i18n under `rules.<code>`.
 */
export type RuleResult = {
  readonly code: string;
  /** edition of the rule's meaning; a settled verdict replays under its own */
  readonly edition: number;
  /** `noted` = a fraud signal that fired: it neither fails nor holds by itself, its weight goes into the score (V5) */
  readonly outcome: 'pass' | 'fail' | 'hold' | 'noted';
  readonly input: Readonly<Record<string, RuleValue>>;
  readonly limit: Readonly<Record<string, RuleValue>>;
  /** of a group of conditions: what each of them said; they decide through the group alone */
  readonly parts?: readonly RuleResult[];
  /** of what was noted: how much it counts */
  readonly weight?: number;
  readonly wouldQualify?: { readonly key: string; readonly values: Readonly<Record<string, RuleValue>> };
};

/** What a rule finds; the registry adds its name and edition. */
export type RuleFinding = Omit<RuleResult, 'code' | 'edition'>;

/** What a verdict entitles someone to. The cause names what it is for: never the order, always (referral, level, n). */
export type Grant = {
  readonly cause: string;
  /** "first-purchase.advocate", "welcome.friend" */
  readonly rule: string;
  readonly side: Side;
  readonly beneficiary: PersonId;
  readonly spec: RewardSpec;
  /** what it is reckoned by: the order's subtotal after discounts and refunds, in shop money; 0 where no order stands behind it */
  readonly baseMinor: number;
  readonly versionId: VersionId;
  /** the reward becomes final then (waiting period, R8) */
  readonly finalAt: Date;
  readonly withheld: Withheld | null;
};

/** Why a grant is kept back though the verdict approves. */
export type Withheld =
  /** from `until` on it counts again */
  | { readonly reason: 'monthly-cap'; readonly limit: number; readonly until: Date }
  | { readonly reason: 'total-cap'; readonly limit: number }
  /** an earlier reward was spent before it had to be taken back (SC-19) */
  | { readonly reason: 'owes-reward' };

/** The judgement on a subject. Its reason is the code of the first rule that did not pass, or null. */
export type Verdict = {
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly rules: readonly RuleResult[];
  readonly grants: readonly Grant[];
  readonly advocateId: AdvocateId | null;
  readonly versionId: VersionId | null;
};
