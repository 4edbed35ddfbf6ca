import type { ClaimCase, Rule } from '../verdict/cases.ts';

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
