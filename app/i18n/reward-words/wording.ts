import type { RewardSpec, RewardType, SpecOf } from '../../domain/rewards/reward-spec.ts';
import { numberFormat } from '../../domain/shared/intl.ts';
import { formatMoney } from '../../domain/shared/money.ts';
import { translatorFor, type Voice } from '../translator.ts';

/** What a person does with a reward, which is what sentences about it differ by. */
export type RewardForm = 'code' | 'gift-card' | 'credit' | 'points' | 'access' | 'commission' | 'donation' | 'gift';

/**
 * One reward type in words (R1). Every phrase stands inside a sentence, so it begins without a capital and ends without
 * a stop.
 */
export type RewardWording<Spec extends RewardSpec = RewardSpec> = {
  readonly form: RewardForm;
  /** as short as it can be said: "10% off", "€10", "500 points" */
  short(spec: Spec, say: Say): string;
  /** where no sentence says what it applies to: "€10 off"; null = as short */
  off?(spec: Spec, say: Say): string;
  /** a code tied to the order it is spent on: "€10 off your first order" */
  onOrder?(spec: Spec, say: Say, whose: 'yours' | 'anyone’s'): string;
  /** after "your": "10% off code", "€10 gift card"; with what a share of an order came to, once that is known */
  thing(spec: Spec, say: Say, granted: number | null): string;
  /** what bounds it, each to follow a comma */
  limits(spec: Spec, say: Say): string[];
  /** what is the shop's own affair, told to the merchant alone, each to follow a comma */
  behind?(spec: Spec, say: Say): string[];
  /** what a share of an order came to, in its unit: "59 points" */
  granted?(amount: number, say: Say): string;
};

export type WordingOf<Type extends RewardType> = RewardWording<SpecOf<Type>>;

/** What a wording writes with: below `common:reward` unless a namespace is named. */
export type Say = {
  words(key: string, values?: Record<string, string | number>): string;
  money(amountMinor: number): string;
  percent(basisPoints: number): string;
  /** `count` chooses the plural, `number` is what is read */
  counted(count: number): { count: number; number: string };
  /** one whole unit of the shop's currency */
  oneUnit(): string;
};

export function sayIn(locale: Voice, currency: string): Say {
  const t = translatorFor(locale);
  return {
    words: (key, values = {}) => t(key.includes(':') ? key : `common:reward.${key}`, values),
    money: (amountMinor) => formatMoney({ amountMinor, currency }, locale),
    percent: (basisPoints) =>
      numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000),
    counted: (count) => ({ count, number: numberFormat(locale).format(count) }),
    oneUnit: () => numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(1),
  };
}

type CodeLimits = { readonly minimumSubtotalMinor: number; readonly validDays: number | null };

export function codeLimits({ minimumSubtotalMinor, validDays }: CodeLimits, say: Say): string[] {
  return [
    say.words('limits.once'),
    ...(minimumSubtotalMinor > 0 ? [say.words('limits.from', { minimum: say.money(minimumSubtotalMinor) })] : []),
    ...(validDays === null ? [] : [say.words('limits.days', say.counted(validDays))]),
  ];
}

export const monthLimits = (
  { validMonths }: { readonly validMonths: number | null },
  say: Say,
  key: 'months' | 'monthsOfPoints' = 'months',
): string[] => (validMonths === null ? [] : [say.words(`limits.${key}`, say.counted(validMonths))]);
