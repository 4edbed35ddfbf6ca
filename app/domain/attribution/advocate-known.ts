import type { DeclarationCase, Rule } from '../verdict/cases.ts';

/** V8: whoever a friend names takes part in this programme. What the friend reads is the same either way. */
export const advocateKnown: Rule<DeclarationCase> = {
  code: 'advocate-known',
  edition: 1,
  check: ({ advocate, proof }) => ({
    outcome: advocate ? 'pass' : 'fail',
    input: { advocateKnown: advocate !== null, proof },
    limit: { advocateKnown: true },
  }),
};
