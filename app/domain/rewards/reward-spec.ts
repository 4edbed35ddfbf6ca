import { z } from 'zod';
import { addDaysInZone, addMonthsInZone } from '../shared/time.ts';
import { commission } from './types/commission.ts';
import { customerTag } from './types/customer-tag.ts';
import { donation } from './types/donation.ts';
import { fixedCode } from './types/fixed-code.ts';
import { fixedCommission } from './types/fixed-commission.ts';
import { freeProduct } from './types/free-product.ts';
import { freeShipping } from './types/free-shipping.ts';
import { giftCard } from './types/gift-card.ts';
import { manualGift } from './types/manual-gift.ts';
import { percentageCode } from './types/percentage-code.ts';
import { points } from './types/points.ts';
import { pointsPerAmount } from './types/points-per-amount.ts';
import {
  type Carrier,
  POINTS,
  type RewardAmount,
  type RewardBase,
  type RewardKind,
  type WorthAssumptions,
} from './types/reward-type.ts';
import { storeCredit } from './types/store-credit.ts';

/** Every reward type (R1): one file and one line here. */
const KINDS = {
  'percentage-code': percentageCode,
  'fixed-code': fixedCode,
  'free-shipping': freeShipping,
  'free-product': freeProduct,
  'gift-card': giftCard,
  'store-credit': storeCredit,
  'customer-tag': customerTag,
  points,
  'points-per-amount': pointsPerAmount,
  commission,
  'fixed-commission': fixedCommission,
  donation,
  'manual-gift': manualGift,
} as const;

/** What can be given without an order to reckon by: a welcome, something bought with points. */
const GIFTS = [
  percentageCode.schema,
  fixedCode.schema,
  freeShipping.schema,
  freeProduct.schema,
  giftCard.schema,
  storeCredit.schema,
  customerTag.schema,
  donation.schema,
  manualGift.schema,
] as const;

/** What a programme promises one side at one level. */
export const rewardSpecSchema = z.discriminatedUnion('type', [
  ...GIFTS,
  points.schema,
  pointsPerAmount.schema,
  commission.schema,
  fixedCommission.schema,
]);
export const welcomeSpecSchema = z.discriminatedUnion('type', [...GIFTS, points.schema]);
/** What the advocate earns where there is no order to reckon by. */
export const earnedSpecSchema = z.discriminatedUnion('type', [...GIFTS, points.schema, fixedCommission.schema]);
export const redeemableSpecSchema = z.discriminatedUnion('type', GIFTS);

export type RewardSpec = z.infer<typeof rewardSpecSchema>;
export type RedeemableSpec = z.infer<typeof redeemableSpecSchema>;
export type RewardType = RewardSpec['type'];
export type SpecOf<Type extends RewardType> = Extract<RewardSpec, { type: Type }>;
export type Side = 'advocate' | 'friend';

export const REWARD_TYPES = Object.keys(KINDS) as readonly RewardType[];

const kindOf = (spec: RewardSpec): RewardKind<z.ZodObject> => KINDS[spec.type] as unknown as RewardKind<z.ZodObject>;

export const carrierOf = (spec: RewardSpec): Carrier => kindOf(spec).carrier;
export const isProportional = (spec: RewardSpec): boolean => kindOf(spec).isProportional;
export const isGameOfChance = (spec: RewardSpec): boolean => kindOf(spec).isGameOfChance;
/** Whether it may be spent without our hearing of it. */
export const isUseHidden = (spec: RewardSpec): boolean => kindOf(spec).isUseHidden ?? false;
/** What a grant comes to, in its unit; null where it has none. */
export const amountOf = (spec: RewardSpec, base: RewardBase): RewardAmount | null => kindOf(spec).amountOf(spec, base);
/** What a reward of that amount costs the shop, in its minor units (P13). */
export function worthOf(spec: RewardSpec, amount: RewardAmount | null, assuming: WorthAssumptions): number {
  if (amount === null) return kindOf(spec).worthOf?.(spec, assuming) ?? 0;
  return amount.unit === POINTS ? Math.round(amount.amount * assuming.pointMinor) : amount.amount;
}

/** When something granted at an instant stops being valid; null = never. */
export function expiryOf(spec: RewardSpec, from: Date, timeZone: string): Date | null {
  if ('validDays' in spec) return spec.validDays === null ? null : addDaysInZone(from, spec.validDays, timeZone);
  if ('validMonths' in spec)
    return spec.validMonths === null ? null : addMonthsInZone(from, spec.validMonths, timeZone);
  return null;
}
