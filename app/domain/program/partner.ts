import { z } from 'zod';
import { welcomeSpecSchema } from '../rewards/reward-spec.ts';
import { commission } from '../rewards/types/commission.ts';
import { fixedCommission } from '../rewards/types/fixed-commission.ts';

export const PARTNER_KINDS = ['influencer', 'affiliate', 'co-marketing'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** Purchases of one friend that may pay a partner. */
export const MOST_SALES = 6;

/** What a partner earns, always in money: single level, for something a friend really did (P8, P14). */
const paySchema = z.object({
  /** each sale: a share of the order or a fixed sum; null = nothing */
  sale: z.discriminatedUnion('type', [commission.schema, fixedCommission.schema]).nullable(),
  /** how many purchases of each new customer are sales */
  sales: z.int().min(1).max(MOST_SALES),
  /** a friend joined as a member; only where the programme has that level */
  signUp: fixedCommission.schema.nullable(),
  /** a qualified lead: a friend whose claim passed the rules */
  lead: fixedCommission.schema.nullable(),
  /** how many leads are paid in a calendar month of the shop's, each place of which is read with every claim; null = as many as there are */
  leadsPerMonth: z.int().min(1).max(1_000).nullable().default(null),
});

/**
 * A partner's agreement (P14): what one advocate earns instead of what the programme gives, and what their friends get. It
 * stands with the version that promises it, so that it never changes: another agreement, or its end, is another version.
 */
export const agreementSchema = z.object({
  partnerId: z.uuid(),
  advocateId: z.uuid(),
  startsAt: z.coerce.date(),
  /** the first moment that isn't in it any more; null = until somebody ends it */
  endsAt: z.coerce.date().nullable(),
  pay: paySchema,
  welcome: welcomeSpecSchema.nullable(),
});

export type Agreement = z.infer<typeof agreementSchema>;
