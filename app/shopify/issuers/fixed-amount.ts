import { toDecimal } from '../../domain/shared/money.ts';
import type { DiscountCustomerGetsValueInput } from '../generated/graphql.ts';
import type { FoundBasic } from './discount.server.ts';
import { isSameAmount } from './same-money.ts';

/** One amount off whatever it applies to, never off each piece. */
export const fixedAmount = (amountMinor: number, currency: string): DiscountCustomerGetsValueInput => ({
  discountAmount: { amount: toDecimal({ amountMinor, currency }), appliesOnEachItem: false },
});

export const isFixedAmount = (
  found: FoundBasic['customerGets']['value'],
  amountMinor: number,
  currency: string,
): boolean =>
  found.__typename === 'DiscountAmount' &&
  !found.appliesOnEachItem &&
  isSameAmount(found.amount, { amountMinor, currency });
