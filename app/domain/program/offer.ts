import { z } from 'zod';
import { rewardSpecSchema } from '../rewards/reward-spec.ts';
import type { ProgramId, VersionId } from '../shared/ids.ts';

/**
 * The terms of one programme version (P1, P7): what is promised and on which conditions. Immutable once published.
 * Amounts in minor units of the shop's currency, which is repeated here so that a version stands alone.
 */
export const offerTermsSchema = z.object({
  currency: z.string().length(3),
  /** the friend's welcome reward, paid by the verdict on the claim; null = none */
  welcome: rewardSpecSchema.nullable(),
  /** the level "first purchase": what each side gets once the friend's first order is approved */
  firstPurchase: z.object({
    advocate: rewardSpecSchema.nullable(),
    friend: rewardSpecSchema.nullable(),
  }),
  conditions: z.object({
    /** smallest subtotal after discounts, without shipping, in shop money */
    minimumSubtotalMinor: z.int().min(0),
    /** days from the invitation within which the friend must buy */
    windowDays: z.int().min(1).max(730),
  }),
  /** days after payment before the advocate's reward is final (R8); 0 = at once */
  waitingDays: z.int().min(0).max(180),
  limits: z.object({
    /** rewarded friends per advocate and calendar month in the shop's zone; null = no limit (P13) */
    friendsPerMonth: z.int().min(1).max(100_000).nullable(),
  }),
});

export type OfferTerms = z.infer<typeof offerTermsSchema>;

/** An offer as stamped on an invitation: the version's terms with their name. */
export type Offer = {
  readonly programId: ProgramId;
  readonly versionId: VersionId;
  readonly versionNumber: number;
  readonly publishedAt: Date;
  readonly terms: OfferTerms;
};

export type ProgramStatus = 'draft' | 'live' | 'paused' | 'ended';
