import { z } from 'zod';
import type { AdvocateId, CustomerId } from '../shared/ids.ts';

/**
 * What Shopify was asked about an order and said: all that a verdict needs and no webhook tells. It is kept beside the
 * order's facts. Of a customer only what was asked for is kept ("is tagged VIP", never the tags), and under no id of
 * theirs, so that it leads back to nobody.
 */

const instant = z.coerce.date();
const told = z.record(z.string(), z.boolean());

export const customerProfileSchema = z.object({
  /** orders of the customer's whole life; the buyer's without the order it was asked for */
  orders: z.int().min(0),
  /** spent in the customer's whole life, in minor units of the shop's currency */
  spentMinor: z.int(),
  currency: z.string(),
  acceptsMarketing: z.boolean(),
  /** ISO 3166, of the default address; null = none on file */
  country: z.string().nullable(),
  customerSince: instant,
  /** null = no order, or none in sight: Shopify shows 60 days without `read_all_orders` */
  lastOrderAt: instant.nullable(),
  /** asked for by name, lower case → has it */
  tags: told,
  /** by id → is a member */
  segments: told,
  /** e-mail domains asked for → the address is there */
  domains: told,
});
export type CustomerProfile = z.infer<typeof customerProfileSchema>;

const toldLineSchema = z.object({
  lineId: z.string(),
  productId: z.string().nullable(),
  /** pieces and shop money left after discounts and refunds */
  quantity: z.int().min(0),
  amountMinor: z.int(),
  collections: z.array(z.string()),
  /** false = the product is in more collections than were told */
  isComplete: z.boolean(),
});
export type ToldLine = z.infer<typeof toldLineSchema>;

const riskLevelSchema = z.enum(['none', 'low', 'medium', 'high']);
/** One look at an order's risk, as it was told of: by whom (Shopify or an app, by its id), how grave, when. */
const riskAssessmentSchema = z.object({ provider: z.string(), level: riskLevelSchema, at: instant });
export type RiskAssessment = z.infer<typeof riskAssessmentSchema>;
export type RiskLevel = RiskAssessment['level'];

export const aboutOrderSchema = z.object({
  /** orders Shopify counts for this customer before this one, those we may not see included */
  ordersBefore: z.int().min(0).optional(),
  /** Shopify's own look at the order: what it recommends, and the gravest level of any assessment */
  risk: z
    .object({
      recommendation: z.string(),
      level: z.string(),
      /** each provider's; absent in answers from before they were kept apart */
      byProvider: z.record(z.string(), riskLevelSchema).optional(),
    })
    .optional(),
  /** what came to be thought of its risk since, by webhook */
  assessments: z.array(riskAssessmentSchema).optional(),
  /** null = Shopify knows no such customer (any more) */
  buyer: customerProfileSchema.nullable().optional(),
  advocates: z.record(z.string(), customerProfileSchema.nullable()).optional(),
  lines: z.object({ asOf: instant, lines: z.array(toldLineSchema) }).optional(),
});
export type AboutOrder = z.infer<typeof aboutOrderSchema>;

/** What Shopify said of both sides when a claim was made; null = it knows no such customer, absent = not told. */
export const claimProfilesSchema = z.object({
  friend: customerProfileSchema.nullable().optional(),
  advocate: customerProfileSchema.nullable().optional(),
});
export type ClaimProfiles = z.infer<typeof claimProfilesSchema>;

/** Which of a customer's tags, segments and e-mail domains matter. */
export type ProfileQuestion = {
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  readonly domains: readonly string[];
};

/** What is to be asked about an order, in one query. */
export type OrderQuestion = {
  readonly ordersBefore: boolean;
  readonly buyer: (ProfileQuestion & { readonly customerId: CustomerId }) | null;
  readonly advocate: (ProfileQuestion & { readonly advocateId: AdvocateId; readonly customerId: CustomerId }) | null;
  readonly lines: boolean;
};

/**
 * What is known after a further answer. What was told first stands, so that asking twice changes no verdict; what wasn't
 * asked before is added; lines are those of the newest state of the order.
 */
export function mergeAbout(known: AboutOrder | null, heard: AboutOrder): AboutOrder {
  if (!known) return heard;
  const { buyer, advocates, lines, assessments, ...rest } = known;
  const newestLines = [lines, heard.lines]
    .filter((one) => one !== undefined)
    .sort((a, b) => b.asOf.getTime() - a.asOf.getTime())[0];
  const allAdvocates = { ...heard.advocates, ...advocates };
  for (const [id, profile] of Object.entries(heard.advocates ?? {}))
    allAdvocates[id] = mergeProfile(advocates?.[id], profile);
  const newBuyer = heard.buyer === undefined ? buyer : mergeProfile(buyer, heard.buyer);
  return {
    ...heard,
    ...rest,
    ...(newBuyer !== undefined && { buyer: newBuyer }),
    ...(Object.keys(allAdvocates).length > 0 && { advocates: allAdvocates }),
    ...(newestLines && { lines: newestLines }),
    ...((assessments || heard.assessments) && {
      assessments: mergeAssessments([...(assessments ?? []), ...(heard.assessments ?? [])]),
    }),
  };
}

/** Kept of an order; those before don't matter to anybody. */
const MOST_ASSESSMENTS = 60;

/** Each provider's looks in the order they were taken; where two of one moment differ the graver stands. */
function mergeAssessments(all: readonly RiskAssessment[]): RiskAssessment[] {
  const byMoment = new Map<string, RiskAssessment>();
  for (const one of all) {
    const key = `${one.at.toISOString()} ${one.provider}`;
    const known = byMoment.get(key);
    if (!known || isGraver(one.level, known.level)) byMoment.set(key, one);
  }
  return [...byMoment]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
    .slice(-MOST_ASSESSMENTS);
}

export const isGraver = (a: RiskLevel, b: RiskLevel): boolean =>
  riskLevelSchema.options.indexOf(a) > riskLevelSchema.options.indexOf(b);

function mergeProfile(
  known: CustomerProfile | null | undefined,
  heard: CustomerProfile | null,
): CustomerProfile | null {
  if (!known || !heard) return known === undefined ? heard : known;
  return {
    ...known,
    tags: { ...heard.tags, ...known.tags },
    segments: { ...heard.segments, ...known.segments },
    domains: { ...heard.domains, ...known.domains },
  };
}
