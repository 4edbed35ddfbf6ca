import type { OfferTerms } from './offer.ts';

type Welcoming = Pick<OfferTerms, 'welcome' | 'conditions'>;

/** At the welcome's own field. */
export type WelcomeProblem = { readonly field: 'welcome.basisPoints'; readonly problem: 'leaves-nothing' };

/**
 * An order counts from a minimum after discounts. A welcome code that takes everything off can't be used on any that does, so
 * that whoever takes up the offer defeats it.
 */
export const welcomeProblems = ({ welcome, conditions }: Welcoming): WelcomeProblem[] =>
  welcome?.type === 'percentage-code' && welcome.basisPoints === 10_000 && conditions.minimumSubtotalMinor > 0
    ? [{ field: 'welcome.basisPoints', problem: 'leaves-nothing' }]
    : [];
