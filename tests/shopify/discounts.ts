import type { SpecOf } from '../../app/domain/rewards/reward-spec.ts';
import { toDecimal } from '../../app/domain/shared/money.ts';
import type { RewardIntent } from '../../app/shopify/issuers/issuer.ts';
import { anIntent } from './intents.ts';

export type CodeType = 'percentage-code' | 'fixed-code' | 'free-product' | 'free-shipping';
export type CodeIntent = RewardIntent<SpecOf<CodeType>>;

/** A welcome code of 10 % for anybody, valid 30 days. */
export function aDiscountIntent({ spec = aPercentage, ...changes }: Partial<CodeIntent> = {}): CodeIntent {
  return anIntent<SpecOf<CodeType>>(spec, {
    code: 'WELCOME7K2PX',
    title: 'Ricochet · welcome · 7K2PX',
    customerGid: null,
    ...changes,
  });
}

export const aPercentage: SpecOf<'percentage-code'> = {
  type: 'percentage-code',
  basisPoints: 1000,
  minimumSubtotalMinor: 0,
  validDays: 30,
};
export const anAmount: SpecOf<'fixed-code'> = {
  type: 'fixed-code',
  amountMinor: 500,
  minimumSubtotalMinor: 4000,
  validDays: 30,
};
export const aFreeProduct: SpecOf<'free-product'> = {
  type: 'free-product',
  variantId: 'gid://shopify/ProductVariant/42',
  title: 'Savon à la lavande',
  priceMinor: 890,
  minimumSubtotalMinor: 0,
  validDays: 30,
};
export const freeShipping: SpecOf<'free-shipping'> = {
  type: 'free-shipping',
  shippingMinor: 490,
  minimumSubtotalMinor: 0,
  validDays: 30,
};

/** The discount that intent makes, as Shopify gives it back (decimals shortened, as it does). */
export function foundDiscount({ code, title, spec, currency, customerGid }: CodeIntent) {
  const money = (amountMinor: number) => ({
    amount: String(Number(toDecimal({ amountMinor, currency }))),
    currencyCode: currency,
  });
  const fixed = (amountMinor: number) => ({
    __typename: 'DiscountAmount',
    amount: money(amountMinor),
    appliesOnEachItem: false,
  });
  const whole = { __typename: 'AllDiscountItems' };
  const effect = () => {
    switch (spec.type) {
      case 'percentage-code':
        return {
          customerGets: {
            value: { __typename: 'DiscountPercentage', percentage: spec.basisPoints / 10_000 },
            items: whole,
          },
        };
      case 'fixed-code':
        return { customerGets: { value: fixed(spec.amountMinor), items: whole } };
      case 'free-product':
        return {
          customerGets: {
            value: fixed(spec.priceMinor),
            items: { __typename: 'DiscountProducts', productVariants: { nodes: [{ id: spec.variantId }] } },
          },
        };
      case 'free-shipping':
        return { destinationSelection: { __typename: 'DiscountCountryAll' }, maximumShippingPrice: null };
    }
  };
  return {
    __typename: spec.type === 'free-shipping' ? 'DiscountCodeFreeShipping' : 'DiscountCodeBasic',
    title,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    codes: { nodes: [{ code }] },
    context: customerGid
      ? { __typename: 'DiscountCustomers', customers: [{ id: customerGid }] }
      : { __typename: 'DiscountBuyerSelectionAll' },
    minimumRequirement:
      spec.minimumSubtotalMinor > 0
        ? { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: money(spec.minimumSubtotalMinor) }
        : null,
    ...effect(),
  };
}
