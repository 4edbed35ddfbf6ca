import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import { discountCodeIssuer } from './discount-code.server.ts';
import type { ShopifyIssuer } from './issuer.ts';

/** Shopify's percentage is a share of one: 0.1 = 10 %. */
const WHOLE_BASIS_POINTS = 10_000;

export const percentageCodeIssuer: ShopifyIssuer<Extract<RewardSpec, { type: 'percentage-code' }>> = discountCodeIssuer(
  {
    value: ({ spec }) => ({ percentage: spec.basisPoints / WHOLE_BASIS_POINTS }),
    isSameValue: (found, { spec }) =>
      found.__typename === 'DiscountPercentage' &&
      Math.round(found.percentage * WHOLE_BASIS_POINTS) === spec.basisPoints,
  },
);
