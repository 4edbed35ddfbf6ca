import { attributed } from '../attribution/attributed.ts';
import { minimumSubtotal } from '../eligibility/minimum-subtotal.ts';
import { orderNewness } from '../eligibility/newness.ts';
import { orderStanding } from '../eligibility/order-standing.ts';
import { orderProgramOpen } from '../eligibility/program-open.ts';
import { countedSubtotal, purchaseConditions } from '../eligibility/purchase-conditions.ts';
import { numberOf, purchaseNumber } from '../eligibility/purchase-number.ts';
import { orderAdvocateEligibility, orderFriendEligibility } from '../eligibility/side-eligibility.ts';
import { window } from '../eligibility/window.ts';
import { chargeback } from '../fraud/chargeback.ts';
import { claimedByOther } from '../fraud/claimed-by-other.ts';
import { weighSignals } from '../fraud/fraud-score.ts';
import { orderListed } from '../fraud/listed.ts';
import { signals } from '../fraud/registry.ts';
import { orderSelfReferral } from '../fraud/self-referral.ts';
import { orderBudget } from '../program/budget-left.ts';
import { monthlyCap } from '../program/monthly-cap.ts';
import type { Offer } from '../program/offer.ts';
import { totalCap } from '../program/total-cap.ts';
import { spentReward } from '../rewards/spent-reward.ts';
import { addDaysInZone } from '../shared/time.ts';
import { applyLimits, applyRules, type GrantLimit, type OrderCase, type Rule } from './cases.ts';
import { withDecision } from './decision.ts';
import type { OrderFacts } from './facts.ts';
import { firstPurchaseCause, outcomeOf, purchaseCause } from './outcome.ts';
import { paymentAt } from './payment.ts';
import type { Grant, Verdict } from './verdict.ts';

/** In the order in which the receipt lists them; the first that doesn't pass is the reason. */
export const orderRules: readonly Rule<OrderCase>[] = [
  attributed,
  orderProgramOpen,
  orderBudget,
  orderSelfReferral,
  orderListed,
  claimedByOther,
  orderNewness,
  orderStanding,
  chargeback,
  orderAdvocateEligibility,
  orderFriendEligibility,
  purchaseConditions,
  minimumSubtotal,
  window,
];

/**
 * A later purchase is neither new nor in the window any more: what counts is which one it is (P2). Who may be a friend was
 * judged with the first.
 */
export const laterPurchaseRules: readonly Rule<OrderCase>[] = orderRules.flatMap((rule) =>
  rule === orderNewness ? [purchaseNumber] : rule === window || rule === orderFriendEligibility ? [] : [rule],
);

/** What may keep an approved advocate's grant back; the first that does is the reason. */
export const grantLimits: readonly GrantLimit[] = [monthlyCap, totalCap, spentReward];
/** Caps count friends, each at their first purchase; later levels follow the budget alone (P13). */
export const laterGrantLimits: readonly GrantLimit[] = [spentReward];

export const rulesFor = ({ levels }: Pick<OrderCase, 'levels'>) => (levels ? laterPurchaseRules : orderRules);
export const limitsFor = ({ levels }: Pick<OrderCase, 'levels'>) => (levels ? laterGrantLimits : grantLimits);

/** Judges one order of a friend: the heart of Ricochet (V2, V3). Pure: the same case gives the same verdict for ever. */
export function decideOrder(
  of: OrderCase,
  ruleSet = rulesFor(of),
  limits = limitsFor(of),
  looksFor = signals,
): Verdict {
  const decision = of.decision ?? null;
  const found = [...applyRules(ruleSet, of), ...weighSignals(of, looksFor)];
  const { outcome, reason } = outcomeOf(found, of, ruleSet);
  const rules = withDecision(found, decision);
  const about = { advocateId: of.advocate.advocateId, versionId: of.offer.versionId };
  if (outcome !== 'approved') return { outcome, reason, rules, grants: [], ...about };

  const { results, withheld } = applyLimits(limits, of);
  return { outcome, reason: null, rules: [...rules, ...results], grants: grantsOf(of, withheld), ...about };
}

/** When what an order grants becomes final: so many days after payment (R8). */
export const finalAt = (facts: OrderFacts, { terms }: Offer, timeZone: string): Date =>
  addDaysInZone(paymentAt(facts), terms.waitingDays, timeZone);

function grantsOf(of: OrderCase, withheld: Grant['withheld']): Grant[] {
  const level = levelOf(of);
  if (!level) return [];
  const shared = {
    cause: level.cause,
    versionId: of.offer.versionId,
    baseMinor: countedSubtotal(of).surelyMinor,
    finalAt: finalAt(of.facts, of.offer, of.timeZone),
  };
  const grants: Grant[] = [];
  if (level.advocate) {
    grants.push({
      ...shared,
      rule: `${level.rule}.advocate`,
      side: 'advocate',
      beneficiary: of.advocate.personId,
      spec: level.advocate,
      withheld,
    });
  }
  if (level.friend) {
    grants.push({
      ...shared,
      rule: `${level.rule}.friend`,
      side: 'friend',
      beneficiary: of.friend.personId,
      spec: level.friend,
      withheld: null,
    });
  }
  return grants;
}

/** What the purchase pays, and what for; undefined where it only counts towards a later level. */
function levelOf(of: OrderCase) {
  const { firstPurchase, nthPurchases } = of.offer.terms;
  if (!of.levels) return { ...firstPurchase, cause: firstPurchaseCause(of.referralId), rule: 'first-purchase' };
  const level = nthPurchases.find(({ n }) => n === numberOf(of));
  return level && { ...level, cause: purchaseCause(of.referralId, level.n), rule: 'purchase' };
}
