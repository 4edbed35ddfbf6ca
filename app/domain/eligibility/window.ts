import type { OfferTerms } from '../program/offer.ts';
import { addDaysInZone } from '../shared/time.ts';
import type { OrderCase, Rule, SignUpCase } from '../verdict/cases.ts';

/** The last instant in which an invitation's offer holds. */
export const windowEnd = (invitedAt: Date, { conditions }: Pick<OfferTerms, 'conditions'>, timeZone: string): Date =>
  addDaysInZone(invitedAt, conditions.windowDays, timeZone);

/** P3: bought within the offer's days from the invitation, counted in the shop's calendar; the last instant is inside (SC-04). */
export const window: Rule<OrderCase> = {
  code: 'window',
  edition: 1,
  check({ facts, chosen, offer, timeZone }) {
    const days = offer.terms.conditions.windowDays;
    const until = windowEnd(chosen.invitedAt, offer.terms, timeZone);
    const input = { invitedAt: chosen.invitedAt.toISOString(), boughtAt: facts.processedAt.toISOString() };
    const limit = { windowDays: days, until: until.toISOString() };
    if (facts.processedAt <= until) return { outcome: 'pass', input, limit };
    return { outcome: 'fail', input, limit, wouldQualify: { key: 'by', values: { until: until.toISOString() } } };
  },
};

/** Joined within the same days (P2). */
export const signUpWindow: Rule<SignUpCase> = {
  code: 'window',
  edition: 1,
  check({ invitedAt, joinedAt, offer, timeZone }) {
    const days = offer.terms.conditions.windowDays;
    const until = windowEnd(invitedAt, offer.terms, timeZone);
    return {
      outcome: joinedAt <= until ? 'pass' : 'fail',
      input: { invitedAt: invitedAt.toISOString(), joinedAt: joinedAt.toISOString() },
      limit: { windowDays: days, until: until.toISOString() },
    };
  },
};
