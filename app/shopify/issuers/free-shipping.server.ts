import type { SpecOf } from '../../domain/rewards/reward-spec.ts';
import { CreateFreeShippingCodeDocument } from '../generated/graphql.ts';
import { discountIssuer } from './discount.server.ts';

export const freeShippingIssuer = discountIssuer<SpecOf<'free-shipping'>>({
  scopes: [],
  async create(client, shared) {
    const { discountCodeFreeShippingCreate } = await client.request(CreateFreeShippingCodeDocument, {
      discount: {
        ...shared,
        destination: { all: true },
        // Our other codes let shipping discounts through, for the shop's own; this one refuses them, so that two rewards
        // can't meet on one order (R2).
        combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
      },
    });
    return discountCodeFreeShippingCreate;
  },
  isSame: (found) =>
    found.__typename === 'DiscountCodeFreeShipping' &&
    found.destinationSelection.__typename === 'DiscountCountryAll' &&
    found.maximumShippingPrice === null,
});
