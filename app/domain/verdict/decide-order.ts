import { attributed } from '../attribution/attributed.ts';
import { minimumSubtotal } from '../eligibility/minimum-subtotal.ts';
import { orderNewness } from '../eligibility/newness.ts';
import { orderStanding } from '../eligibility/order-standing.ts';
import { orderProgramOpen } from '../eligibility/program-open.ts';
import { window } from '../eligibility/window.ts';
import { claimedByOther } from '../fraud/claimed-by-other.ts';
import { orderSelfReferral } from '../fraud/self-referral.ts';
import { monthlyCap } from '../program/monthly-cap.ts';
import { addDaysInZone } from '../shared/time.ts';
import { applyRules, type OrderCase, type Rule } from './cases.ts';
import { firstPurchaseCause, outcomeOf } from './outcome.ts';
import type { Grant, Verdict } from './verdict.ts';

/** In the order in which the receipt lists them; the first that doesn't pass is the reason. */
export const orderRules: readonly Rule<OrderCase>[] = [
  attributed,
  orderProgramOpen,
  orderSelfReferral,
  claimedByOther,
  orderNewness,
  orderStanding,
  minimumSubtotal,
  window,
];

/** Judges one order of a friend: the heart of Ricochet (V2, V3). Pure: the same case gives the same verdict for ever. */
export function decideOrder(of: OrderCase): Verdict {
  const rules = applyRules(orderRules, of);
  const { outcome, reason } = outcomeOf(rules);
  const about = { advocateId: of.advocate.advocateId, versionId: of.offer.versionId };
  if (outcome !== 'approved') return { outcome, reason, rules, grants: [], ...about };

  const cap = monthlyCap(of);
  return {
    outcome,
    reason: null,
    rules: cap ? [...rules, cap.result] : rules,
    grants: grantsOf(of, cap?.withheld ?? null),
    ...about,
  };
}

function grantsOf(of: OrderCase, withheld: Grant['withheld']): Grant[] {
  const { firstPurchase } = of.offer.terms;
  const paidAt = of.facts.paidAt ?? of.facts.processedAt;
  const shared = {
    cause: firstPurchaseCause(of.referralId),
    versionId: of.offer.versionId,
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
