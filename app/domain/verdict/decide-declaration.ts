import { advocateKnown } from '../attribution/advocate-known.ts';
import { declarationAlreadyReferred } from '../eligibility/already-referred.ts';
import { declarationNewness } from '../eligibility/newness.ts';
import { oneNotice } from '../eligibility/one-notice.ts';
import { declarationProgramOpen } from '../eligibility/program-open.ts';
import { declaredLately } from '../fraud/declared-lately.ts';
import { declarationSelfReferral } from '../fraud/self-referral.ts';
import { declarationBudget } from '../program/budget-left.ts';
import { applyRules, type DeclarationCase, type Rule } from './cases.ts';
import { outcomeOf } from './outcome.ts';
import type { Verdict } from './verdict.ts';

export const declarationRules: readonly Rule<DeclarationCase>[] = [
  advocateKnown,
  declarationProgramOpen,
  declarationBudget,
  declarationSelfReferral,
  declarationAlreadyReferred,
  declarationNewness,
  declaredLately,
  oneNotice,
];

/** Judges a declaration (V8). It pays nothing: what comes of it is judged with the claim or the order. */
export function decideDeclaration(of: DeclarationCase, ruleSet = declarationRules): Verdict {
  const rules = applyRules(ruleSet, of);
  const { outcome, reason } = outcomeOf(rules);
  return {
    outcome,
    reason,
    rules,
    grants: [],
    advocateId: of.advocate?.advocateId ?? null,
    versionId: of.offer.versionId,
  };
}
