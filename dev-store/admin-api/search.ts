import { badRequest, notImplemented } from './refuse.ts';

/** One condition of Shopify's search syntax: `created_at:>='2026-01-01'`, `email:"a@b.c"`. */
export type Term = { field: string; comparator: ':' | ':>' | ':>=' | ':<' | ':<='; value: string };

const term = /^(\w+)(:>=|:<=|:>|:<|:)\s*(?:'([^']*)'|"([^"]*)"|([^\s'"()]+))(?=\s|$)/;

/**
 * Splits a query into conditions that must all hold. Shopify ignores what it doesn't understand and then returns too much;
 * here that is an error, as are OR, NOT and brackets.
 */
export function parseSearch(query: string | null | undefined, allowedFields: readonly string[]): Term[] {
  const terms: Term[] = [];
  let rest = (query ?? '').trim();
  while (rest) {
    if (/^AND\s/.test(rest)) rest = rest.slice(3).trim();
    const match = term.exec(rest);
    if (!match) badRequest(`The dev store can't read this search query from here on: ${rest}`);
    const [whole, field, comparator, single, double, bare] = match!;
    if (!allowedFields.includes(field!))
      notImplemented(`the search field "${field}" (it knows ${allowedFields.join(', ')})`);
    terms.push({ field: field!, comparator: comparator as Term['comparator'], value: single ?? double ?? bare! });
    rest = rest.slice(whole!.length).trim();
  }
  return terms;
}

export function matchesTime({ field, comparator, value }: Term, iso: string): boolean {
  const wanted = Date.parse(value);
  if (Number.isNaN(wanted)) badRequest(`${field}: "${value}" is not a date`);
  const actual = Math.floor(Date.parse(iso) / 1_000) * 1_000;
  switch (comparator) {
    case ':':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? iso.startsWith(value) : actual === wanted;
    case ':>':
      return actual > wanted;
    case ':>=':
      return actual >= wanted;
    case ':<':
      return actual < wanted;
    case ':<=':
      return actual <= wanted;
  }
}

export function matchesText({ field, comparator, value }: Term, actual: string | null): boolean {
  if (comparator !== ':') badRequest(`${field} can't be compared with "${comparator.slice(1)}"`);
  return actual !== null && actual.toLowerCase() === value.toLowerCase();
}
