import type { Measure, Readiness } from '../../domain/objectives/readiness.ts';
import type { Locale } from '../../i18n/translator.ts';
import { parseTypedPercent, percentAsTyped } from '../../i18n/typed-number.ts';

export const MEASURES = ['nps', 'churn', 'reviews'] as const satisfies readonly Measure[];
/** Units of a measure to one of what is typed: 12.5 % is 1250, 4.5 stars are 45. */
const UNITS: Record<Measure, number> = { nps: 1, churn: 100, reviews: 10 };
const BOUNDS: Record<Measure, [least: number, most: number]> = {
  nps: [-100, 100],
  churn: [0, 10_000],
  reviews: [10, 50],
};

type Part = 'values' | 'thresholds';
export type ReadinessField = `${Part}.${Measure}`;
export type ReadinessForm = Record<ReadinessField, string>;

const FIELDS = (['values', 'thresholds'] as const).flatMap((part) =>
  MEASURES.map((measure) => ({ part, measure, field: `${part}.${measure}` as ReadinessField })),
);

export function formFromReadiness(readiness: Readiness, locale: Locale): ReadinessForm {
  const typed = (value: number | null, measure: Measure) =>
    value === null ? '' : percentAsTyped((value * 100) / UNITS[measure], locale);
  return Object.fromEntries(
    FIELDS.map(({ part, measure, field }) => [field, typed(readiness[part][measure], measure)]),
  ) as ReadinessForm;
}

/** What is typed; and the fields that can't be read or are out of bounds. A value may be left out, a threshold not. */
export function readReadiness(form: ReadinessForm, locale: Locale): { readiness: Readiness; wrong: ReadinessField[] } {
  const wrong: ReadinessField[] = [];
  const readiness = { values: {}, thresholds: {} } as Record<Part, Record<string, number | null>>;
  for (const { part, measure, field } of FIELDS) {
    const text = form[field].trim();
    const value = text === '' && part === 'values' ? null : numberIn(text, UNITS[measure], locale);
    const [least, most] = BOUNDS[measure];
    if (value !== null && !(value >= least && value <= most)) wrong.push(field);
    readiness[part][measure] = value;
  }
  return { readiness: readiness as Readiness, wrong };
}

/** NaN for what is no number, or finer than the unit. */
function numberIn(text: string, units: number, locale: Locale): number {
  const isNegative = /^[-−–]/.test(text);
  const read = parseTypedPercent(text.replace(/^[-−–]/, ''), locale);
  const value = read.ok ? (read.value * units) / 100 : Number.NaN;
  return Number.isInteger(value) ? (isNegative ? -value : value) : Number.NaN;
}
