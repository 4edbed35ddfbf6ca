import type { DeclarationCase, Rule } from '../verdict/cases.ts';

/** V8: so many declarations an advocate and 24 hours, else the shop's name would be lent to mass mailings. */
export const declaredLately: Rule<DeclarationCase> = {
  code: 'declared-lately',
  edition: 1,
  check: ({ declaredLately: before, offer }) => ({
    outcome: before < offer.terms.declarations.perDay ? 'pass' : 'fail',
    input: { declaredLately: before },
    limit: { declaredPerDay: offer.terms.declarations.perDay },
  }),
};
