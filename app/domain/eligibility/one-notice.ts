import { isNotice } from '../attribution/declaration.ts';
import type { DeclarationCase, Rule } from '../verdict/cases.ts';

/**
 * C7: an address that never asked for it hears from a shop once, whoever declares it. A friend who shows their account or
 * order is answered, not noticed.
 */
export const oneNotice: Rule<DeclarationCase> = {
  code: 'one-notice',
  edition: 1,
  check: ({ kind, proof, isNoticed }) => ({
    outcome: isNotice({ kind, proof }) && isNoticed ? 'fail' : 'pass',
    input: { noticedBefore: isNoticed },
    limit: { noticedBefore: false },
  }),
};
