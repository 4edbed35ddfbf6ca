import { type EthicalProblem, ethicalProblems } from './ethical.ts';
import type { OfferTerms } from './offer.ts';
import type { Agreement } from './partner.ts';
import { type WelcomeProblem, welcomeProblems } from './welcome-and-minimum.ts';

/**
 * The terms a partner's invitations are stamped with: their own pay and welcome on the programme's conditions. Whom the
 * merchant chose meets no condition of advocates, and no cap of friends. Friends keep what the programme gives them for
 * purchases the partner is paid for too.
 */
export function agreedTerms(base: OfferTerms, { pay, welcome }: Pick<Agreement, 'pay' | 'welcome'>): OfferTerms {
  const friendAt = (n: number) => base.nthPurchases.find((level) => level.n === n)?.friend ?? null;
  const later = Array.from({ length: pay.sales - 1 }, (_, at) => at + 2);
  return {
    ...base,
    welcome,
    firstPurchase: { ...base.firstPurchase, advocate: pay.sale },
    signUp: base.signUp && { ...base.signUp, advocate: pay.signUp },
    nthPurchases: later
      .map((n) => ({ n, advocate: pay.sale, friend: friendAt(n) }))
      .filter(({ advocate, friend }) => advocate !== null || friend !== null),
    eligibility: { ...base.eligibility, advocate: null },
    limits: { ...base.limits, friendsPerMonth: null, friendsInTotal: null },
  };
}

export type AgreementProblem =
  | { readonly field: 'last'; readonly code: 'day-past' }
  | { readonly field: 'pay'; readonly code: 'pays-nothing' }
  | { readonly field: 'pay.signUp.amountMinor'; readonly code: 'no-sign-up-level' }
  | { readonly field: 'welcome'; readonly code: EthicalProblem['problem'] | WelcomeProblem['problem'] };

/** What keeps an agreement from being made. @param base the programme's terms in force */
export function agreementProblems(agreement: Agreement, { base, now }: { base: OfferTerms; now: Date }) {
  const { pay, endsAt } = agreement;
  const problems: AgreementProblem[] = [];
  if (endsAt !== null && endsAt <= now) problems.push({ field: 'last', code: 'day-past' });
  if (!pay.sale && !pay.signUp && !pay.lead) problems.push({ field: 'pay', code: 'pays-nothing' });
  if (pay.signUp && !base.signUp) problems.push({ field: 'pay.signUp.amountMinor', code: 'no-sign-up-level' });
  // a partner is paid in money; that something goes to a charity is for the programme as a whole
  const terms = agreedTerms(base, agreement);
  for (const { problem } of [...ethicalProblems(terms), ...welcomeProblems(terms)])
    if (problem !== 'ethical-charity') problems.push({ field: 'welcome', code: problem });
  return problems;
}
