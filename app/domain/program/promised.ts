import type { RewardSpec } from '../rewards/reward-spec.ts';
import type { OfferTerms } from './offer.ts';

/** A reward with where it stands: a path in OfferTerms. */
export type Placed = readonly [field: string, spec: RewardSpec];

type Promising = Pick<OfferTerms, 'welcome' | 'firstPurchase' | 'signUp' | 'nthPurchases'>;

/** Everything a programme promises, at every level. */
export function promisedIn({ welcome, firstPurchase, signUp, nthPurchases }: Promising): Placed[] {
  const levels = [
    ['firstPurchase', firstPurchase],
    ['signUp', signUp],
    ...nthPurchases.map((level, index) => [`nthPurchases.${index}`, level] as const),
  ] as const;
  const all: [string, RewardSpec | null][] = [
    ['welcome', welcome],
    ...levels.flatMap(([path, level]): [string, RewardSpec | null][] => [
      [`${path}.advocate`, level?.advocate ?? null],
      [`${path}.friend`, level?.friend ?? null],
    ]),
  ];
  return all.filter((one): one is [string, RewardSpec] => one[1] !== null);
}

/** What points are exchanged for. */
export const exchangedIn = ({ catalogue }: Pick<OfferTerms, 'catalogue'>): Placed[] =>
  catalogue.map(({ reward }, index): Placed => [`catalogue.${index}.reward`, reward]);
