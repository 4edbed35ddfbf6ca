import type { OfferTerms } from '../domain/program/offer.ts';
import { type LeftOut, PROGRAM_FILE, programFileSchema, withoutShopsOwn } from '../domain/program/program-file.ts';
import { type FieldProblem, problemsOf } from './read-draft.ts';

export type ProgramFileReading =
  | { ok: true; value: { name: string; terms: OfferTerms }; leftOut: LeftOut[] }
  | { ok: false; problems: FieldProblem[] };

/**
 * Reads a programme's file for the draft of a shop. All that can't be taken is named at its place in the file; nothing is
 * taken by halves, and what is unknown is refused rather than dropped.
 */
export function readProgramFile(text: string, shop: { currency: string; origin: string }): ProgramFileReading {
  const refuse = (field: string, problem: string, values: FieldProblem['values'] = {}) => ({
    ok: false as const,
    problems: [{ field, problem, values }],
  });
  if (Buffer.byteLength(text) > PROGRAM_FILE.mostBytes)
    return refuse('', 'file-too-large', { most: PROGRAM_FILE.mostBytes / 1024 });
  const raw = parse(text);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('', 'not-json');
  const { format, formatVersion, terms } = raw as Record<string, unknown>;
  if (format !== PROGRAM_FILE.format) return refuse('format', 'not-a-programme');
  if (formatVersion !== PROGRAM_FILE.formatVersion) return refuse('formatVersion', 'other-format');
  const currency = (terms as { currency?: unknown } | null | undefined)?.currency;
  if (typeof currency === 'string' && currency !== shop.currency)
    return refuse('terms.currency', 'other-currency', { theirs: currency.slice(0, 3), ours: shop.currency });
  const file = programFileSchema.safeParse(raw);
  if (!file.success) return { ok: false, problems: problemsOf(file.error).slice(0, MOST_PROBLEMS) };
  const unknown = unknownFields(raw, file.data, '');
  if (unknown.length > 0)
    return {
      ok: false,
      problems: unknown.slice(0, MOST_PROBLEMS).map((field) => ({ field, problem: 'unknown-field', values: {} })),
    };
  const taken =
    file.data.origin === shop.origin ? { terms: file.data.terms, leftOut: [] } : withoutShopsOwn(file.data.terms);
  return { ok: true, value: { name: file.data.name, terms: taken.terms }, leftOut: taken.leftOut };
}

/** More would be read by nobody. */
const MOST_PROBLEMS = 25;

/** Undefined for what isn't JSON. What the database can't hold is left out of texts. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_, value) =>
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
    );
  } catch {
    return undefined;
  }
}

/** Paths of the fields that were read over. */
function unknownFields(raw: unknown, read: unknown, path: string): string[] {
  if (typeof raw !== 'object' || raw === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(raw).flatMap(([key, value]) => {
    const at = (path ? `${path}.${key}` : key).slice(0, 120);
    return Object.hasOwn(read, key) ? unknownFields(value, (read as Record<string, unknown>)[key], at) : [at];
  });
}
