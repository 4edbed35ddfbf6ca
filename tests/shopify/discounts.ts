import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import { toDecimal } from '../../app/domain/shared/money.ts';
import type { RewardIntent } from '../../app/shopify/issuers/issuer.ts';

export type PercentageCode = Extract<RewardSpec, { type: 'percentage-code' }>;
export type FixedCode = Extract<RewardSpec, { type: 'fixed-code' }>;

/** A welcome code of 10 % for anybody, valid 30 days. */
export function aDiscountIntent(
  changes: Partial<RewardIntent<PercentageCode | FixedCode>> = {},
): RewardIntent<PercentageCode | FixedCode> {
  return {
    code: 'WELCOME7K2PX',
    title: 'Ricochet · welcome · 7K2PX',
    spec: { type: 'percentage-code', basisPoints: 1000, minimumSubtotalMinor: 0, validDays: 30 },
    currency: 'EUR',
    startsAt: new Date('2026-03-31T10:00:00Z'),
    endsAt: new Date('2026-04-30T10:00:00Z'),
    customerGid: null,
    usageLimit: 1,
    ...changes,
  };
}

/** The discount that intent makes, as Shopify gives it back (decimals shortened, as it does). */
export function foundDiscount({ code, title, spec, currency, customerGid }: RewardIntent<PercentageCode | FixedCode>) {
  const money = (amountMinor: number) => ({
    amount: String(Number(toDecimal({ amountMinor, currency }))),
    currencyCode: currency,
  });
  return {
    __typename: 'DiscountCodeBasic',
    title,
    status: 'ACTIVE',
    usageLimit: 1,
    appliesOncePerCustomer: true,
    codes: { nodes: [{ code }] },
    context: customerGid
      ? { __typename: 'DiscountCustomers', customers: [{ id: customerGid }] }
      : { __typename: 'DiscountBuyerSelectionAll' },
    customerGets: {
      value:
        spec.type === 'percentage-code'
          ? { __typename: 'DiscountPercentage', percentage: spec.basisPoints / 10_000 }
          : { __typename: 'DiscountAmount', amount: money(spec.amountMinor), appliesOnEachItem: false },
      items: { __typename: 'AllDiscountItems' },
    },
    minimumRequirement:
      spec.minimumSubtotalMinor > 0
        ? { __typename: 'DiscountMinimumSubtotal', greaterThanOrEqualToSubtotal: money(spec.minimumSubtotalMinor) }
        : null,
  };
}
