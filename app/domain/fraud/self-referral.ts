import type { AdvocateIdentity, ClaimCase, DeclarationCase, OrderCase, Rule, SignUpCase } from '../verdict/cases.ts';
import type { Whoever } from '../verdict/facts.ts';
import type { RuleFinding } from '../verdict/verdict.ts';

/** V5, SC-26: an advocate can't be their own friend, by account, canonical e-mail or phone. */
function check({
  friend,
  advocate,
}: Pick<OrderCase | ClaimCase | DeclarationCase | SignUpCase, 'friend' | 'advocate'>): RuleFinding {
  const sameBy = advocate && sameHumanBy(friend, advocate);
  return { outcome: sameBy ? 'fail' : 'pass', input: { sameBy: sameBy ?? 'none' }, limit: { sameBy: 'none' } };
}

function sameHumanBy(friend: Whoever, advocate: AdvocateIdentity): 'account' | 'email' | 'phone' | null {
  if (friend.personId === advocate.personId) return 'account';
  if (friend.customerId && advocate.customerIds.includes(friend.customerId)) return 'account';
  if (friend.emailHash && advocate.emailHashes.includes(friend.emailHash)) return 'email';
  if (friend.phoneHash && advocate.phoneHashes.includes(friend.phoneHash)) return 'phone';
  return null;
}

export const orderSelfReferral: Rule<OrderCase> = { code: 'self-referral', edition: 1, check };
export const claimSelfReferral: Rule<ClaimCase> = { code: 'self-referral', edition: 1, check };
export const declarationSelfReferral: Rule<DeclarationCase> = { code: 'self-referral', edition: 1, check };
export const signUpSelfReferral: Rule<SignUpCase> = { code: 'self-referral', edition: 1, check };
