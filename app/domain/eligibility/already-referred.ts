import type { ClaimCase, DeclarationCase, Rule } from '../verdict/cases.ts';

/** One referral per friend and programme: who already took up another invitation keeps that one. */
export const alreadyReferred: Rule<ClaimCase> = {
  code: 'already-referred',
  edition: 1,
  final: ['fail'],
  check: ({ otherAdvocate }) => ({
    outcome: otherAdvocate ? 'fail' : 'pass',
    input: { alreadyReferred: otherAdvocate !== null },
    limit: { alreadyReferred: false },
  }),
};

/** Who belongs to an advocate needs no declaration any more, and can't be taken over by one. */
export const declarationAlreadyReferred: Rule<DeclarationCase> = {
  code: 'already-referred',
  edition: 1,
  check: ({ friendOf }) => ({
    outcome: friendOf === 'nobody' ? 'pass' : 'fail',
    input: { alreadyReferred: friendOf !== 'nobody' },
    limit: { alreadyReferred: false },
  }),
};
