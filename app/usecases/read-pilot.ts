import { z } from 'zod';
import { type Pilot, type PilotProblem, pilotAudienceSchema, pilotSchema } from '../domain/program/pilot.ts';
import { daysInZone } from '../domain/shared/time.ts';
import { type FieldProblem, problemsOf } from './read-draft.ts';

const typedSchema = z.object({
  name: pilotSchema.shape.name,
  audience: pilotAudienceSchema,
  /** by the shop's calendar, "2026-03-31"; null = until somebody ends it */
  last: z.iso.date().nullable(),
});

type TypedPilot = z.infer<typeof typedSchema>;
type PilotReading = { ok: true; value: TypedPilot } | { ok: false; problems: FieldProblem[] };

/** Reads what the form sent; each thing that can't be gets its problem at its field. */
export function readPilot(typed: unknown): PilotReading {
  const read = typedSchema.safeParse(typed);
  if (read.success) return { ok: true, value: read.data };
  const problems = problemsOf(read.error).map((one) => (one.field === 'last' ? { ...one, problem: 'no-day' } : one));
  return { ok: false, problems };
}

/** The pilot that was typed: it begins now and ends with its last day in the shop's zone. */
export const drawPilot = (
  pilotId: string,
  { name, audience, last }: TypedPilot,
  { now, timeZone }: { now: Date; timeZone: string },
): Pilot => ({
  ...{ pilotId, name, audience },
  startsAt: now,
  endsAt: last === null ? null : daysInZone(last, last, timeZone).endsAt,
});

/** Where on the form a problem of the rules stands. */
const FIELDS = { endsAt: 'last', terms: 'terms' } as const;

export const asPilotFieldProblem = ({ field, code }: PilotProblem): FieldProblem => ({
  field: FIELDS[field],
  problem: code,
  values: {},
});
