import { z } from 'zod';
import { isSameData } from '../shared/canonical-json.ts';

/** Who is in a pilot: a share of all, drawn by lot, or the people of one customer segment. */
export const pilotAudienceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), percent: z.int().min(1).max(99) }),
  z.object({
    kind: z.literal('segment'),
    segmentId: z.string().regex(/^\d{1,20}$/),
    name: z.string().trim().min(1).max(255),
  }),
]);

/**
 * A pilot (P12): some advocates get terms of their own, before or beside the programme's, and the two are compared. It
 * stands with the version that promises those terms; to end it is to publish another version of it.
 */
export const pilotSchema = z.object({
  pilotId: z.uuid(),
  name: z.string().trim().min(1).max(80),
  startsAt: z.coerce.date(),
  /** the first moment that isn't in it any more; null = until somebody ends it */
  endsAt: z.coerce.date().nullable(),
  audience: pilotAudienceSchema,
});

export type PilotAudience = z.infer<typeof pilotAudienceSchema>;
export type Pilot = z.infer<typeof pilotSchema>;

/** Where an advocate stands in a pilot: decided once, then kept. */
export const pilotPlaceSchema = z.object({
  isIn: z.boolean(),
  /** from when on it counts: what happened before was under the usual terms */
  since: z.coerce.date(),
  /** visits of their link until then */
  visitsBefore: z.int().min(0),
});
export const pilotPlacesSchema = z.record(z.string(), pilotPlaceSchema);

export type PilotPlace = z.infer<typeof pilotPlaceSchema>;
/** An advocate's places, by pilot. */
export type PilotPlaces = Readonly<Record<string, PilotPlace>>;

export const takesPart = (places: PilotPlaces, pilotId: string, at: Date): boolean => {
  const place = places[pilotId];
  return place?.isIn === true && place.since <= at;
};

/** Whether a lot falls into the share. @param lot of the pilot and the customer, 0 ≤ lot < 1, always the same for the same two */
export const isDrawn = (percent: number, lot: number): boolean => lot * 100 < percent;

export type PilotProblem =
  | { readonly field: 'endsAt'; readonly code: 'day-past' }
  | { readonly field: 'terms'; readonly code: 'same-terms' };

/** What keeps a pilot from being started. @param base the programme's terms in force; null = nothing is live yet */
export function pilotProblems(
  { endsAt }: Pick<Pilot, 'endsAt'>,
  { terms, base, now }: { terms: object; base: object | null; now: Date },
): PilotProblem[] {
  const problems: PilotProblem[] = [];
  if (endsAt !== null && endsAt <= now) problems.push({ field: 'endsAt', code: 'day-past' });
  if (base && isSameData(base, terms)) problems.push({ field: 'terms', code: 'same-terms' });
  return problems;
}
