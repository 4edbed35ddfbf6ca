import type { OfferTerms } from './offer.ts';
import { exchangedIn, promisedIn } from './promised.ts';

/** At the field of the amount, with the smallest order it can be used on, in minor units. */
export type OversizedProblem = {
  readonly field: string;
  readonly problem: 'exceeds-order';
  readonly values: { readonly minimum: number };
};

/**
 * Codes that take off more than the smallest order they are for: that order would cost nothing, which is never what was meant
 * by giving it a minimum. A code without a minimum takes off what there is.
 */
export const oversizedProblems = (
  terms: Pick<OfferTerms, 'welcome' | 'firstPurchase' | 'signUp' | 'nthPurchases' | 'catalogue'>,
): OversizedProblem[] =>
  [...promisedIn(terms), ...exchangedIn(terms)].flatMap(([field, spec]) =>
    spec.type === 'fixed-code' && spec.minimumSubtotalMinor > 0 && spec.amountMinor > spec.minimumSubtotalMinor
      ? [
          {
            field: `${field}.amountMinor`,
            problem: 'exceeds-order' as const,
            values: { minimum: spec.minimumSubtotalMinor },
          },
        ]
      : [],
  );

/** At the field of the price, with the most points anybody may hold. */
export type UnaffordableProblem = {
  readonly field: string;
  readonly problem: 'beyond-balance';
  readonly values: { readonly maximum: number };
};

/** What costs more points than a person may hold: nobody could ever have it. */
export const unaffordableProblems = ({
  wallet: { maximumBalance },
  catalogue,
}: Pick<OfferTerms, 'wallet' | 'catalogue'>): UnaffordableProblem[] =>
  catalogue.flatMap(({ points }, index) =>
    maximumBalance !== null && points > maximumBalance
      ? [
          {
            field: `catalogue.${index}.points`,
            problem: 'beyond-balance' as const,
            values: { maximum: maximumBalance },
          },
        ]
      : [],
  );
