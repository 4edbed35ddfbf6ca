import type { RedemptionId, ReferralId } from '../shared/ids.ts';
import type { Outcome, RuleResult } from './verdict.ts';

/** A rule that fails rejects, else one that holds holds; the reason is the first such rule. */
export function outcomeOf(rules: readonly RuleResult[]): {
  outcome: Exclude<Outcome, 'not-referred'>;
  reason: string | null;
} {
  const failed = rules.find((rule) => rule.outcome === 'fail');
  if (failed) return { outcome: 'rejected', reason: failed.code };
  const held = rules.find((rule) => rule.outcome === 'hold');
  if (held) return { outcome: 'held', reason: held.code };
  return { outcome: 'approved', reason: null };
}

/** Causes name (referral, level, n), never the order: whichever order carries it, the reward is one (invariant 2). */
export const firstPurchaseCause = (referralId: ReferralId) => `referral:${referralId}:first-purchase:1`;
export const welcomeCause = (referralId: ReferralId) => `referral:${referralId}:claim:1`;
export const redemptionCause = (redemptionId: RedemptionId) => `redemption:${redemptionId}`;
