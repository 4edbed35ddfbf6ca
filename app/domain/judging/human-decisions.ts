import type { ClaimId, CustomerId, OrderId } from '../shared/ids.ts';
import type { GivenDecision } from '../verdict/decision.ts';
import { answerAppeals } from './appeals.ts';
import { judgeClaimAgain } from './judge-claim.ts';
import { judgeOrdersOf } from './judge-orders.ts';
import { judgeSignUpAgain } from './judge-sign-up.ts';
import { type Desk, subjectKey } from './world.ts';

/**
 * A human's word on an order, claim or sign-up (V6): kept beside those before it, then the subject is judged again with it. What
 * that takes back or gives is worked out like any other change, so an undo ends where no decision would have (SC-20).
 */
export function decide(desk: Desk, decision: GivenDecision): void {
  const { world, changes } = desk;
  const { subject, subjectId, decisionId } = decision;
  const key = subjectKey(subject, subjectId);
  const known = world.decisions.get(key) ?? [];
  if (known.some((one) => one.decisionId === decisionId)) return;
  if (!world.verdicts.has(key)) throw new Error(`decision ${decisionId} is about the ${key}, which has no verdict`);
  world.decisions.set(key, [...known, decision]);
  changes.decisions.push(decision);
  judgeAgain(desk, decision);
  if (decision.kind !== 'undo') answerAppeals(desk, decision);
}

function judgeAgain(desk: Desk, { subject, subjectId }: GivenDecision): void {
  const { world } = desk;
  switch (subject) {
    case 'order': {
      const order = world.orders.get(subjectId as OrderId);
      if (order) judgeOrdersOf(desk, order.personId, new Set([order.facts.orderId]));
      return;
    }
    case 'claim':
      judgeClaimAgain(desk, subjectId as ClaimId);
      return;
    case 'sign-up':
      judgeSignUpAgain(desk, subjectId as CustomerId);
      return;
    default:
      subject satisfies never;
  }
}
