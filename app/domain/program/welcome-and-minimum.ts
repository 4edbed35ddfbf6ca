import type { RewardSpec } from '../rewards/reward-spec.ts';
import { shareOf } from '../shared/money.ts';
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

/**
 * The smallest order a welcome code is for, and what is left of it, where that no longer counts; null where it does. It is
 * allowed, since larger orders count, but rarely meant. A code without a minimum of its own promises nothing about what counts.
 */
export function smallestWelcomed({ welcome, conditions }: Welcoming): { fromMinor: number; leftMinor: number } | null {
  if (!welcome || !('minimumSubtotalMinor' in welcome) || welcome.minimumSubtotalMinor === 0) return null;
  const fromMinor = welcome.minimumSubtotalMinor;
  const leftMinor = Math.max(0, fromMinor - takenOffMinor(welcome, fromMinor));
  return leftMinor < conditions.minimumSubtotalMinor ? { fromMinor, leftMinor } : null;
}

function takenOffMinor(spec: RewardSpec, orderMinor: number): number {
  switch (spec.type) {
    case 'percentage-code':
      return shareOf(orderMinor, spec.basisPoints);
    case 'fixed-code':
      return spec.amountMinor;
    case 'free-product':
      return spec.priceMinor;
    default:
      return 0;
  }
}
