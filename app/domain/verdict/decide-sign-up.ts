import { existingCustomer } from '../eligibility/existing-customer.ts';
import { notYetMember } from '../eligibility/not-yet-member.ts';
import { signUpWindow } from '../eligibility/window.ts';
import { weighSignals } from '../fraud/fraud-score.ts';
import { signUpListed } from '../fraud/listed.ts';
import { signals } from '../fraud/registry.ts';
import { signUpSelfReferral } from '../fraud/self-referral.ts';
import { addDaysInZone } from '../shared/time.ts';
import { applyRules, type Rule, type SignUpCase } from './cases.ts';
import { withDecision } from './decision.ts';
import { outcomeOf, signUpCause } from './outcome.ts';
import type { Grant, Verdict } from './verdict.ts';

/**
 * Neither the programme nor its budget is asked again: the claim behind a sign-up was accepted under both, and claims made
 * are honoured (SC-08, SC-25). Caps count friends at their first purchase.
 */
export const signUpRules: readonly Rule<SignUpCase>[] = [
  signUpSelfReferral,
  signUpListed,
  notYetMember,
  existingCustomer,
  signUpWindow,
];

/** Judges a sign-up; an approved one pays its level, final after the same days as a purchase (P2, R8). */
export function decideSignUp(of: SignUpCase, ruleSet = signUpRules, looksFor = signals): Verdict {
  const decision = of.decision ?? null;
  const found = [...applyRules(ruleSet, of), ...weighSignals(of, looksFor)];
  const { outcome, reason } = outcomeOf(found, of, ruleSet);
  return {
    outcome,
    reason,
    rules: withDecision(found, decision),
    grants: outcome === 'approved' ? grantsOf(of) : [],
    advocateId: of.advocate.advocateId,
    versionId: of.offer.versionId,
  };
}

function grantsOf(of: SignUpCase): Grant[] {
  const { signUp, waitingDays } = of.offer.terms;
  const shared = {
    cause: signUpCause(of.referralId),
    versionId: of.offer.versionId,
    baseMinor: 0,
    finalAt: addDaysInZone(of.joinedAt, waitingDays, of.timeZone),
    withheld: null,
  };
  return (['advocate', 'friend'] as const).flatMap((side) => {
    const spec = signUp?.[side];
    const beneficiary = of[side].personId;
    return spec ? [{ ...shared, rule: `sign-up.${side}`, side, beneficiary, spec }] : [];
  });
}
