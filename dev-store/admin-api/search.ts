import type { Engine } from '../engine/engine.ts';
import { badRequest, notImplemented } from './refuse.ts';

/** One condition of Shopify's search syntax: `created_at:>='2026-01-01'`, `email:"a@b.c"`. */
export type Term = {
  field: string;
  comparator: ':' | ':>' | ':>=' | ':<' | ':<=';
  value: string;
  /** further values any of which does: `status:won OR status:lost` */
  orElse: readonly string[];
};

const term = /^(\w+)(:>=|:<=|:>|:<|:)\s*(?:'([^']*)'|"([^"]*)"|([^\s'"()]+))(?=\s|$)/;
/** Brackets round values of one field, of which any does. */
const alternatives = /^\(((\w+):[^\s()]+(?:\s+OR\s+\2:[^\s()]+)*)\)(?=\s|$)/;

/**
 * Splits a query into conditions that must all hold. Shopify ignores what it doesn't understand and then returns too much;
 * here that is an error, as are NOT, and OR and brackets but for values of one of the fields `orFields`.
 */
export function parseSearch(
  query: string | null | undefined,
  allowedFields: readonly string[],
  orFields: readonly string[] = [],
): Term[] {
  const terms: Term[] = [];
  let rest = (query ?? '').trim();
  while (rest) {
    const isOr = /^OR\s/.test(rest) && orFields.includes(terms.at(-1)?.field ?? '');
    if (isOr) rest = rest.slice(2).trim();
    if (/^AND\s/.test(rest)) rest = rest.slice(3).trim();
    rest = rest.replace(alternatives, '$1');
    const match = term.exec(rest);
    if (!match) badRequest(`The dev store can't read this search query from here on: ${rest}`);
    const [whole, field, comparator, single, double, bare] = match!;
    if (!allowedFields.includes(field!))
      notImplemented(`the search field "${field}" (it knows ${allowedFields.join(', ')})`);
    const value = single ?? double ?? bare!;
    const before = terms.at(-1);
    if (isOr && before?.field !== field) notImplemented('OR between different search fields');
    if (isOr && before) terms[terms.length - 1] = { ...before, orElse: [...before.orElse, value] };
    else terms.push({ field: field!, comparator: comparator as Term['comparator'], value, orElse: [] });
    rest = rest.slice(whole!.length).trim();
  }
  return terms;
}

/** Search knows the shop as it was a moment ago; lists without conditions and look-ups by id or code know it as it is. */
export function isIndexed(
  { now, state }: Engine,
  terms: readonly Term[],
  { updatedAt }: { updatedAt: string },
): boolean {
  const { searchLagMs } = state.faults;
  return searchLagMs === 0 || terms.length === 0 || Date.parse(updatedAt) + searchLagMs <= Date.parse(now());
}

export function matchesTime({ field, comparator, value }: Term, iso: string): boolean {
  const wanted = Date.parse(value);
  if (Number.isNaN(wanted)) badRequest(`${field}: "${value}" is not a date`);
  const actual = Math.floor(Date.parse(iso) / 1_000) * 1_000;
  if (comparator === ':' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return iso.startsWith(value);
  return compare(comparator, actual, wanted);
}

export function matchesAmount({ field, comparator, value }: Term, actual: number): boolean {
  const wanted = Number(value);
  if (value.trim() === '' || Number.isNaN(wanted)) badRequest(`${field}: "${value}" is not a number`);
  return compare(comparator, actual, wanted);
}

function compare(comparator: Term['comparator'], actual: number, wanted: number): boolean {
  switch (comparator) {
    case ':':
      return actual === wanted;
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
