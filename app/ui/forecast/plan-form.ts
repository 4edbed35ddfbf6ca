import type { Plan } from '../../domain/forecast/plan.ts';
import type { Locale } from '../../i18n/translator.ts';
import {
  moneyAsTyped,
  parseTypedCount,
  parseTypedMoney,
  parseTypedPercent,
  percentAsTyped,
  type Typed,
} from '../../i18n/typed-number.ts';

export type PlanField = Exclude<keyof Plan, 'currency'>;
type Kind = 'count' | 'percent' | 'decimal' | 'money' | 'optional-money';
type Bounds = { kind: Kind; min?: number; max: number };

const MOST_MONEY = 1_000_000_000;
const RATE: Bounds = { kind: 'percent', max: 10_000 };
const MONEY: Bounds = { kind: 'money', max: MOST_MONEY };

/** How each figure is typed; bounds are repeated from `planSchema`. */
export const PLAN_FIELDS: Record<PlanField, Bounds> = {
  months: { kind: 'count', min: 1, max: 24 },
  customers: { kind: 'count', max: 10_000_000 },
  enrolmentBp: RATE,
  friendsHundredths: { kind: 'decimal', max: 10_000 },
  conversionBp: RATE,
  basketMinor: { ...MONEY, min: 1 },
  purchasesHundredths: { kind: 'decimal', min: 100, max: 10_000 },
  marginBp: { ...RATE, min: 1 },
  advocateRewardMinor: MONEY,
  friendRewardMinor: MONEY,
  softwareMinor: MONEY,
  hoursHundredths: { kind: 'decimal', max: 100_000 },
  hourMinor: MONEY,
  mediaCacMinor: { kind: 'optional-money', max: MOST_MONEY },
};
const FIELDS = Object.keys(PLAN_FIELDS) as PlanField[];

export type PlanForm = Record<PlanField, string>;
/** A key under `forecast.problems`, with the bound in the field's own unit. */
export type PlanProblem = { field: PlanField; problem: string; bound: number };
export type ReadPlan = { plan: Plan | null; problems: PlanProblem[] };

/** A margin of 0 was never entered. */
export function formFromPlan(plan: Plan, locale: Locale): PlanForm {
  const typed = (field: PlanField): string => {
    const value = plan[field];
    if (value === null || (field === 'marginBp' && value === 0)) return '';
    switch (PLAN_FIELDS[field].kind) {
      case 'count':
        return String(value);
      case 'percent':
      case 'decimal':
        return percentAsTyped(value, locale);
      default:
        return moneyAsTyped({ amountMinor: value, currency: plan.currency }, locale);
    }
  };
  return Object.fromEntries(FIELDS.map((field) => [field, typed(field)])) as PlanForm;
}

/** Reads what is typed; the plan is null while anything can't be read. */
export function readPlan(form: PlanForm, currency: string, locale: Locale): ReadPlan {
  const problems: PlanProblem[] = [];
  const values = FIELDS.map((field): [PlanField, number | null] => {
    const { kind, min = 0, max } = PLAN_FIELDS[field];
    if (kind === 'optional-money' && form[field].trim() === '') return [field, null];
    const typed = readAs(kind, form[field], currency, locale);
    if (!typed.ok) problems.push({ field, problem: typed.problem, bound: max });
    else if (typed.value < min) problems.push({ field, problem: 'too-small', bound: min });
    else if (typed.value > max) problems.push({ field, problem: 'too-big', bound: max });
    return [field, typed.ok ? typed.value : 0];
  });
  return { plan: problems.length > 0 ? null : ({ currency, ...Object.fromEntries(values) } as Plan), problems };
}

function readAs(kind: Kind, text: string, currency: string, locale: Locale): Typed {
  switch (kind) {
    case 'count':
      return parseTypedCount(text, locale);
    case 'percent':
    case 'decimal':
      return parseTypedPercent(text, locale);
    case 'money':
    case 'optional-money':
      return parseTypedMoney(text, currency, locale);
    default:
      return kind satisfies never;
  }
}
