import { z } from 'zod';
import { type OfferTerms, offerTermsSchema } from '../domain/program/offer.ts';
import type { RuleValue } from '../domain/verdict/verdict.ts';

export type FieldProblem = { field: string; problem: string; values: Record<string, RuleValue> };
export type DraftReading =
  | { ok: true; value: { name: string; terms: OfferTerms } }
  | { ok: false; problems: FieldProblem[] };

const nameSchema = z.string().trim().min(1).max(80);

/** Reads what the editor sent. Each thing that can't be gets its problem at its field; nothing typed is lost. */
export function readDraft(input: { name: string; terms: unknown }, shopCurrency: string): DraftReading {
  const name = nameSchema.safeParse(input.name);
  const terms = offerTermsSchema.safeParse(input.terms);
  const problems = [
    ...(name.success ? [] : problemsOf(name.error, 'name')),
    ...(terms.success ? [] : problemsOf(terms.error)),
  ];
  if (terms.success && terms.data.currency !== shopCurrency)
    problems.push({ field: 'currency', problem: 'currency', values: { currency: shopCurrency } });
  return name.success && terms.success && !problems.length
    ? { ok: true, value: { name: name.data, terms: terms.data } }
    : { ok: false, problems };
}

export function problemsOf(error: z.ZodError, root?: string): FieldProblem[] {
  return error.issues.map((issue) => ({ field: root ?? issue.path.join('.'), ...problemOf(issue) }));
}

function problemOf(issue: z.core.$ZodIssue): Omit<FieldProblem, 'field'> {
  if (issue.code === 'too_small') return { problem: 'too-small', values: { minimum: Number(issue.minimum) } };
  if (issue.code === 'too_big') return { problem: 'too-big', values: { maximum: Number(issue.maximum) } };
  return { problem: 'invalid', values: {} };
}
