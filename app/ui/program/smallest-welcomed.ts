import type { OfferTerms } from '../../domain/program/offer.ts';
import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import { shareOf } from '../../domain/shared/money.ts';

/**
 * The smallest order a welcome code is for, and what is left of it, where that no longer counts; null where it does. It is
 * allowed, since larger orders count, but rarely meant. A code without a minimum of its own promises nothing about what counts.
 */
export function smallestWelcomed({
  welcome,
  conditions,
}: Pick<OfferTerms, 'welcome' | 'conditions'>): { fromMinor: number; leftMinor: number } | null {
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
