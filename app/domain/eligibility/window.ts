import { addDaysInZone } from '../shared/time.ts';
import type { OrderCase, Rule } from '../verdict/cases.ts';

/** P3: bought within the offer's days from the invitation, counted in the shop's calendar; the last instant is inside (SC-04). */
export const window: Rule<OrderCase> = {
  code: 'window',
  edition: 1,
  check({ facts, chosen, offer, timeZone }) {
    const days = offer.terms.conditions.windowDays;
    const until = addDaysInZone(chosen.invitedAt, days, timeZone);
    const input = { invitedAt: chosen.invitedAt.toISOString(), boughtAt: facts.processedAt.toISOString() };
    const limit = { windowDays: days, until: until.toISOString() };
    if (facts.processedAt <= until) return { outcome: 'pass', input, limit };
    return { outcome: 'fail', input, limit, wouldQualify: { key: 'by', values: { until: until.toISOString() } } };
  },
};
