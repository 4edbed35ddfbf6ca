import { z } from 'zod';

/**
 * What a programme promises one side at one level (R1). One member a reward type; its words in
 * `app/i18n/offer-words.ts` and its carrying out in `app/shopify/issuers.server.ts` are exhaustive over `type`.
 */
export const rewardSpecSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('percentage-code'),
    /** 1000 = 10 % */
    basisPoints: z.int().min(1).max(10_000),
    /** smallest order the code works on, in the shop's minor units; 0 = none */
    minimumSubtotalMinor: z.int().min(0),
    /** days after issue; null = never expires */
    validDays: z.int().min(1).max(3650).nullable(),
  }),
  z.object({
    type: z.literal('fixed-code'),
    /** in the shop's currency */
    amountMinor: z.int().min(1).max(1_000_000_000),
    minimumSubtotalMinor: z.int().min(0),
    validDays: z.int().min(1).max(3650).nullable(),
  }),
  z.object({
    type: z.literal('points'),
    points: z.int().min(1).max(10_000_000),
    /** months until the points expire; null = never */
    validMonths: z.int().min(1).max(120).nullable(),
  }),
]);

export type RewardSpec = z.infer<typeof rewardSpecSchema>;
export type RewardType = RewardSpec['type'];
export type Side = 'advocate' | 'friend';
