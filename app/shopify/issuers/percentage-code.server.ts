import type { SpecOf } from '../../domain/rewards/reward-spec.ts';
import { amountOffIssuer } from './amount-off.server.ts';

/** Shopify's percentage is a share of one: 0.1 = 10 %. */
const WHOLE_BASIS_POINTS = 10_000;

export const percentageCodeIssuer = amountOffIssuer<SpecOf<'percentage-code'>>({
  value: ({ spec }) => ({ percentage: spec.basisPoints / WHOLE_BASIS_POINTS }),
  isSameValue: (found, { spec }) =>
    found.__typename === 'DiscountPercentage' && Math.round(found.percentage * WHOLE_BASIS_POINTS) === spec.basisPoints,
});
