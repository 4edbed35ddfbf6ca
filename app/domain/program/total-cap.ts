import type { GrantLimit } from '../verdict/cases.ts';

/** P13: rewarded friends per advocate over the whole programme. */
export const totalCap: GrantLimit = ({ offer, friendsInTotal }) => {
  const limit = offer.terms.limits.friendsInTotal ?? null;
  if (limit === null) return null;
  const isFull = friendsInTotal >= limit;
  return {
    result: {
      code: 'total-cap',
      edition: 1,
      outcome: isFull ? 'hold' : 'pass',
      input: { friendsInTotal },
      limit: { friendsInTotal: limit },
    },
    withheld: isFull ? { reason: 'total-cap', limit } : null,
  };
};
