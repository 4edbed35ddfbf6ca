import type { RuleValue } from '../../domain/verdict/verdict.ts';
import { formatBasisPoints, moneyWords } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { FieldProblem } from '../program-form.ts';
import { valueWords } from '../receipt-words.ts';
import { REWARD_FIELDS } from './reward-fields.ts';

/** The words beside a field, by its path in OfferTerms. */
export type FieldErrors = (field: string) => string | undefined;

export function problemWords({ field, problem, values }: FieldProblem, currency: string, words: Words): string {
  const key = `program.problems.${TEXT.test(field) ? textProblem(problem) : problem}`;
  if (!words.has(key)) return words.t('program.problems.unknown');
  const bound = (value: RuleValue) => valueWords(inUnits(field, value, currency, words), { words, timeZone: 'UTC' });
  const worded = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, bound(value)]));
  return words.t(key, { example: exampleOf(field, words), ...worded });
}

const exampleOf = (field: string, { locale }: Words): string =>
  /(Minor|basisPoints)$/.test(field) ? (locale === 'fr' ? '10,50' : '10.50') : '30';

/** Fields that hold a text. */
const TEXT = /(^|\.)(name|what|link|reason|gift|tag|label|cause|title|fr|en)$/;

/** Of a text, too small means empty and too big means too long. */
const textProblem = (problem: string): string =>
  ({ 'too-small': 'missing', 'too-big': 'too-long' })[problem] ?? problem;

/** A bound is told in the field's own unit: minor units as money, basis points as a percentage. */
function inUnits(field: string, value: RuleValue, currency: string, words: Words): RuleValue {
  if (typeof value !== 'number') return value;
  if (/Minor$/.test(field)) return moneyWords({ amountMinor: value, currency }, words);
  return field.endsWith('basisPoints') ? formatBasisPoints(value, words.locale) : value;
}

/** Fields that stand on the page, to tell which problems can't be shown beside one. */
const REWARD = `(\\.(type|${[...new Set(Object.values(REWARD_FIELDS).flatMap((fields) => fields.map(({ name }) => name)))].join('|')}))?`;
const SHOWN_FIELDS = new RegExp(
  `^(name|(welcome|firstPurchase\\.(advocate|friend)|signUp\\.(advocate|friend)|nthPurchases\\.\\d+\\.(advocate|friend))${REWARD}|nthPurchases\\.\\d+\\.n|conditions\\.(minimumSubtotalMinor|windowDays)|(conditions\\.purchase|eligibility\\.(advocate|friend))(\\.of\\.\\d+){1,2}(\\.args(\\.\\w+)*)?|waitingDays|ethical|spentRewards|share\\.(messages\\.(fr|en)|picture)|limits\\.(friendsPerMonth|friendsInTotal|budget\\.(amountMinor|typicalOrderMinor))|wallet\\.(maximumBalance|pointsPerUnit)|catalogue\\.\\d+\\.(points|reward${REWARD}))$`,
);

export const isShownField = (field: string): boolean => SHOWN_FIELDS.test(field);
