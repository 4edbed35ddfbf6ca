import { enoughPoints, itemOffered } from '../rewards/redemption-rules.ts';
import { applyRules, type RedemptionCase, type Rule } from './cases.ts';
import { outcomeOf, redemptionCause } from './outcome.ts';
import type { Verdict } from './verdict.ts';

export const redemptionRules: readonly Rule<RedemptionCase>[] = [itemOffered, enoughPoints];

/** Judges an exchange of points; an approved one grants the item of the catalogue as it stood then. */
export function decideRedemption(of: RedemptionCase, ruleSet = redemptionRules): Verdict {
  const rules = applyRules(ruleSet, of);
  const { outcome, reason } = outcomeOf(rules);
  const grants =
    outcome === 'approved' && of.item
      ? [
          {
            cause: redemptionCause(of.redemptionId),
            rule: REDEMPTION,
            side: 'advocate' as const,
            beneficiary: of.personId,
            spec: of.item.reward,
            baseMinor: 0,
            versionId: of.offer.versionId,
            finalAt: of.now,
            withheld: null,
          },
        ]
      : [];
  return { outcome, reason, rules, grants, advocateId: null, versionId: of.offer.versionId };
}

export const REDEMPTION = 'redemption';
