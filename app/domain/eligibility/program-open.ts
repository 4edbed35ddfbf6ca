import type { ClaimCase, DeclarationCase, OrderCase, Rule } from '../verdict/cases.ts';

/** SC-08: a claim needs a live programme; an order needs one only when no claim stands behind it: claims made are honoured. */
export const orderProgramOpen: Rule<OrderCase> = {
  code: 'program-open',
  edition: 1,
  final: ['fail'],
  check({ programStatus, chosen }) {
    const honoured = chosen.claimId !== null;
    return {
      outcome: programStatus === 'live' || honoured ? 'pass' : 'fail',
      input: { programStatus, claimed: honoured },
      limit: { programStatus: 'live' },
    };
  },
};

const programOpen: Rule<ClaimCase | DeclarationCase> = {
  code: 'program-open',
  edition: 1,
  final: ['fail'],
  check: ({ programStatus }) => ({
    outcome: programStatus === 'live' ? 'pass' : 'fail',
    input: { programStatus },
    limit: { programStatus: 'live' },
  }),
};

export const claimProgramOpen: Rule<ClaimCase> = programOpen;
export const declarationProgramOpen: Rule<DeclarationCase> = programOpen;
