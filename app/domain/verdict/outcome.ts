import { FRAUD_SCORE } from '../fraud/fraud-score.ts';
import { isAllowed, type ListHit } from '../fraud/list-entry.ts';
import type { RedemptionId, ReferralId } from '../shared/ids.ts';
import { type DecisionInForce, HUMAN_DECISION } from './decision.ts';
import type { Outcome, RuleResult } from './verdict.ts';

type Marked = { readonly code: string; readonly final?: readonly string[]; readonly suspects?: true };
/** What humans said of the subject and of the people in it. */
type Said = { readonly decision?: DecisionInForce | null; readonly listed?: readonly ListHit[] };

/**
 * A rule that fails rejects, else one that holds holds; the reason is the first such rule. A human's no rejects whatever
 * the rules say; their yes leaves only what is final (V6). Whom they allowed no rule that only suspects can stop (V5).
 */
export function outcomeOf(
  found: readonly RuleResult[],
  { decision = null, listed = [] }: Said = {},
  registry: readonly Marked[] = [],
): { outcome: Exclude<Outcome, 'not-referred'>; reason: string | null } {
  if (decision?.kind === 'reject') return { outcome: 'rejected', reason: HUMAN_DECISION };
  const isFinal = ({ code, outcome }: RuleResult): boolean =>
    registry.some((rule) => rule.code === code && rule.final?.includes(outcome));
  const isMere = ({ code }: RuleResult): boolean =>
    code === FRAUD_SCORE || registry.some((rule) => rule.code === code && rule.suspects);
  const trusted = isAllowed(listed) ? found.filter((result) => !isMere(result)) : found;
  const rules = decision ? trusted.filter(isFinal) : trusted;
  const failed = rules.find((rule) => rule.outcome === 'fail');
  if (failed) return { outcome: 'rejected', reason: reasonOf(failed) };
  const held = rules.find((rule) => rule.outcome === 'hold');
  if (held) return { outcome: 'held', reason: reasonOf(held) };
  return { outcome: 'approved', reason: null };
}

/** Of a group the first condition that came out as the group did: it has the words to say why. */
function reasonOf({ code, outcome, parts = [] }: RuleResult): string {
  const told = parts.find((part) => part.outcome === outcome);
  return told ? reasonOf(told) : code;
}

/** Causes name (referral, level, n), never the order: whichever order carries it, the reward is one (invariant 2). */
export const firstPurchaseCause = (referralId: ReferralId) => `referral:${referralId}:first-purchase:1`;
/** The nth purchase, n ≥ 2. */
export const purchaseCause = (referralId: ReferralId, n: number) => `referral:${referralId}:purchase:${n}`;
export const signUpCause = (referralId: ReferralId) => `referral:${referralId}:sign-up:1`;
export const welcomeCause = (referralId: ReferralId) => `referral:${referralId}:claim:1`;
/** What a partner gets for a friend whose claim passed the rules (P14). */
export const leadCause = (referralId: ReferralId) => `referral:${referralId}:lead:1`;
/** What of a referral a cause is for, and the how manieth; null for what hangs on no referral. */
export function levelOf(
  cause: string,
): { kind: 'claim' | 'lead' | 'sign-up' | 'first-purchase' | 'purchase'; n: number } | null {
  const [, kind, n] = /^referral:[^:]+:(claim|lead|sign-up|first-purchase|purchase):(\d+)$/.exec(cause) ?? [];
  return kind ? { kind: kind as NonNullable<ReturnType<typeof levelOf>>['kind'], n: Number(n) } : null;
}

export const isOfReferral = (cause: string, referralId: ReferralId) => cause.startsWith(`referral:${referralId}:`);
export const redemptionCause = (redemptionId: RedemptionId) => `redemption:${redemptionId}`;
