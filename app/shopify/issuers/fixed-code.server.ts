import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import { toDecimal } from '../../domain/shared/money.ts';
import { discountCodeIssuer, isSameAmount } from './discount-code.server.ts';
import type { ShopifyIssuer } from './issuer.ts';

export const fixedCodeIssuer: ShopifyIssuer<Extract<RewardSpec, { type: 'fixed-code' }>> = discountCodeIssuer({
  value: ({ spec, currency }) => ({
    discountAmount: { amount: toDecimal({ amountMinor: spec.amountMinor, currency }), appliesOnEachItem: false },
  }),
  isSameValue: (found, { spec, currency }) =>
    found.__typename === 'DiscountAmount' &&
    !found.appliesOnEachItem &&
    isSameAmount(found.amount, { amountMinor: spec.amountMinor, currency }),
});
