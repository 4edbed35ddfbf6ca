import { z } from 'zod';
import type { AgreementProblem } from '../domain/program/agreement-terms.ts';
import { oversizedProblems } from '../domain/program/oversized.ts';
import { type Agreement, agreementSchema, PARTNER_KINDS } from '../domain/program/partner.ts';
import { dayInZone, daysInZone } from '../domain/shared/time.ts';
import { type FieldProblem, problemsOf } from './read-draft.ts';

const { pay, welcome } = agreementSchema.shape;
const words = z.string().trim().max(300);
const typedSchema = z.object({
  name: z.string().trim().min(1).max(80),
  kind: z.enum(PARTNER_KINDS),
  pay,
  welcome,
  /** the last day, "2026-03-31"; null = until somebody ends it */
  last: z.iso.date().nullable(),
  /** empty = our own words */
  disclosure: z.object({ fr: words, en: words }),
});

type TypedPartner = z.infer<typeof typedSchema>;
type PartnerReading = { ok: true; value: TypedPartner } | { ok: false; problems: FieldProblem[] };

/** Reads what the form sent; each thing that can't be gets its problem at its field. */
export function readPartner(typed: unknown): PartnerReading {
  const read = typedSchema.safeParse(typed);
  if (read.success) {
    const { welcome } = read.data;
    const promised = { welcome, firstPurchase: { advocate: null, friend: null }, signUp: null, nthPurchases: [] };
    const oversized = oversizedProblems({ ...promised, catalogue: [] });
    return oversized.length > 0 ? { ok: false, problems: oversized } : { ok: true, value: read.data };
  }
  return {
    ok: false,
    problems: problemsOf(read.error).map((one) => (one.field === 'last' ? { ...one, problem: 'no-day' } : one)),
  };
}

/** The agreement that was typed, in the shop's zone; what runs already keeps the moment it began at. */
export function drawAgreement(
  ids: Pick<Agreement, 'partnerId' | 'advocateId'>,
  { pay, welcome, last }: TypedPartner,
  { known, now, timeZone }: { known: Agreement | null; now: Date; timeZone: string },
): Agreement {
  const isOn = known !== null && (known.endsAt === null || now < known.endsAt);
  const endsAt = last === null ? null : daysInZone(dayInZone(now, timeZone), last, timeZone).endsAt;
  return { ...ids, pay, welcome, startsAt: isOn ? known.startsAt : now, endsAt };
}

export const asPartnerProblem = ({ field, code }: AgreementProblem): FieldProblem => ({
  field,
  problem: code,
  values: {},
});

const postSchema = z.object({
  /** made with the form: sent twice it is one post */
  id: z.uuid(),
  publishedOn: z.iso.date(),
  what: z.string().trim().min(1).max(200),
  link: z.union([z.url({ protocol: /^https?$/ }).max(500), z.literal('').transform(() => null)]),
  impressions: z.int().min(0).max(2_000_000_000).nullable(),
  amountMinor: z.int().min(1).max(1_000_000_000),
});

type PostReading = { ok: true; value: z.infer<typeof postSchema> } | { ok: false; problems: FieldProblem[] };

/** Reads a post that was typed in; a day that is still to come can't have been published. */
export function readPost(typed: unknown, today: string): PostReading {
  const read = postSchema.safeParse(typed);
  const problem = { publishedOn: 'no-day', link: 'no-link' } as Record<string, string>;
  if (!read.success)
    return {
      ok: false,
      problems: problemsOf(read.error).map((one) => ({ ...one, problem: problem[one.field] ?? one.problem })),
    };
  if (read.data.publishedOn > today)
    return { ok: false, problems: [{ field: 'publishedOn', problem: 'day-ahead', values: {} }] };
  return { ok: true, value: read.data };
}
