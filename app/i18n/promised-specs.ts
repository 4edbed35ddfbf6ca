import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';

/** Every reward that taking part can bring, whichever side and level: all but what points are exchanged for. */
export function promisedSpecs({ welcome, signUp, firstPurchase, nthPurchases }: OfferTerms): RewardSpec[] {
  const levels = [signUp, firstPurchase, ...nthPurchases];
  return [welcome, ...levels.flatMap((level) => [level?.advocate ?? null, level?.friend ?? null])].filter(
    (spec) => spec !== null,
  );
}

/** Whether advocates are paid for more than first purchases, which are all that a limit to friends counts (P13). */
export const paysBeyondFirst = ({ signUp, nthPurchases }: OfferTerms): boolean =>
  [signUp, ...nthPurchases].some((level) => level?.advocate);
