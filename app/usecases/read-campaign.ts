import { z } from 'zod';
import { type Campaign, campaignPeriod, campaignSchema } from '../domain/program/campaign.ts';
import type { CampaignProblem } from '../domain/program/campaign-problems.ts';
import { offerTermsSchema } from '../domain/program/offer.ts';
import { oversizedProblems } from '../domain/program/oversized.ts';
import { type FieldProblem, problemsOf } from './read-draft.ts';

const { name, priority } = campaignSchema.shape;
const { welcome, firstPurchase } = offerTermsSchema.shape;
const typedSchema = z.object({
  name,
  first: z.iso.date(),
  last: z.iso.date(),
  priority,
  welcome,
  firstPurchase,
});

type TypedCampaign = z.infer<typeof typedSchema>;
type CampaignReading = { ok: true; value: TypedCampaign } | { ok: false; problems: FieldProblem[] };

/** Reads what the form sent; each thing that can't be gets its problem at its field. */
export function readCampaign(typed: unknown): CampaignReading {
  const read = typedSchema.safeParse(typed);
  if (read.success) {
    const oversized = oversizedProblems({ ...read.data, signUp: null, nthPurchases: [], catalogue: [] });
    return oversized.length > 0 ? { ok: false, problems: oversized } : { ok: true, value: read.data };
  }
  const problems = problemsOf(read.error).map((one) =>
    one.field === 'first' || one.field === 'last' ? { ...one, problem: 'no-day' } : one,
  );
  return { ok: false, problems };
}

/** The campaign that was typed, in the shop's zone. `known` = how it stood so far. */
export function drawCampaign(
  campaignId: string,
  { name, priority, welcome, firstPurchase, ...days }: TypedCampaign,
  about: { known: Campaign | null; now: Date; timeZone: string },
): Campaign {
  return { campaignId, name, priority, ...campaignPeriod(days, about), rewards: { welcome, firstPurchase } };
}

/** Where on the form a problem of the rules stands. */
const FIELDS = { startsAt: 'first', endsAt: 'last', priority: 'priority', rewards: 'rewards' } as const;

export const asFieldProblem = (problem: CampaignProblem): FieldProblem => ({
  field: FIELDS[problem.field],
  // of a text "too long" means something else
  problem: problem.code === 'too-long' ? 'too-many-days' : problem.code,
  values: 'name' in problem ? { name: problem.name } : {},
});
