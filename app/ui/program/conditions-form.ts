import type { Group } from '../../domain/eligibility/conditions/group.ts';
import type {
  PersonConditions,
  PersonLeaf,
  PurchaseConditions,
  PurchaseLeaf,
} from '../../domain/eligibility/conditions/registry.ts';
import type { RuleValue } from '../../domain/verdict/verdict.ts';
import type { Locale } from '../../i18n/translator.ts';
import { moneyAsTyped } from '../../i18n/typed-number.ts';

/** Conditions as they are being put together: every number as typed, every list as picked. */

type Leaf = PurchaseLeaf | PersonLeaf;
export type ConditionCode = Leaf['code'];
export type Picked = { id: string; title: string };
export type FieldValue = string | string[] | Picked[];
export type LeafForm = { code: ConditionCode; args: Record<string, FieldValue> };
export type PartForm = LeafForm | { match: 'all' | 'any'; of: LeafForm[] };
/** Without parts there is no condition. */
export type GroupForm = { match: 'all' | 'any'; of: PartForm[] };

export type ConditionField = {
  name: string;
  kind:
    | 'choice'
    | 'products'
    | 'collections'
    | 'segments'
    | 'channels'
    | 'countries'
    | 'currencies'
    | 'words'
    | 'count'
    | 'optional-count'
    | 'optional-money';
  /** of a choice */
  options?: readonly string[];
  min?: number;
  max?: number;
  mayBeEmpty?: boolean;
};

const choice = (name: string, ...options: string[]): ConditionField => ({ name, kind: 'choice', options });
const of = choice('of', 'only', 'except');
const has = choice('has', 'any', 'none');

/** What is asked for each condition; the order in which it is shown. */
export const CONDITION_FIELDS: Record<ConditionCode, readonly ConditionField[]> = {
  products: [of, { name: 'products', kind: 'products' }],
  collections: [of, { name: 'collections', kind: 'collections' }],
  channel: [{ name: 'channels', kind: 'channels' }],
  'paid-in': [{ name: 'currencies', kind: 'currencies' }],
  'delivery-country': [of, { name: 'countries', kind: 'countries' }],
  buyer: [choice('buyer', 'company', 'person')],
  orders: [
    { name: 'atLeast', kind: 'optional-count', min: 0, max: 100_000 },
    { name: 'atMost', kind: 'optional-count', min: 0, max: 100_000 },
  ],
  spent: [
    { name: 'atLeastMinor', kind: 'optional-money', min: 0, max: 100_000_000_000 },
    { name: 'atMostMinor', kind: 'optional-money', min: 0, max: 100_000_000_000 },
  ],
  'last-order': [choice('is', 'within', 'before'), { name: 'days', kind: 'count', min: 1, max: 3_650 }],
  tag: [has, { name: 'tags', kind: 'words' }],
  segment: [has, { name: 'segments', kind: 'segments' }],
  employee: [
    choice('is', 'no', 'yes'),
    { name: 'tags', kind: 'words', mayBeEmpty: true },
    { name: 'domains', kind: 'words', mayBeEmpty: true },
  ],
  country: [of, { name: 'countries', kind: 'countries' }],
  consent: [],
};

export const PURCHASE_CODES = ['products', 'collections', 'channel', 'paid-in', 'delivery-country', 'buyer'] as const;
export const PERSON_CODES = [
  'orders',
  'spent',
  'last-order',
  'tag',
  'segment',
  'employee',
  'country',
  'consent',
] as const;

const LISTS = new Set<ConditionField['kind']>(['products', 'collections', 'segments', 'channels', 'countries']);

export const newLeaf = (code: ConditionCode): LeafForm => ({
  code,
  args: Object.fromEntries(
    CONDITION_FIELDS[code].map(({ name, kind, options }) => [name, options?.[0] ?? (LISTS.has(kind) ? [] : '')]),
  ),
});

export function formFromConditions(
  conditions: PurchaseConditions | PersonConditions | null,
  currency: string,
  locale: Locale,
): GroupForm {
  if (!conditions) return { match: 'all', of: [] };
  const leafForm = ({ code, args }: Leaf): LeafForm => ({
    code,
    args: Object.fromEntries(
      CONDITION_FIELDS[code].map((field) => [
        field.name,
        asTyped(field, (args as Record<string, unknown>)[field.name], currency, locale),
      ]),
    ),
  });
  return {
    match: conditions.match,
    of: (conditions as Group<Leaf>).of.map((part) =>
      'match' in part ? { match: part.match, of: part.of.map(leafForm) } : leafForm(part),
    ),
  };
}

function asTyped({ kind, name }: ConditionField, value: unknown, currency: string, locale: Locale): FieldValue {
  if (value === null || value === undefined) return '';
  if (kind === 'optional-money') return moneyAsTyped({ amountMinor: value as number, currency }, locale);
  if (kind === 'words' || kind === 'currencies') return (value as string[]).join(', ');
  if (name === 'segments')
    return (value as { id: string; name: string }[]).map(({ id, name: title }) => ({ id, title }));
  return Array.isArray(value) ? (value as FieldValue) : String(value);
}

/** How what is typed is read; problems are gathered by the path in OfferTerms. */
type Reader = {
  readonly problems: { field: string; problem: string; values: Record<string, RuleValue> }[];
  count(field: string, text: string, min: number, max: number): number;
  money(field: string, text: string, min?: number, max?: number): number;
};

export const readPurchaseConditions = (form: GroupForm, path: string, reader: Reader) =>
  readGroup(form, path, reader) as PurchaseConditions | null;
export const readPersonConditions = (form: GroupForm, path: string, reader: Reader) =>
  readGroup(form, path, reader) as PersonConditions | null;

function readGroup({ match, of: parts }: GroupForm, path: string, reader: Reader): object | null {
  if (parts.length === 0) return null;
  return {
    match,
    of: parts.map((part, index) => {
      const at = `${path}.of.${index}`;
      if (!('match' in part)) return readLeaf(part, at, reader);
      if (part.of.length === 0) refuse(reader, at, 'empty-group');
      return { match: part.match, of: part.of.map((leaf, inner) => readLeaf(leaf, `${at}.of.${inner}`, reader)) };
    }),
  };
}

function readLeaf({ code, args }: LeafForm, path: string, reader: Reader): object {
  const fields = CONDITION_FIELDS[code];
  const read = Object.fromEntries(
    fields.map((field) => [field.name, readField(field, args[field.name] ?? '', `${path}.args.${field.name}`, reader)]),
  );
  const bounds = fields.filter(({ kind }) => kind.startsWith('optional-'));
  const first = fields.find(({ mayBeEmpty }) => mayBeEmpty);
  if (bounds.length > 0 && bounds.every(({ name }) => read[name] === null))
    refuse(reader, `${path}.args.${bounds[0]?.name}`, 'one-bound');
  if (first && fields.every(({ name, mayBeEmpty }) => !mayBeEmpty || (read[name] as string[]).length === 0))
    refuse(reader, `${path}.args.${first.name}`, 'choose-one');
  return { code, args: read };
}

const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const CURRENCY = /^[A-Z]{3}$/;

function readField(field: ConditionField, value: FieldValue, path: string, reader: Reader): unknown {
  const { kind, min = 0, max = 0 } = field;
  const text = typeof value === 'string' ? value : '';
  switch (kind) {
    case 'choice':
      return value;
    case 'count':
      return reader.count(path, text, min, max);
    case 'optional-count':
      return text.trim() === '' ? null : reader.count(path, text, min, max);
    case 'optional-money':
      return text.trim() === '' ? null : reader.money(path, text, min, max);
    case 'words':
    case 'currencies': {
      const words = wordsIn(field, text);
      if (words.length === 0 && !field.mayBeEmpty) refuse(reader, path, 'choose-one');
      if (kind === 'currencies' && words.some((word) => !CURRENCY.test(word))) refuse(reader, path, 'bad-currency');
      if (field.name === 'domains' && words.some((word) => !DOMAIN.test(word))) refuse(reader, path, 'bad-domain');
      return words;
    }
    case 'segments':
      if (value.length === 0) refuse(reader, path, 'choose-one');
      return (value as Picked[]).map(({ id, title: name }) => ({ id, name }));
    default:
      if (value.length === 0) refuse(reader, path, 'choose-one');
      return value;
  }
}

function wordsIn({ kind, name }: ConditionField, text: string): string[] {
  const words = text.split(',').map((word) => word.trim());
  const written = words.map((word) =>
    kind === 'currencies' ? word.toUpperCase() : name === 'domains' ? word.toLowerCase().replace(/^@/, '') : word,
  );
  return [...new Set(written.filter((word) => word !== ''))];
}

const refuse = (reader: Reader, field: string, problem: string): void => {
  reader.problems.push({ field, problem, values: {} });
};
