import type { OfferTerms } from '../../domain/program/offer.ts';
import type { RewardType } from '../../domain/rewards/reward-spec.ts';
import { promisedSpecs } from '../../i18n/promised-specs.ts';

/** The arguments a reward type has, named as in its spec. */
export type RewardFieldName =
  | 'basisPoints'
  | 'amountMinor'
  | 'points'
  | 'pointsPerUnit'
  | 'variantId'
  | 'title'
  | 'priceMinor'
  | 'shippingMinor'
  | 'tag'
  | 'label'
  | 'cause'
  | 'gift'
  | 'costMinor'
  | 'minimumSubtotalMinor'
  | 'validDays'
  | 'validMonths';

export type RewardField = {
  readonly name: RewardFieldName;
  readonly kind: 'percent' | 'money' | 'optional-money' | 'count' | 'optional-count' | 'text' | 'product';
  readonly min?: number;
  readonly max: number;
  readonly unit?: 'days' | 'months';
};

const amount = { name: 'amountMinor', kind: 'money', min: 1, max: 1_000_000_000 } as const;
const percent = { name: 'basisPoints', kind: 'percent', min: 1, max: 10_000 } as const;
const validMonths = { name: 'validMonths', kind: 'optional-count', min: 1, max: 120, unit: 'months' } as const;
const code = [
  { name: 'minimumSubtotalMinor', kind: 'optional-money', max: 1_000_000_000 },
  { name: 'validDays', kind: 'optional-count', min: 1, max: 3650, unit: 'days' },
] as const;

/**
 * What the editor asks for each type, in order: read, written and shown from here. Only a convenience for people:
 * bounds are repeated from the types' schemas, and the server's answer is the one that counts.
 */
export const REWARD_FIELDS: { readonly [Type in RewardType]: readonly RewardField[] } = {
  'percentage-code': [percent, ...code],
  'fixed-code': [amount, ...code],
  'free-shipping': [{ name: 'shippingMinor', kind: 'optional-money', max: 1_000_000_000 }, ...code],
  'free-product': [
    { name: 'variantId', kind: 'product', max: 255 },
    { name: 'title', kind: 'text', max: 255 },
    { name: 'priceMinor', kind: 'money', min: 1, max: 1_000_000_000 },
    ...code,
  ],
  'gift-card': [amount, validMonths],
  'store-credit': [amount, validMonths],
  'customer-tag': [
    { name: 'label', kind: 'text', max: 80 },
    { name: 'tag', kind: 'text', max: 255 },
  ],
  points: [{ name: 'points', kind: 'count', min: 1, max: 10_000_000 }, validMonths],
  'points-per-amount': [{ name: 'pointsPerUnit', kind: 'count', min: 1, max: 10_000 }, validMonths],
  commission: [percent],
  'fixed-commission': [amount],
  donation: [amount, { name: 'cause', kind: 'text', max: 80 }],
  'manual-gift': [
    { name: 'gift', kind: 'text', max: 120 },
    { name: 'costMinor', kind: 'optional-money', max: 1_000_000_000 },
  ],
};

/** How the types are offered: what is alike stands together. */
export const REWARD_GROUPS: readonly { readonly name: string; readonly types: readonly RewardType[] }[] = [
  { name: 'codes', types: ['percentage-code', 'fixed-code', 'free-shipping', 'free-product'] },
  { name: 'money', types: ['gift-card', 'store-credit', 'commission', 'fixed-commission', 'donation'] },
  { name: 'points', types: ['points', 'points-per-amount'] },
  { name: 'other', types: ['customer-tag', 'manual-gift'] },
];

/** Permissions a type needs besides the app's own: Shopify asks the merchant for them when such a programme is published. */
const SCOPES: Partial<Record<RewardType, readonly string[]>> = {
  'free-product': ['read_products'],
  'gift-card': ['write_gift_cards', 'write_customers'],
  'store-credit': ['read_store_credit_accounts', 'write_store_credit_account_transactions'],
  'customer-tag': ['write_customers'],
};

type PurchasePart = NonNullable<OfferTerms['conditions']['purchase']>['of'][number];
const looksAtProducts = (part: PurchasePart): boolean =>
  'match' in part ? part.of.some(looksAtProducts) : part.code === 'products' || part.code === 'collections';

/** What has to be asked for so that every reward of these terms can be given, and every condition looked at. */
export function scopesOf(terms: OfferTerms): string[] {
  const specs = [...promisedSpecs(terms), ...terms.catalogue.map(({ reward }) => reward)];
  const ofConditions = terms.conditions.purchase?.of.some(looksAtProducts) ? ['read_products'] : [];
  return [...new Set([...specs.flatMap((spec) => SCOPES[spec.type] ?? []), ...ofConditions])];
}

const needOrder: readonly RewardType[] = ['points-per-amount', 'commission', 'fixed-commission'];
const all = REWARD_GROUPS.flatMap(({ types }) => types);
/** Which types each place may give: a welcome and an exchange have no order to reckon by. */
export const TYPES_OF = {
  advocate: all,
  welcome: all.filter((type) => !needOrder.includes(type)),
  catalogue: all.filter((type) => !needOrder.includes(type) && type !== 'points'),
} as const;
