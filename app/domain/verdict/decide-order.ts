import { attributed } from '../attribution/attributed.ts';
import { minimumSubtotal } from '../eligibility/minimum-subtotal.ts';
import { orderNewness } from '../eligibility/newness.ts';
import { orderStanding } from '../eligibility/order-standing.ts';
import { orderProgramOpen } from '../eligibility/program-open.ts';
import { window } from '../eligibility/window.ts';
import { chargeback } from '../fraud/chargeback.ts';
import { claimedByOther } from '../fraud/claimed-by-other.ts';
import { orderSelfReferral } from '../fraud/self-referral.ts';
import { orderBudget } from '../program/budget-left.ts';
import { monthlyCap } from '../program/monthly-cap.ts';
import { totalCap } from '../program/total-cap.ts';
import { spentReward } from '../rewards/spent-reward.ts';
import { addDaysInZone } from '../shared/time.ts';
import { applyRules, type GrantLimit, type OrderCase, type Rule } from './cases.ts';
import { withDecision } from './decision.ts';
import { firstPurchaseCause, outcomeOf } from './outcome.ts';
import type { Grant, Verdict } from './verdict.ts';

/** In the order in which the receipt lists them; the first that doesn't pass is the reason. */
export const orderRules: readonly Rule<OrderCase>[] = [
  attributed,
  orderProgramOpen,
  orderBudget,
  orderSelfReferral,
  claimedByOther,
  orderNewness,
  orderStanding,
  chargeback,
  minimumSubtotal,
  window,
];

/** What may keep an approved advocate's grant back; the first that does is the reason. */
export const grantLimits: readonly GrantLimit[] = [monthlyCap, totalCap, spentReward];

/** Judges one order of a friend: the heart of Ricochet (V2, V3). Pure: the same case gives the same verdict for ever. */
export function decideOrder(of: OrderCase, ruleSet = orderRules, limits = grantLimits): Verdict {
  const decision = of.decision ?? null;
  const found = applyRules(ruleSet, of);
  const { outcome, reason } = outcomeOf(found, decision, ruleSet);
  const rules = withDecision(found, decision);
  const about = { advocateId: of.advocate.advocateId, versionId: of.offer.versionId };
  if (outcome !== 'approved') return { outcome, reason, rules, grants: [], ...about };

  const limited = limits.flatMap((limit) => limit(of) ?? []);
  const withheld = limited.find((one) => one.withheld)?.withheld ?? null;
  return {
    outcome,
    reason: null,
    rules: [...rules, ...limited.map((one) => one.result)],
    grants: grantsOf(of, withheld),
    ...about,
  };
}

function grantsOf(of: OrderCase, withheld: Grant['withheld']): Grant[] {
  const { firstPurchase } = of.offer.terms;
  const paidAt = of.facts.paidAt ?? of.facts.processedAt;
  const shared = {
    cause: firstPurchaseCause(of.referralId),
    versionId: of.offer.versionId,
    baseMinor: of.facts.subtotalMinor,
    finalAt: addDaysInZone(paidAt, of.offer.terms.waitingDays, of.timeZone),
  };
  const grants: Grant[] = [];
  if (firstPurchase.advocate) {
    grants.push({
      ...shared,
      rule: 'first-purchase.advocate',
      side: 'advocate',
      beneficiary: of.advocate.personId,
      spec: firstPurchase.advocate,
      withheld,
    });
  }
  if (firstPurchase.friend) {
    grants.push({
      ...shared,
      rule: 'first-purchase.friend',
      side: 'friend',
      beneficiary: of.friend.personId,
      spec: firstPurchase.friend,
      withheld: null,
    });
  }
  return grants;
}
