import type { ClaimCase, OrderCase, Rule } from '../verdict/cases.ts';
import { personFinding } from './conditions/person.ts';
import type { PersonSide } from './conditions/registry.ts';

/** P4: who may be an advocate, and who a friend. Says nothing where the programme lets anybody. */
const eligibility = <Of extends OrderCase | ClaimCase>(side: PersonSide): Rule<Of> => ({
  code: `${side}-eligibility`,
  edition: 1,
  check({ subject, offer, profiles }) {
    const conditions = offer.terms.eligibility[side];
    const person = profiles?.[side];
    return conditions && person ? personFinding(conditions, person, side, subject === 'claim') : null;
  },
});

export const orderAdvocateEligibility = eligibility<OrderCase>('advocate');
export const orderFriendEligibility = eligibility<OrderCase>('friend');
export const claimAdvocateEligibility = eligibility<ClaimCase>('advocate');
export const claimFriendEligibility = eligibility<ClaimCase>('friend');
