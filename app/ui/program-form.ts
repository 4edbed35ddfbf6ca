import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec, RewardType } from '../domain/rewards/reward-spec.ts';
import type { RuleValue } from '../domain/verdict/verdict.ts';
import type { Locale } from '../i18n/translator.ts';
import {
  moneyAsTyped,
  parseTypedCount,
  parseTypedMoney,
  parseTypedPercent,
  percentAsTyped,
  type Typed,
} from '../i18n/typed-number.ts';

/** A reward as it is being typed: every type's fields are kept, so that trying another type loses nothing. */
export type RewardForm = {
  type: RewardType | 'none';
  percent: string;
  amount: string;
  points: string;
  minimumSubtotal: string;
  /** empty = never expires */
  validDays: string;
  validMonths: string;
};

/** The editor's fields, all as typed. */
export type ProgramForm = {
  name: string;
  welcome: RewardForm;
  advocate: RewardForm;
  minimumSubtotal: string;
  windowDays: string;
  waitingDays: string;
  /** empty = no limit */
  friendsPerMonth: string;
};

/** As the server answers it: `field` is a path in OfferTerms or "name", `problem` a key under `program.problems`. */
export type FieldProblem = { field: string; problem: string; values: Record<string, RuleValue> };

/** What the form doesn't show but must not lose, and how to read what is typed. */
export type FormContext = { currency: string; locale: Locale; friendFirstPurchase: RewardSpec | null };

export type FormResult = { ok: true; terms: OfferTerms } | { ok: false; problems: FieldProblem[] };

export function formFromTerms(name: string, terms: OfferTerms, locale: Locale): ProgramForm {
  const { currency, conditions, limits } = terms;
  return {
    name,
    welcome: formFromReward(terms.welcome, currency, locale),
    advocate: formFromReward(terms.firstPurchase.advocate, currency, locale),
    minimumSubtotal: amountOrEmpty(conditions.minimumSubtotalMinor, currency, locale),
    windowDays: String(conditions.windowDays),
    waitingDays: String(terms.waitingDays),
    friendsPerMonth: numberOrEmpty(limits.friendsPerMonth),
  };
}

const numberOrEmpty = (value: number | null): string => (value === null ? '' : String(value));

const amountOrEmpty = (amountMinor: number, currency: string, locale: Locale): string =>
  amountMinor === 0 ? '' : moneyAsTyped({ amountMinor, currency }, locale);

function formFromReward(spec: RewardSpec | null, currency: string, locale: Locale): RewardForm {
  const empty: RewardForm = {
    type: 'none',
    percent: '',
    amount: '',
    points: '',
    minimumSubtotal: '',
    validDays: '',
    validMonths: '',
  };
  if (spec === null) return empty;
  switch (spec.type) {
    case 'percentage-code':
      return {
        ...empty,
        type: spec.type,
        percent: percentAsTyped(spec.basisPoints, locale),
        ...codeFields(spec, currency, locale),
      };
    case 'fixed-code':
      return {
        ...empty,
        type: spec.type,
        amount: moneyAsTyped({ amountMinor: spec.amountMinor, currency }, locale),
        ...codeFields(spec, currency, locale),
      };
    case 'points':
      return { ...empty, type: spec.type, points: String(spec.points), validMonths: numberOrEmpty(spec.validMonths) };
    default:
      return spec satisfies never;
  }
}

const codeFields = (
  spec: { minimumSubtotalMinor: number; validDays: number | null },
  currency: string,
  locale: Locale,
) => ({
  minimumSubtotal: amountOrEmpty(spec.minimumSubtotalMinor, currency, locale),
  validDays: numberOrEmpty(spec.validDays),
});

/**
 * Reads the form into terms, or says which fields can't be read. Only a convenience for people: bounds are repeated
 * from `offerTermsSchema`, and the server's answer is the one that counts.
 */
export function termsFromForm(form: ProgramForm, context: FormContext): FormResult {
  const reader = fieldReader(context);
  const terms: OfferTerms = {
    currency: context.currency,
    welcome: readReward(form.welcome, 'welcome', reader),
    firstPurchase: {
      advocate: readReward(form.advocate, 'firstPurchase.advocate', reader),
      friend: context.friendFirstPurchase,
    },
    conditions: {
      minimumSubtotalMinor: reader.optionalMoney('conditions.minimumSubtotalMinor', form.minimumSubtotal),
      windowDays: reader.count('conditions.windowDays', form.windowDays, 1, 730),
    },
    waitingDays: reader.count('waitingDays', form.waitingDays, 0, 180),
    limits: { friendsPerMonth: reader.optionalCount('limits.friendsPerMonth', form.friendsPerMonth, 1, 100_000) },
  };
  if (form.name.trim() === '') reader.problems.push({ field: 'name', problem: 'missing', values: {} });
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, terms };
}

type Reader = ReturnType<typeof fieldReader>;

function readReward(form: RewardForm, path: string, reader: Reader): RewardSpec | null {
  const code = () => ({
    minimumSubtotalMinor: reader.optionalMoney(`${path}.minimumSubtotalMinor`, form.minimumSubtotal),
    validDays: reader.optionalCount(`${path}.validDays`, form.validDays, 1, 3650),
  });
  switch (form.type) {
    case 'none':
      return null;
    case 'percentage-code':
      return { type: form.type, basisPoints: reader.percent(`${path}.basisPoints`, form.percent), ...code() };
    case 'fixed-code':
      return { type: form.type, amountMinor: reader.money(`${path}.amountMinor`, form.amount), ...code() };
    case 'points':
      return {
        type: form.type,
        points: reader.count(`${path}.points`, form.points, 1, 10_000_000),
        validMonths: reader.optionalCount(`${path}.validMonths`, form.validMonths, 1, 120),
      };
    default:
      return form.type satisfies never;
  }
}

/** Reads one field after the other and gathers what can't be read; an unreadable field counts as 0 meanwhile. */
function fieldReader({ currency, locale }: FormContext) {
  const problems: FieldProblem[] = [];

  function take(field: string, typed: Typed, min: number, max: number): number {
    if (!typed.ok)
      problems.push({ field, problem: typed.problem, values: typed.problem === 'too-big' ? { maximum: max } : {} });
    else if (typed.value < min) problems.push({ field, problem: 'too-small', values: { minimum: min } });
    else if (typed.value > max) problems.push({ field, problem: 'too-big', values: { maximum: max } });
    else return typed.value;
    return 0;
  }
  const count = (field: string, text: string, min: number, max: number) =>
    take(field, parseTypedCount(text, locale), min, max);
  const money = (field: string, text: string, min = 1) =>
    take(field, parseTypedMoney(text, currency, locale), min, 1_000_000_000);

  return {
    problems,
    count,
    money,
    percent: (field: string, text: string) => take(field, parseTypedPercent(text, locale), 1, 10_000),
    optionalMoney: (field: string, text: string) => (text.trim() === '' ? 0 : money(field, text, 0)),
    optionalCount: (field: string, text: string, min: number, max: number) =>
      text.trim() === '' ? null : count(field, text, min, max),
  };
}

/** P1: only one side is promised something, which converts less. */
export const isOneSided = (terms: OfferTerms): boolean =>
  (terms.welcome === null && terms.firstPurchase.friend === null) !== (terms.firstPurchase.advocate === null);
