import { z } from 'zod';
import { personConditionsSchema, purchaseConditionsSchema } from '../eligibility/conditions/registry.ts';
import { earnedSpecSchema, redeemableSpecSchema, rewardSpecSchema, welcomeSpecSchema } from '../rewards/reward-spec.ts';
import type { ProgramId, VersionId } from '../shared/ids.ts';
import type { Campaign } from './campaign.ts';
import type { Agreement } from './partner.ts';
import type { Pilot } from './pilot.ts';
import { OUR_SHARE_TEXTS, shareTextsSchema } from './share-texts.ts';

/** Beyond it a friend is a customer like any other; and all purchases up to the last level are judged together. */
const MOST_PURCHASES = 50;
const MOST_LEVELS = 5;

const MOST_CLAUSES = 5_000;

/** The name of an item of the catalogue: anything else that is asked for was not on a page of ours. */
export const ITEM_ID = /^[a-z0-9-]{1,40}$/;

/** Why these: docs/decisions/016-declarations.md. */
export const DECLARATIONS = {
  advocateConfirms: true,
  friendConfirms: false,
  perDay: 20,
  lateDays: 30,
  forgetDays: 30,
  consent: { fr: '', en: '' },
};

/**
 * The terms of one programme version (P1, P7): what is promised and on which conditions. Immutable once published.
 * Amounts in minor units of the shop's currency, which is repeated here so that a version stands alone.
 */
export const offerTermsSchema = z.object({
  currency: z.string().length(3),
  /** the friend's welcome reward, paid by the verdict on the claim; null = none */
  welcome: welcomeSpecSchema.nullable(),
  /** the level "first purchase": what each side gets once the friend's first order is approved */
  firstPurchase: z.object({
    advocate: rewardSpecSchema.nullable(),
    friend: rewardSpecSchema.nullable(),
  }),
  /** the level "sign-up": what joining as a member pays, once; null = nothing (P2, SC-16) */
  signUp: z
    .object({
      advocate: earnedSpecSchema.nullable(),
      friend: welcomeSpecSchema.nullable(),
      /** who bought or had an account before the invitation may join too; their purchases are no first ones */
      existingCustomersMayJoin: z.boolean(),
    })
    .nullable()
    .default(null),
  /** the level "nth purchase": further rewards for the friend's later purchases, each paid once (P2, SC-17) */
  nthPurchases: z
    .array(
      z.object({
        /** which purchase of the friend's it is: the first is 1 */
        n: z.int().min(2).max(MOST_PURCHASES),
        advocate: rewardSpecSchema.nullable(),
        friend: rewardSpecSchema.nullable(),
      }),
    )
    .max(MOST_LEVELS)
    .refine((levels) => levels.every(({ n }, at) => at === 0 || n > levels[at - 1]!.n), 'levels-in-order')
    .default([]),
  conditions: z.object({
    /** smallest subtotal after discounts, without shipping, in shop money */
    minimumSubtotalMinor: z.int().min(0),
    /** days from the invitation within which the friend must buy */
    windowDays: z.int().min(1).max(730),
    /** further conditions of the purchase (P3); null = any purchase */
    purchase: purchaseConditionsSchema.nullable().default(null),
  }),
  /** who may be an advocate, and who a friend (P4); null = anybody */
  eligibility: z
    .object({ advocate: personConditionsSchema.nullable(), friend: personConditionsSchema.nullable() })
    .default({ advocate: null, friend: null }),
  /** days after payment before the advocate's reward is final (R8); 0 = at once */
  waitingDays: z.int().min(0).max(180),
  limits: z.object({
    /** rewarded friends per advocate and calendar month in the shop's zone; null = no limit (P13) */
    friendsPerMonth: z.int().min(1).max(100_000).nullable(),
    /** rewarded friends per advocate in all; null = no limit */
    friendsInTotal: z.int().min(1).max(1_000_000).nullable().default(null),
    /** what the programme may cost; null = no limit (SC-25) */
    budget: z
      .object({
        amountMinor: z.int().min(1).max(100_000_000_000),
        /** the shop's usual order: what a share of an order is reckoned by */
        typicalOrderMinor: z.int().min(1).max(1_000_000_000),
      })
      .nullable()
      .default(null),
  }),
  /** what those who are invited do here: buy, or give (P16); shoppers read everywhere of what it is */
  words: z.enum(['purchase', 'donation']).default('purchase'),
  /** no games of chance, no debts, something for a charity (P15); `ethicalProblems` holds the rules */
  ethical: z.boolean().default(false),
  /** what happens to a reward that was spent before it had to be taken back (R7, SC-19) */
  spentRewards: z.enum(['keep', 'negative-balance', 'withhold-next']).default('keep'),
  wallet: z
    .object({
      /** most points a person may hold; what is earned beyond is forfeited (SC-22); null = no limit */
      maximumBalance: z.int().min(1).max(1_000_000_000).nullable(),
      /** what one main unit of the currency is worth in points, for budgets and what is owed */
      pointsPerUnit: z.int().min(1).max(1_000_000),
    })
    .default({ maximumBalance: null, pointsPerUnit: 100 }),
  /** what points can be exchanged for (R5) */
  catalogue: z
    .array(
      z.object({
        /** stays the same when the item's price or title changes */
        itemId: z.string().regex(ITEM_ID),
        points: z.int().min(1).max(10_000_000),
        reward: redeemableSpecSchema,
      }),
    )
    .max(50)
    .default([]),
  /** somebody says who invited whom (V8) */
  declarations: z
    .object({
      /** what a friend says counts once the advocate said yes */
      advocateConfirms: z.boolean(),
      /** a declared friend's purchase counts once they said yes or accepted the invitation */
      friendConfirms: z.boolean(),
      /** friends one advocate may declare, or friends who may name one advocate, in 24 hours */
      perDay: z.int().min(1).max(100),
      /** days after the purchase within which a friend may still name who invited them */
      lateDays: z.int().min(0).max(90),
      /** days after which the address of a friend who never accepted is forgotten; its keyed hash remains (C7) */
      forgetDays: z.int().min(1).max(90),
      /** what an advocate confirms before declaring, in the shop's own words; empty = ours */
      consent: z.object({ fr: z.string().max(300), en: z.string().max(300) }),
    })
    .default(DECLARATIONS),
  /** what the shop adds to the generated terms, in its own words (P9) */
  clauses: z.object({ fr: z.string().max(MOST_CLAUSES), en: z.string().max(MOST_CLAUSES) }).default({ fr: '', en: '' }),
  /** the words and the picture the offer is shared with (S3) */
  share: shareTextsSchema.default(OUR_SHARE_TEXTS),
});

export type OfferTerms = z.infer<typeof offerTermsSchema>;
export type SignUpLevel = NonNullable<OfferTerms['signUp']>;
export type PurchaseLevel = OfferTerms['nthPurchases'][number];
export type CatalogueItem = OfferTerms['catalogue'][number];
export type SpentRewardsPolicy = OfferTerms['spentRewards'];

/** The last purchase of a friend's that pays anything: 1 where only the first does. */
export const lastLevel = ({ nthPurchases }: OfferTerms): number => nthPurchases.at(-1)?.n ?? 1;

/** An offer as stamped on an invitation: the version's terms with their name. */
export type Offer = {
  readonly programId: ProgramId;
  readonly versionId: VersionId;
  readonly versionNumber: number;
  readonly publishedAt: Date;
  readonly terms: OfferTerms;
  /** the boosted offer it belongs to (P5); null = none */
  readonly campaign: Campaign | null;
  /** the pilot it belongs to (P12); null = none */
  readonly pilot: Pilot | null;
  /** the partner's agreement it belongs to (P14); null = none */
  readonly partner: Agreement | null;
};

/** A shop has one programme at a time; those before it are archived (docs/decisions/025). */
export type ProgramStatus = 'draft' | 'live' | 'paused' | 'ended' | 'archived';
