import { alreadyReferred } from '../eligibility/already-referred.ts';
import { claimNewness } from '../eligibility/newness.ts';
import { claimProgramOpen } from '../eligibility/program-open.ts';
import { claimAdvocateEligibility, claimFriendEligibility } from '../eligibility/side-eligibility.ts';
import { FRAUD_SCORE, weighSignals } from '../fraud/fraud-score.ts';
import { claimListed } from '../fraud/listed.ts';
import { signals } from '../fraud/registry.ts';
import { claimSelfReferral } from '../fraud/self-referral.ts';
import { claimBudget } from '../program/budget-left.ts';
import { applyRules, type ClaimCase, type Rule } from './cases.ts';
import { withDecision } from './decision.ts';
import { outcomeOf, welcomeCause } from './outcome.ts';
import type { RuleResult, Verdict } from './verdict.ts';

export const claimRules: readonly Rule<ClaimCase>[] = [
  claimProgramOpen,
  claimBudget,
  claimSelfReferral,
  claimListed,
  alreadyReferred,
  claimNewness,
  claimAdvocateEligibility,
  claimFriendEligibility,
];

/** Judges a claim; an approved one pays the friend's welcome reward, which is not taken back once spent (DESIGN). */
export function decideClaim(of: ClaimCase, ruleSet = claimRules, looksFor = signals): Verdict {
  const decision = of.decision ?? null;
  const found = [...applyRules(ruleSet, of), ...weighSignals(of, looksFor).map(of.given ? leaveWhatWasGiven : asFound)];
  const { outcome, reason } = outcomeOf(found, of, ruleSet);
  const rules = withDecision(found, decision);
  const { welcome } = of.offer.terms;
  const grants =
    outcome === 'approved' && welcome
      ? [
          {
            cause: welcomeCause(of.referralId),
            rule: 'welcome.friend',
            side: 'friend' as const,
            beneficiary: of.friend.personId,
            spec: welcome,
            baseMinor: 0,
            versionId: of.offer.versionId,
            finalAt: of.claimedAt,
            withheld: null,
          },
        ]
      : [];
  return { outcome, reason, rules, grants, advocateId: of.advocate.advocateId, versionId: of.offer.versionId };
}

const asFound = (result: RuleResult): RuleResult => result;

/** What only makes somebody wait takes no code back that they have: later evidence does that where it refuses (V5). */
const leaveWhatWasGiven = (result: RuleResult): RuleResult =>
  result.code === FRAUD_SCORE && result.outcome === 'hold' ? { ...result, outcome: 'pass' } : result;
