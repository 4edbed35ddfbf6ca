import { z } from 'zod';
import { ethicalProblems } from '../domain/program/ethical.ts';
import { type OfferTerms, offerTermsSchema } from '../domain/program/offer.ts';
import { oversizedProblems, unaffordableProblems } from '../domain/program/oversized.ts';
import { isShopsPicture } from '../domain/program/share-texts.ts';
import { welcomeProblems } from '../domain/program/welcome-and-minimum.ts';
import type { RuleValue } from '../domain/verdict/verdict.ts';

export type FieldProblem = { field: string; problem: string; values: Record<string, RuleValue> };
export type DraftReading =
  | { ok: true; value: { name: string; terms: OfferTerms } }
  | { ok: false; problems: FieldProblem[] };

const nameSchema = z.string().trim().min(1).max(80);

/** Where a draft is for: its currency, and the hosts that are the shop's own. */
type DraftShop = { readonly currency: string; readonly domain?: string; readonly storefrontUrl?: string };

/** Reads what the editor sent. Each thing that can't be gets its problem at its field; nothing typed is lost. */
export function readDraft(input: { name: string; terms: unknown }, shop: DraftShop): DraftReading {
  const name = nameSchema.safeParse(input.name);
  const terms = offerTermsSchema.safeParse(input.terms);
  const problems = [
    ...(name.success ? [] : problemsOf(name.error, 'name')),
    ...(terms.success ? [] : problemsOf(terms.error)),
  ];
  if (terms.success && terms.data.currency !== shop.currency)
    problems.push({ field: 'currency', problem: 'currency', values: { currency: shop.currency } });
  if (terms.success && !isShopsPicture(terms.data.share.picture, hostsOf(shop)))
    problems.push({ field: 'share.picture', problem: 'picture-elsewhere', values: {} });
  if (terms.success)
    problems.push(
      ...[...ethicalProblems(terms.data), ...welcomeProblems(terms.data)].map((one) => ({ ...one, values: {} })),
      ...oversizedProblems(terms.data),
      ...unaffordableProblems(terms.data),
    );
  return name.success && terms.success && !problems.length
    ? { ok: true, value: { name: name.data, terms: terms.data } }
    : { ok: false, problems };
}

const hostsOf = ({ domain, storefrontUrl }: DraftShop): string[] => [
  ...(domain ? [domain] : []),
  ...(storefrontUrl ? [new URL(storefrontUrl).hostname] : []),
];

export function problemsOf(error: z.ZodError, root?: string): FieldProblem[] {
  return error.issues.map((issue) => ({ field: root ?? issue.path.join('.'), ...problemOf(issue) }));
}

function problemOf(issue: z.core.$ZodIssue): Omit<FieldProblem, 'field'> {
  if (issue.code === 'too_small') return { problem: 'too-small', values: { minimum: Number(issue.minimum) } };
  if (issue.code === 'too_big') return { problem: 'too-big', values: { maximum: Number(issue.maximum) } };
  const named = issue.code === 'custom' ? issue.params?.['problem'] : null;
  return { problem: typeof named === 'string' ? named : 'invalid', values: {} };
}
