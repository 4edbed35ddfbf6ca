import type { Money } from '../domain/shared/money.ts';
import type { RuleResult, RuleValue } from '../domain/verdict/verdict.ts';
import { formatDateTime, formatMonth, formatNumber, moneyWords } from '../i18n/format.ts';
import type { Words } from '../i18n/react.tsx';

/** How a receipt reads values: in the reader's language, in the shop's time. */
export type Reader = { words: Words; timeZone: string };

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** "earlierOrderAt" → "Earlier order at": what a code that has no words yet is shown as. */
export function humanise(code: string): string {
  const spaced = code
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Words for a code when we have some, else the code made readable. */
export const wordOr = ({ t, has }: Words, key: string, code: string): string => (has(key) ? t(key) : humanise(code));

const isMoney = (value: RuleValue): value is Money =>
  typeof value === 'object' && value !== null && 'amountMinor' in value;

/** Any value a rule may carry, known to us or not. */
export function valueWords(value: RuleValue, reader: Reader): string {
  const { words, timeZone } = reader;
  if (value === null) return words.t('common.none');
  if (typeof value === 'boolean') return words.t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return formatNumber(value, words.locale);
  if (isMoney(value)) return moneyWords(value, words);
  if (typeof value === 'string') {
    if (ISO_INSTANT.test(value)) return formatDateTime(value, words.locale, timeZone);
    if (MONTH.test(value)) return formatMonth(value, words.locale);
    const key = `rules.enums.${value}`;
    return /^[a-z\d-]+$/.test(value) && words.has(key) ? words.t(key) : value;
  }
  return value.length === 0 ? words.t('common.none') : value.map((one) => valueWords(one, reader)).join(', ');
}

export type ValuePair = { name: string; label: string; text: string };

/** "label: value" pairs of what a rule found or wanted; names nobody has worded yet are made readable. */
export const valuePairs = (values: Readonly<Record<string, RuleValue>>, reader: Reader): ValuePair[] =>
  Object.entries(values).map(([name, value]) => ({
    name,
    label: wordOr(reader.words, `rules.values.${name}`, name),
    text: valueWords(value, reader),
  }));

export const ruleTitle = (code: string, words: Words): string => wordOr(words, `rules.${code}.title`, code);

/** What a rule says of the order or claim, to follow a colon: "the order is below the minimum." */
export function ruleClause(code: string, outcome: RuleResult['outcome'], { t, has }: Words): string {
  const key = `rules.${code}.${outcome}`;
  return has(key) ? t(key) : t(`rules.unknown.${outcome}`);
}

/** The same as a sentence of its own. */
export function ruleSentence(code: string, outcome: RuleResult['outcome'], words: Words): string {
  const clause = ruleClause(code, outcome, words);
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}

/** "It would have counted with €0.01 more." Null when nothing would have made the rule pass. */
export function wouldQualifyWords({ code, wouldQualify }: RuleResult, reader: Reader): string | null {
  if (!wouldQualify) return null;
  const { t, has } = reader.words;
  const pairs = valuePairs(wouldQualify.values, reader);
  const key = `rules.${code}.wouldQualify.${wouldQualify.key}`;
  if (has(key)) return t(key, Object.fromEntries(pairs.map(({ name, text }) => [name, text])));
  return `${t('rules.noWords')} ${pairs.map(({ label, text }) => `${label} ${text}`).join(', ')}`;
}
