import type { z } from 'zod';

/** What an order or nothing stood behind a grant: its subtotal after discounts and refunds, in the shop's minor units. */
export type RewardBase = { readonly amountMinor: number; readonly currency: string };

/** Points, or minor units of a currency: "POINTS" or an ISO code says which. */
export type RewardAmount = { readonly unit: string; readonly amount: number };

/** What a merchant told us for reckoning rewards in money where they have no price of their own (P13). */
export type WorthAssumptions = {
  /** the shop's usual order, for shares of an order nobody has placed yet */
  readonly typicalOrderMinor: number;
  /** what one point is worth, in minor units */
  readonly pointMinor: number;
};

/**
 * One type of reward (R1): its arguments and what it comes to. How Shopify carries it out stands in
 * `app/shopify/issuers/`, its words in `app/i18n/reward-words/`; both registries are exhaustive over `type`.
 */
export type RewardKind<Schema extends z.ZodObject> = {
  readonly schema: Schema;
  /** who carries it out: Shopify, our own ledger, or the merchant by hand */
  readonly carrier: Carrier;
  /** it follows the order's amount, so a partial refund takes back a part (R7) */
  readonly isProportional: boolean;
  /** whether anybody gets it depends on a draw or the like: out of the question in ethical terms (P15) */
  readonly isGameOfChance: boolean;
  /** no order tells that it was used, so nobody knows how much of it is left */
  readonly isUseHidden?: boolean;
  /** what is granted, in its unit; null where a code says it all */
  amountOf(spec: z.output<Schema>, base: RewardBase): RewardAmount | null;
  /** what a reward without an amount costs the shop, in its minor units, as far as that can be known (P13) */
  worthOf?(spec: z.output<Schema>, assuming: WorthAssumptions): number;
};

export type Carrier = 'shopify' | 'ledger' | 'merchant';
export const POINTS = 'POINTS';

export const rewardKind = <Schema extends z.ZodObject>(kind: RewardKind<Schema>): RewardKind<Schema> => kind;
