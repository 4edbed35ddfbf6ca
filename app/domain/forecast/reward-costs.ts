import { assumptionsOf } from '../judging/budget.ts';
import type { OfferTerms } from '../program/offer.ts';
import { amountOf, type RewardSpec, worthOf } from '../rewards/reward-spec.ts';

/** What one success costs on either side, in minor units. */
export type RewardCosts = { readonly advocateMinor: number; readonly friendMinor: number };

/**
 * What a referred first order of that amount costs under these terms (A3). The friend's welcome counts in full: who
 * doesn't buy doesn't use it. Points count as earned, at the worth the programme gives them.
 */
export function rewardCosts(terms: OfferTerms, orderMinor: number): RewardCosts {
  const { pointMinor } = assumptionsOf(terms);
  const cost = (spec: RewardSpec | null): number =>
    spec
      ? worthOf(spec, amountOf(spec, { amountMinor: orderMinor, currency: terms.currency }), {
          typicalOrderMinor: orderMinor,
          pointMinor,
        })
      : 0;
  return {
    advocateMinor: cost(terms.firstPurchase.advocate),
    friendMinor: cost(terms.welcome) + cost(terms.firstPurchase.friend),
  };
}
