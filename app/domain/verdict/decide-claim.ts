import { alreadyReferred } from '../eligibility/already-referred.ts';
import { claimNewness } from '../eligibility/newness.ts';
import { claimProgramOpen } from '../eligibility/program-open.ts';
import { claimAdvocateEligibility, claimFriendEligibility } from '../eligibility/side-eligibility.ts';
import { FRAUD_SCORE, weighSignals } from '../fraud/fraud-score.ts';
import { claimListed } from '../fraud/listed.ts';
import { signals } from '../fraud/registry.ts';
import { claimSelfReferral } from '../fraud/self-referral.ts';
import { claimBudget } from '../program/budget-left.ts';
import { leadCap } from '../program/lead-cap.ts';
import { addDaysInZone } from '../shared/time.ts';
import { applyLimits, applyRules, type ClaimCase, type GrantLimit, type Rule } from './cases.ts';
import { withDecision } from './decision.ts';
import { leadCause, outcomeOf, welcomeCause } from './outcome.ts';
import type { Grant, RuleResult, Verdict } from './verdict.ts';

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

/** What may keep back what an approved claim pays the advocate. */
export const claimLimits: readonly GrantLimit<ClaimCase>[] = [leadCap];

/** Judges a claim; an approved one pays the friend's welcome reward, which is not taken back once spent (DESIGN). */
export function decideClaim(of: ClaimCase, ruleSet = claimRules, limits = claimLimits, looksFor = signals): Verdict {
  const decision = of.decision ?? null;
  const found = [...applyRules(ruleSet, of), ...weighSignals(of, looksFor).map(of.given ? leaveWhatWasGiven : asFound)];
  const { outcome, reason } = outcomeOf(found, of, ruleSet);
  const rules = withDecision(found, decision);
  const about = { advocateId: of.advocate.advocateId, versionId: of.offer.versionId };
  if (outcome !== 'approved') return { outcome, reason, rules, grants: [], ...about };

  const { results, withheld } = applyLimits(limits, of);
  return { outcome, reason, rules: [...rules, ...results], grants: grantsOf(of, withheld), ...about };
}

/** The friend's welcome at once; what a partner gets for the lead is final after the same days as a purchase (R8, P14). */
function grantsOf(
  { offer, referralId, friend, advocate, claimedAt, timeZone }: ClaimCase,
  withheld: Grant['withheld'],
): Grant[] {
  const { welcome, waitingDays } = offer.terms;
  const lead = offer.partner?.pay.lead;
  const shared = { baseMinor: 0, versionId: offer.versionId };
  const grants: Grant[] = [];
  if (welcome)
    grants.push({
      ...shared,
      cause: welcomeCause(referralId),
      rule: 'welcome.friend',
      side: 'friend',
      beneficiary: friend.personId,
      spec: welcome,
      finalAt: claimedAt,
      withheld: null,
    });
  if (lead)
    grants.push({
      ...shared,
      cause: leadCause(referralId),
      rule: 'lead.advocate',
      side: 'advocate',
      beneficiary: advocate.personId,
      spec: lead,
      finalAt: addDaysInZone(claimedAt, waitingDays, timeZone),
      withheld,
    });
  return grants;
}

const asFound = (result: RuleResult): RuleResult => result;

/** What only makes somebody wait takes no code back that they have: later evidence does that where it refuses (V5). */
const leaveWhatWasGiven = (result: RuleResult): RuleResult =>
  result.code === FRAUD_SCORE && result.outcome === 'hold' ? { ...result, outcome: 'pass' } : result;
