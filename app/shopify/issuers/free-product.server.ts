import type { SpecOf } from '../../domain/rewards/reward-spec.ts';
import { amountOffIssuer } from './amount-off.server.ts';
import { fixedAmount, isFixedAmount } from './fixed-amount.ts';

/** The price of one piece off one variant (see the spec for why not 100 %). */
export const freeProductIssuer = amountOffIssuer<SpecOf<'free-product'>>({
  value: ({ spec, currency }) => fixedAmount(spec.priceMinor, currency),
  isSameValue: (found, { spec, currency }) => isFixedAmount(found, spec.priceMinor, currency),
  items: {
    // Creating needs no more than any code; comparing an earlier try's variant does.
    scopes: ['read_products'],
    input: ({ spec }) => ({ products: { productVariantsToAdd: [spec.variantId] } }),
    isSame: (found, { spec }) =>
      found.__typename === 'DiscountProducts' &&
      found.productVariants?.nodes.length === 1 &&
      found.productVariants.nodes[0]?.id === spec.variantId,
  },
});
