import type { Group } from '../domain/eligibility/conditions/group.ts';
import type { PersonConditions, PersonLeaf } from '../domain/eligibility/conditions/registry.ts';
import { toDecimal } from '../domain/shared/money.ts';

/**
 * The conditions of a person in Shopify's own language of customer segments, so that Shopify counts who meets them
 * (https://shopify.dev/docs/api/shopifyql/segment-query-language-reference).
 */

/** A clause; true = everybody, false = nobody. */
export type Clause = string | boolean;

/** Whoever meets `surely` meets the condition, and nobody does who doesn't meet `atMost`. Where both are one, it is exact. */
export type SegmentBounds = { readonly surely: Clause; readonly atMost: Clause };

/** @param queryOf a segment's own query by its id; null = it is gone, and nobody is in it */
export function segmentBounds(
  conditions: PersonConditions,
  currency: string,
  queryOf: (segmentId: string) => string | null,
): SegmentBounds {
  const bound = (which: keyof SegmentBounds) =>
    clauseOfGroup(conditions, (leaf) => boundsOf(leaf, currency, queryOf)[which]);
  return { surely: bound('surely'), atMost: bound('atMost') };
}

/** The conditions whose answer only the moment of use brings, by code. */
export function knownAtUse(
  conditions: PersonConditions,
  currency: string,
  queryOf: (segmentId: string) => string | null,
): PersonLeaf['code'][] {
  const leaves = conditions.of.flatMap((part) => ('match' in part ? part.of : [part]));
  const open = leaves.filter((leaf) => {
    const { surely, atMost } = boundsOf(leaf, currency, queryOf);
    return surely !== atMost;
  });
  return [...new Set(open.map(({ code }) => code))];
}

const exactly = (clause: Clause): SegmentBounds => ({ surely: clause, atMost: clause });
const UNKNOWN: SegmentBounds = { surely: false, atMost: true };

function boundsOf(leaf: PersonLeaf, currency: string, queryOf: (segmentId: string) => string | null): SegmentBounds {
  switch (leaf.code) {
    case 'orders':
      return exactly(between('number_of_orders', leaf.args.atLeast, leaf.args.atMost));
    case 'spent': {
      const inUnits = (amountMinor: number | null) =>
        amountMinor === null ? null : toDecimal({ amountMinor, currency });
      return exactly(between('amount_spent', inUnits(leaf.args.atLeastMinor), inUnits(leaf.args.atMostMinor)));
    }
    case 'last-order':
      return exactly(
        leaf.args.is === 'within'
          ? `last_order_date >= -${leaf.args.days}d`
          : any([`last_order_date < -${leaf.args.days}d`, 'last_order_date IS NULL']),
      );
    case 'tag':
      return tagged(leaf.args.has === 'any', leaf.args.tags, []);
    case 'employee':
      return tagged(leaf.args.is === 'yes', leaf.args.tags, leaf.args.domains);
    case 'segment': {
      // there is no "not in this segment": Shopify's language negates comparisons only
      if (leaf.args.has === 'none') return UNKNOWN;
      // its own words may hold anything, over several lines too
      return exactly(
        any(
          leaf.args.segments.map(({ id }) => {
            const query = queryOf(id);
            return query ? `(${query})` : false;
          }),
        ),
      );
    }
    case 'country': {
      // Shopify looks at all of a customer's addresses, the verdict at one: a first order's, else the default one
      const { of, countries } = leaf.args;
      return of === 'only'
        ? {
            surely: false,
            atMost: any([
              ...countries.map((code) => `customer_countries CONTAINS '${code}'`),
              'customer_countries IS NULL',
            ]),
          }
        : {
            surely: all([
              ...countries.map((code) => `customer_countries NOT CONTAINS '${code}'`),
              'customer_countries IS NOT NULL',
            ]),
            atMost: true,
          };
    }
    case 'consent':
      return exactly("email_subscription_status = 'SUBSCRIBED'");
    default:
      return leaf satisfies never;
  }
}

/** How a quote is written inside a value isn't documented: such a tag is not counted. */
function tagged(isWanted: boolean, tags: readonly string[], domains: readonly string[]): SegmentBounds {
  if (tags.some((tag) => /['\\]/.test(tag))) return UNKNOWN;
  const clauses = [
    ...tags.map((tag) => `customer_tags ${isWanted ? 'CONTAINS' : 'NOT CONTAINS'} '${tag}'`),
    ...domains.map((domain) => `customer_email_domain ${isWanted ? '=' : '!='} '${domain}'`),
  ];
  return exactly(isWanted ? any(clauses) : all(clauses));
}

const between = (attribute: string, atLeast: number | string | null, atMost: number | string | null): Clause =>
  all([atLeast === null ? true : `${attribute} >= ${atLeast}`, atMost === null ? true : `${attribute} <= ${atMost}`]);

function clauseOfGroup(group: Group<PersonLeaf>, clauseOf: (leaf: PersonLeaf) => Clause): Clause {
  const clauses = group.of.map((part) => ('match' in part ? clauseOfGroup(part, clauseOf) : clauseOf(part)));
  return group.match === 'all' ? all(clauses) : any(clauses);
}

const all = (clauses: readonly Clause[]): Clause => joined(clauses, 'AND', false);
const any = (clauses: readonly Clause[]): Clause => joined(clauses, 'OR', true);

/** `decisive` settles the whole; its opposite says nothing. Brackets, so that nobody has to know which binds closer. */
function joined(clauses: readonly Clause[], word: 'AND' | 'OR', decisive: boolean): Clause {
  if (clauses.includes(decisive)) return decisive;
  const said = [...new Set(clauses.filter((clause) => typeof clause === 'string'))];
  if (said.length === 0) return !decisive;
  return said.length === 1
    ? said[0]!
    : said.map((clause) => (/ (AND|OR) /.test(clause) ? `(${clause})` : clause)).join(` ${word} `);
}
