import type { ClaimCase, OrderCase, Rule, SignUpCase } from '../verdict/cases.ts';
import type { RuleFinding } from '../verdict/verdict.ts';

/** V5, V6: whom a human blocked earns nothing, as an advocate or as a friend, until the entry is lifted. */
function check({ listed = [] }: Pick<OrderCase | ClaimCase | SignUpCase, 'listed'>): RuleFinding {
  const blocked = listed.filter(({ list }) => list === 'block');
  const [hit = listed[0]] = blocked;
  return {
    outcome: blocked.length > 0 ? 'fail' : 'pass',
    input: {
      list: hit?.list ?? 'none',
      ...(hit && { listedSide: hit.side, listedBy: hit.by }),
    },
    limit: { list: 'none' },
  };
}

export const orderListed: Rule<OrderCase> = { code: 'listed', edition: 1, check };
export const signUpListed: Rule<SignUpCase> = { code: 'listed', edition: 1, check };
export const claimListed: Rule<ClaimCase> = { code: 'listed', edition: 1, check };
