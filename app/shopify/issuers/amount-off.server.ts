import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { DiscountCustomerGetsValueInput, DiscountItemsInput } from '../generated/graphql.ts';
import { CreateDiscountCodeDocument } from '../generated/graphql.ts';
import { discountIssuer, type FoundBasic } from './discount.server.ts';
import type { RewardIntent, ShopifyIssuer } from './issuer.ts';

type CodeSpec = Extract<RewardSpec, { minimumSubtotalMinor: number }>;
type FoundItems = FoundBasic['customerGets']['items'];
type FoundValue = FoundBasic['customerGets']['value'];

export type AmountOff<Spec extends CodeSpec> = {
  value(intent: RewardIntent<Spec>): DiscountCustomerGetsValueInput;
  isSameValue(found: FoundValue, intent: RewardIntent<Spec>): boolean;
  /** what it is taken off; absent = the whole order */
  readonly items?: {
    input(intent: RewardIntent<Spec>): DiscountItemsInput;
    isSame(found: FoundItems, intent: RewardIntent<Spec>): boolean;
    readonly scopes: readonly string[];
  };
};

/** Discount codes that take a share or an amount off. */
export function amountOffIssuer<Spec extends CodeSpec>({
  value,
  isSameValue,
  items,
}: AmountOff<Spec>): ShopifyIssuer<Spec> {
  return discountIssuer<Spec>({
    scopes: items?.scopes ?? [],
    async create(client, shared, intent) {
      const customerGets = { value: value(intent), items: items?.input(intent) ?? { all: true } };
      const { discountCodeBasicCreate } = await client.request(CreateDiscountCodeDocument, {
        discount: { ...shared, customerGets },
      });
      return discountCodeBasicCreate;
    },
    isSame: (found, intent) =>
      found.__typename === 'DiscountCodeBasic' &&
      isSameValue(found.customerGets.value, intent) &&
      (items
        ? items.isSame(found.customerGets.items, intent)
        : found.customerGets.items.__typename === 'AllDiscountItems'),
  });
}
