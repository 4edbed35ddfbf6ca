import type { RewardSpec, RewardType } from '../../domain/rewards/reward-spec.ts';
import { commission } from './commission.ts';
import { customerTag } from './customer-tag.ts';
import { donation } from './donation.ts';
import { fixedCode } from './fixed-code.ts';
import { fixedCommission } from './fixed-commission.ts';
import { freeProduct } from './free-product.ts';
import { freeShipping } from './free-shipping.ts';
import { giftCard } from './gift-card.ts';
import { manualGift } from './manual-gift.ts';
import { percentageCode } from './percentage-code.ts';
import { points } from './points.ts';
import { pointsPerAmount } from './points-per-amount.ts';
import { storeCredit } from './store-credit.ts';
import type { RewardForm, RewardWording, WordingOf } from './wording.ts';

export type { RewardForm } from './wording.ts';

/** Every reward type with its words: one file and one line here. */
const WORDINGS: { readonly [Type in RewardType]: WordingOf<Type> } = {
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
};

export const wordingOf = (spec: RewardSpec): RewardWording => WORDINGS[spec.type] as unknown as RewardWording;

export const formOf = (spec: RewardSpec): RewardForm => wordingOf(spec).form;

/** It comes with something to copy: a discount code, a gift card's code. */
export const givesCode = (spec: RewardSpec): boolean => ['code', 'gift-card'].includes(formOf(spec));
