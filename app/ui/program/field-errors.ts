import type { Words } from '../../i18n/react.tsx';
import type { FieldProblem } from '../program-form.ts';
import { type Reader, valueWords } from '../receipt-words.ts';

/** The words beside a field, by its path in OfferTerms. */
export type FieldErrors = (field: string) => string | undefined;

export function problemWords({ problem, values }: FieldProblem, words: Words): string {
  const reader: Reader = { words, timeZone: 'UTC' };
  const key = `program.problems.${problem}`;
  if (!words.has(key)) return words.t('program.problems.unknown');
  const worded = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueWords(value, reader)]));
  return words.t(key, { example: words.locale === 'fr' ? '10,50' : '10.50', ...worded });
}

/** Fields that stand on the page, to tell which problems can't be shown beside one. */
const SHOWN_FIELDS =
  /^(name|(welcome|firstPurchase\.advocate)(\.(type|basisPoints|amountMinor|points|minimumSubtotalMinor|validDays|validMonths))?|conditions\.(minimumSubtotalMinor|windowDays)|waitingDays|limits\.friendsPerMonth)$/;

export const isShownField = (field: string): boolean => SHOWN_FIELDS.test(field);
