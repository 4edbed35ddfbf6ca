import type { NumericKind } from '../../domain/objectives/objective.ts';
import { formatBasisPoints, formatNumber, moneyWords } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';

/** A target or where it stands, in its own unit. */
export function figureWords(kind: NumericKind, value: number | null, currency: string, words: Words): string {
  if (value === null) return '–';
  switch (kind) {
    case 'enrolment':
      return formatNumber(value, words.locale);
    case 'conversion':
      return formatBasisPoints(value, words.locale);
    case 'revenue':
    case 'cac':
      return moneyWords({ amountMinor: value, currency }, words);
    default:
      return kind satisfies never;
  }
}
