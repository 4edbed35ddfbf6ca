import { monthInZone, startOfNextMonth } from '../shared/time.ts';
import type { ClaimCase, GrantLimit } from '../verdict/cases.ts';

/**
 * P13, P14: leads a partner is paid for per calendar month in the shop's zone. Over the cap the friend keeps their welcome
 * and the partner's grant is withheld, as an advocate's is over theirs.
 */
export const leadCap: GrantLimit<ClaimCase> = ({ offer, leads, timeZone }) => {
  const limit = offer.partner?.pay.leadsPerMonth ?? null;
  if (limit === null || !leads) return null;
  const until = startOfNextMonth(leads.since, timeZone);
  const isFull = leads.before >= limit;
  return {
    result: {
      code: 'lead-cap',
      edition: 1,
      outcome: isFull ? 'hold' : 'pass',
      input: { leadsThisMonth: leads.before, month: monthInZone(leads.since, timeZone) },
      limit: { leadsPerMonth: limit },
      ...(isFull && { wouldQualify: { key: 'from', values: { from: until.toISOString() } } }),
    },
    withheld: isFull ? { reason: 'monthly-cap', limit, until } : null,
  };
};
