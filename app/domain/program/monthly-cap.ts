import { monthInZone, startOfNextMonth } from '../shared/time.ts';
import type { GrantLimit } from '../verdict/cases.ts';

/**
 * P13: rewarded friends per advocate and calendar month in the shop's zone (SC-05, SC-24). Over the cap the verdict
 * stays approved and the advocate's grant is withheld.
 */
export const monthlyCap: GrantLimit = ({ offer, facts, friendsThisMonth, timeZone }) => {
  const limit = offer.terms.limits.friendsPerMonth;
  if (limit === null) return null;
  const until = startOfNextMonth(facts.processedAt, timeZone);
  const isFull = friendsThisMonth >= limit;
  return {
    result: {
      code: 'monthly-cap',
      edition: 1,
      outcome: isFull ? 'hold' : 'pass',
      input: { friendsThisMonth, month: monthInZone(facts.processedAt, timeZone) },
      limit: { friendsPerMonth: limit },
      ...(isFull && { wouldQualify: { key: 'from', values: { from: until.toISOString() } } }),
    },
    withheld: isFull ? { reason: 'monthly-cap', limit, until } : null,
  };
};
