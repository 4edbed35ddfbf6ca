import type { Rule, SignUpCase } from '../verdict/cases.ts';

/** V4, newness of a sign-up: who took part in the programme before the invitation doesn't join through it. */
export const notYetMember: Rule<SignUpCase> = {
  code: 'not-yet-member',
  edition: 1,
  check: ({ memberSince, invitedAt }) => ({
    outcome: memberSince !== null && memberSince < invitedAt ? 'fail' : 'pass',
    input: { memberSince: memberSince?.toISOString() ?? null },
    limit: { invitedAt: invitedAt.toISOString() },
  }),
};
