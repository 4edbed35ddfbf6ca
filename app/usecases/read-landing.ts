import { z } from 'zod';
import { type LandingPage, landingPageSchema } from '../domain/landing/landing-page.ts';
import { landingPeriod } from '../domain/landing/landing-period.ts';
import { type FieldProblem, problemsOf } from './read-draft.ts';

type Reading<Value> = { ok: true; value: Value } | { ok: false; problems: FieldProblem[] };

/** Reads the page the editor sent (S4); each thing that can't be gets its problem at its field, as "fr.2.title". */
export function readLanding(typed: unknown): Reading<LandingPage> {
  const read = landingPageSchema.safeParse(typed);
  return read.success ? { ok: true, value: read.data } : { ok: false, problems: problemsOf(read.error) };
}

const day = z.iso.date().nullable();
const daysSchema = z.object({ first: day, last: day });

/** When it is to be shown, by the shop's calendar. */
export function readLandingPeriod(
  typed: unknown,
  about: { now: Date; timeZone: string },
): Reading<{ startsAt: Date; endsAt: Date | null }> {
  const read = daysSchema.safeParse(typed);
  if (!read.success)
    return { ok: false, problems: problemsOf(read.error).map((one) => ({ ...one, problem: 'no-day' })) };
  const period = landingPeriod(read.data, about);
  return 'problem' in period ? { ok: false, problems: [{ ...period, values: {} }] } : { ok: true, value: period };
}
