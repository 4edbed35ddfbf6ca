import type { OfferTerms } from '../program/offer.ts';
import { isAfterTold } from '../shared/time.ts';
import type { Rule, SignUpCase } from '../verdict/cases.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** P2, SC-16: whether somebody who was a customer before the invitation may join, as the offer has it. */
export const existingCustomer: Rule<SignUpCase> = {
  code: 'existing-customer',
  edition: 1,
  check({ account, history, invitedAt, offer }) {
    const ordersBefore = Math.max(history.earlierOrders.length, history.shopifyOrdersBefore ?? 0);
    const isExisting = isAfterTold(invitedAt, account.openedAt) || ordersBefore > 0;
    const mayJoin = offer.terms.signUp?.existingCustomersMayJoin ?? false;
    return {
      outcome: isExisting && !mayJoin ? 'fail' : 'pass',
      input: { accountSince: account.openedAt.toISOString(), earlierOrders: ordersBefore },
      limit: { existingCustomersMayJoin: mayJoin },
    };
  },
};

/**
 * The claim of an old customer, refused for nothing but that: no welcome, and none of their purchases is the first, but
 * where the offer lets existing customers join it is taken up for the sign-up level (SC-16).
 */
export const isForJoiningOnly = (
  { signUp }: OfferTerms,
  { outcome, reason, rules }: Pick<Verdict, 'outcome' | 'reason' | 'rules'>,
): boolean =>
  signUp?.existingCustomersMayJoin === true &&
  outcome === 'rejected' &&
  reason === 'newness' &&
  rules.every(({ code, outcome: found }) => code === 'newness' || (found !== 'fail' && found !== 'hold'));
