import type {
  CatalogueItem,
  OfferTerms,
  PurchaseLevel,
  SignUpLevel,
  SpentRewardsPolicy,
} from '../domain/program/offer.ts';
import type { RedeemableSpec, RewardSpec, RewardType } from '../domain/rewards/reward-spec.ts';
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
import {
  formFromConditions,
  type GroupForm,
  readPersonConditions,
  readPurchaseConditions,
} from './program/conditions-form.ts';
import { REWARD_FIELDS, type RewardField, type RewardFieldName } from './program/reward-fields.ts';

/** A reward as it is being typed: every type's fields are kept, so that trying another type loses nothing. */
export type RewardForm = { type: RewardType | 'none' } & Partial<Record<RewardFieldName, string>>;

export type ItemForm = { itemId: string; points: string; reward: RewardForm };

/** Bounds of levels, repeated from the terms' schema. */
const MOST_PURCHASES = 50;
export const MOST_LEVELS = 5;

export type SignUpForm = { advocate: RewardForm; friend: RewardForm; existingCustomersMayJoin: boolean };
/** `key` only tells the cards apart. */
export type LevelForm = { key: string; n: string; advocate: RewardForm; friend: RewardForm };

/** As in `domain/program/share-texts.ts`. */
export const LONGEST_MESSAGE = 400;

/** The editor's fields, all as typed. */
export type ProgramForm = {
  name: string;
  welcome: RewardForm;
  /** of the first purchase */
  advocate: RewardForm;
  friend: RewardForm;
  /** null = no such level */
  signUp: SignUpForm | null;
  nthPurchases: LevelForm[];
  minimumSubtotal: string;
  windowDays: string;
  waitingDays: string;
  /** empty = no limit */
  friendsPerMonth: string;
  friendsInTotal: string;
  budget: string;
  typicalOrder: string;
  purchase: GroupForm;
  mayInvite: GroupForm;
  mayBeInvited: GroupForm;
  words: OfferTerms['words'];
  ethical: boolean;
  spentRewards: SpentRewardsPolicy;
  maximumBalance: string;
  pointsPerUnit: string;
  catalogue: ItemForm[];
  advocateConfirms: boolean;
  friendConfirms: boolean;
  declaredPerDay: string;
  lateDays: string;
  forgetDays: string;
  /** empty = our own words */
  consentFr: string;
  consentEn: string;
  clausesFr: string;
  clausesEn: string;
  /** empty = our own words */
  messageFr: string;
  messageEn: string;
  /** empty = none */
  picture: string;
};

/** As the server answers it: `field` is a path in OfferTerms or "name", `problem` a key under `program.problems`. */
export type FieldProblem = { field: string; problem: string; values: Record<string, RuleValue> };

/** How to read what is typed. */
export type FormContext = { currency: string; locale: Locale };

export type FormResult = { ok: true; terms: OfferTerms } | { ok: false; problems: FieldProblem[] };

export function formFromTerms(name: string, terms: OfferTerms, locale: Locale): ProgramForm {
  const { currency, conditions, declarations, limits, wallet } = terms;
  const money = (amountMinor: number) => amountOrEmpty(amountMinor, currency, locale);
  return {
    name,
    welcome: formFromReward(terms.welcome, currency, locale),
    advocate: formFromReward(terms.firstPurchase.advocate, currency, locale),
    friend: formFromReward(terms.firstPurchase.friend, currency, locale),
    signUp: terms.signUp && {
      advocate: formFromReward(terms.signUp.advocate, currency, locale),
      friend: formFromReward(terms.signUp.friend, currency, locale),
      existingCustomersMayJoin: terms.signUp.existingCustomersMayJoin,
    },
    nthPurchases: terms.nthPurchases.map(({ n, advocate, friend }) => ({
      key: String(n),
      n: String(n),
      advocate: formFromReward(advocate, currency, locale),
      friend: formFromReward(friend, currency, locale),
    })),
    minimumSubtotal: money(conditions.minimumSubtotalMinor),
    windowDays: String(conditions.windowDays),
    waitingDays: String(terms.waitingDays),
    friendsPerMonth: numberOrEmpty(limits.friendsPerMonth),
    friendsInTotal: numberOrEmpty(limits.friendsInTotal),
    budget: money(limits.budget?.amountMinor ?? 0),
    typicalOrder: money(limits.budget?.typicalOrderMinor ?? 0),
    purchase: formFromConditions(conditions.purchase, currency, locale),
    mayInvite: formFromConditions(terms.eligibility.advocate, currency, locale),
    mayBeInvited: formFromConditions(terms.eligibility.friend, currency, locale),
    words: terms.words,
    ethical: terms.ethical,
    spentRewards: terms.spentRewards,
    maximumBalance: numberOrEmpty(wallet.maximumBalance),
    pointsPerUnit: String(wallet.pointsPerUnit),
    catalogue: terms.catalogue.map(({ itemId, points, reward }) => ({
      itemId,
      points: String(points),
      reward: formFromReward(reward, currency, locale),
    })),
    advocateConfirms: declarations.advocateConfirms,
    friendConfirms: declarations.friendConfirms,
    declaredPerDay: String(declarations.perDay),
    lateDays: String(declarations.lateDays),
    forgetDays: String(declarations.forgetDays),
    consentFr: declarations.consent.fr,
    consentEn: declarations.consent.en,
    clausesFr: terms.clauses.fr,
    clausesEn: terms.clauses.en,
    messageFr: terms.share.messages.fr,
    messageEn: terms.share.messages.en,
    picture: terms.share.picture,
  };
}

/** A new line of the catalogue, with an id that none of the others has. */
export function newItem(catalogue: readonly ItemForm[]): ItemForm {
  const taken = new Set(catalogue.map(({ itemId }) => itemId));
  let number = catalogue.length + 1;
  while (taken.has(`item-${number}`)) number += 1;
  return { itemId: `item-${number}`, points: '', reward: { type: 'fixed-code' } };
}

export const newSignUp = (): SignUpForm => ({
  advocate: { type: 'points' },
  friend: { type: 'none' },
  existingCustomersMayJoin: false,
});

/** A further level, for the purchase after the last one named. */
export function newLevel(levels: readonly LevelForm[]): LevelForm {
  const highest = Math.max(1, ...levels.map(({ n }) => Number(n) || 1));
  let key = levels.length;
  while (levels.some((level) => level.key === `new-${key}`)) key += 1;
  return { key: `new-${key}`, n: String(highest + 1), advocate: { type: 'points' }, friend: { type: 'none' } };
}

const numberOrEmpty = (value: number | null): string => (value === null ? '' : String(value));

const amountOrEmpty = (amountMinor: number, currency: string, locale: Locale): string =>
  amountMinor === 0 ? '' : moneyAsTyped({ amountMinor, currency }, locale);

export function formFromReward(spec: RewardSpec | null, currency: string, locale: Locale): RewardForm {
  if (spec === null) return { type: 'none' };
  const values = spec as unknown as Record<RewardFieldName, string | number | null>;
  const typed = REWARD_FIELDS[spec.type].map(({ name, kind }) => [name, asTyped(kind, values[name], currency, locale)]);
  return { type: spec.type, ...Object.fromEntries(typed) };
}

function asTyped(kind: RewardField['kind'], value: string | number | null, currency: string, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  switch (kind) {
    case 'percent':
      return percentAsTyped(value, locale);
    case 'money':
      return moneyAsTyped({ amountMinor: value, currency }, locale);
    case 'optional-money':
      return amountOrEmpty(value, currency, locale);
    default:
      return String(value);
  }
}

/**
 * Reads the form into terms, or says which fields can't be read. Only a convenience for people: bounds are repeated
 * from `offerTermsSchema`, and the server's answer is the one that counts.
 */
export function termsFromForm(form: ProgramForm, context: FormContext): FormResult {
  const reader = fieldReader(context);
  const terms: OfferTerms = {
    currency: context.currency,
    welcome: readReward(form.welcome, 'welcome', reader) as OfferTerms['welcome'],
    firstPurchase: {
      advocate: readReward(form.advocate, 'firstPurchase.advocate', reader),
      friend: readReward(form.friend, 'firstPurchase.friend', reader),
    },
    signUp: readSignUp(form.signUp, reader),
    nthPurchases: form.nthPurchases.map((level, index) => readLevel(level, index, form.nthPurchases, reader)),
    eligibility: {
      advocate: readPersonConditions(form.mayInvite, 'eligibility.advocate', reader),
      friend: readPersonConditions(form.mayBeInvited, 'eligibility.friend', reader),
    },
    conditions: {
      minimumSubtotalMinor: reader.optionalMoney('conditions.minimumSubtotalMinor', form.minimumSubtotal),
      windowDays: reader.count('conditions.windowDays', form.windowDays, 1, 730),
      purchase: readPurchaseConditions(form.purchase, 'conditions.purchase', reader),
    },
    waitingDays: reader.count('waitingDays', form.waitingDays, 0, 180),
    limits: {
      friendsPerMonth: reader.optionalCount('limits.friendsPerMonth', form.friendsPerMonth, 1, 100_000),
      friendsInTotal: reader.optionalCount('limits.friendsInTotal', form.friendsInTotal, 1, 1_000_000),
      budget:
        form.budget.trim() === ''
          ? null
          : {
              amountMinor: reader.money('limits.budget.amountMinor', form.budget, 1, 100_000_000_000),
              typicalOrderMinor: reader.money('limits.budget.typicalOrderMinor', form.typicalOrder),
            },
    },
    words: form.words,
    ethical: form.ethical,
    spentRewards: form.spentRewards,
    wallet: {
      maximumBalance: reader.optionalCount('wallet.maximumBalance', form.maximumBalance, 1, 1_000_000_000),
      pointsPerUnit: reader.count('wallet.pointsPerUnit', form.pointsPerUnit, 1, 1_000_000),
    },
    catalogue: form.catalogue.map((item, index) => readItem(item, `catalogue.${index}`, reader)),
    declarations: {
      advocateConfirms: form.advocateConfirms,
      friendConfirms: form.friendConfirms,
      perDay: reader.count('declarations.perDay', form.declaredPerDay, 1, 100),
      lateDays: reader.count('declarations.lateDays', form.lateDays, 0, 90),
      forgetDays: reader.count('declarations.forgetDays', form.forgetDays, 1, 90),
      consent: {
        fr: reader.optionalText('declarations.consent.fr', form.consentFr, 300),
        en: reader.optionalText('declarations.consent.en', form.consentEn, 300),
      },
    },
    clauses: {
      fr: reader.optionalText('clauses.fr', form.clausesFr, 5_000),
      en: reader.optionalText('clauses.en', form.clausesEn, 5_000),
    },
    share: {
      messages: {
        fr: reader.optionalText('share.messages.fr', form.messageFr, LONGEST_MESSAGE),
        en: reader.optionalText('share.messages.en', form.messageEn, LONGEST_MESSAGE),
      },
      picture: reader.optionalText('share.picture', form.picture, 500),
    },
  };
  if (form.name.trim() === '') reader.problems.push({ field: 'name', problem: 'missing', values: {} });
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, terms };
}

type Reader = ReturnType<typeof fieldReader>;

const readItem = ({ itemId, points, reward }: ItemForm, path: string, reader: Reader): CatalogueItem => ({
  itemId,
  points: reader.count(`${path}.points`, points, 1, 10_000_000),
  reward: readReward(reward, `${path}.reward`, reader) as RedeemableSpec,
});

function readSignUp(form: SignUpForm | null, reader: Reader): OfferTerms['signUp'] {
  if (!form) return null;
  needOneSide(form, 'signUp.advocate', reader);
  return {
    advocate: readReward(form.advocate, 'signUp.advocate', reader) as SignUpLevel['advocate'],
    friend: readReward(form.friend, 'signUp.friend', reader) as SignUpLevel['friend'],
    existingCustomersMayJoin: form.existingCustomersMayJoin,
  };
}

/** Levels come in order, so that a card says more than the one before. */
function readLevel(form: LevelForm, index: number, all: readonly LevelForm[], reader: Reader): PurchaseLevel {
  const path = `nthPurchases.${index}`;
  const before = index === 0 ? 1 : Number(all[index - 1]?.n) || 1;
  needOneSide(form, `${path}.advocate`, reader);
  return {
    n: reader.count(`${path}.n`, form.n, Math.min(before + 1, MOST_PURCHASES), MOST_PURCHASES),
    advocate: readReward(form.advocate, `${path}.advocate`, reader),
    friend: readReward(form.friend, `${path}.friend`, reader),
  };
}

/** A level that pays nobody is no level. */
function needOneSide({ advocate, friend }: { advocate: RewardForm; friend: RewardForm }, path: string, reader: Reader) {
  if (advocate.type === 'none' && friend.type === 'none')
    reader.problems.push({ field: path, problem: 'one-side', values: {} });
}

export function readReward(form: RewardForm, path: string, reader: Reader): RewardSpec | null {
  if (form.type === 'none') return null;
  const values = REWARD_FIELDS[form.type].map((field) => [
    field.name,
    readField(field, `${path}.${field.name}`, form[field.name] ?? '', reader),
  ]);
  return { type: form.type, ...Object.fromEntries(values) } as RewardSpec;
}

function readField({ kind, min = 0, max }: RewardField, path: string, typed: string, reader: Reader) {
  switch (kind) {
    case 'percent':
      return reader.percent(path, typed);
    case 'money':
      return reader.money(path, typed, min, max);
    case 'optional-money':
      return reader.optionalMoney(path, typed);
    case 'count':
      return reader.count(path, typed, min, max);
    case 'optional-count':
      return reader.optionalCount(path, typed, min, max);
    case 'product':
    case 'text':
      return reader.text(path, typed, max);
    default:
      return kind satisfies never;
  }
}

/** Reads one field after the other and gathers what can't be read; an unreadable field counts as 0 meanwhile. */
export function fieldReader({ currency, locale }: FormContext) {
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
  const money = (field: string, text: string, min = 1, max = 1_000_000_000) =>
    take(field, parseTypedMoney(text, currency, locale), min, max);

  return {
    problems,
    count,
    money,
    percent: (field: string, text: string) => take(field, parseTypedPercent(text, locale), 1, 10_000),
    optionalMoney: (field: string, text: string) => (text.trim() === '' ? 0 : money(field, text, 0)),
    optionalCount: (field: string, text: string, min: number, max: number) =>
      text.trim() === '' ? null : count(field, text, min, max),
    optionalText(field: string, typed: string, max: number): string {
      const text = typed.trim();
      if (text.length > max) problems.push({ field, problem: 'too-long', values: {} });
      return text;
    },
    text(field: string, typed: string, max: number): string {
      const text = typed.trim();
      if (text === '') problems.push({ field, problem: 'missing', values: {} });
      else if (text.length > max) problems.push({ field, problem: 'too-long', values: {} });
      // Shopify would read a comma as the end of a tag
      else if (field.endsWith('.tag') && text.includes(',')) problems.push({ field, problem: 'comma', values: {} });
      return text;
    },
  };
}

/** P1: only one side is promised something, which converts less. */
export const isOneSided = (terms: OfferTerms): boolean =>
  (terms.welcome === null && terms.firstPurchase.friend === null) !== (terms.firstPurchase.advocate === null);
