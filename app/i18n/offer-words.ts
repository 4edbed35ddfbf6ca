import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { numberFormat } from '../domain/shared/intl.ts';
import { formatMoney } from '../domain/shared/money.ts';
import { lastMoment } from '../domain/shared/period.ts';
import { dayInZone } from '../domain/shared/time.ts';
import { conditionLines } from './condition-words.ts';
import { formatCalendarDay } from './format.ts';
import { paysBeyondFirst, promisedSpecs } from './promised-specs.ts';
import { formOf, type RewardForm, wordingOf } from './reward-words/index.ts';
import { sayIn } from './reward-words/wording.ts';
import { translatorFor, type Voice } from './translator.ts';

/** What a reward is worth, as short as it can be said: "10 % de réduction", "€10", "500 points". */
export const rewardWords = (spec: RewardSpec, currency: string, locale: Voice): string =>
  wordingOf(spec).short(spec, sayIn(locale, currency));

/** The same once it was granted: what a share of an order came to is said as what it is ("59 points"). */
export function grantedWords(spec: RewardSpec, amount: number | null, currency: string, locale: Voice): string {
  const { granted, short } = wordingOf(spec);
  const say = sayIn(locale, currency);
  return granted && amount !== null ? granted(amount, say) : short(spec, say);
}

/** "500 points". */
export const pointsWords = (points: number, locale: Voice): string =>
  translatorFor(locale)('common:reward.points.short', counted(points, locale));

/** After "your": "10% off code", "€10 gift card". */
export const rewardThing = (spec: RewardSpec, currency: string, locale: Voice, granted: number | null = null): string =>
  wordingOf(spec).thing(spec, sayIn(locale, currency), granted);

/** A reward with its limits: "10 % de réduction, code à usage unique, dès 40 € d’achat, valable 30 jours". */
export function rewardDetail(spec: RewardSpec, currency: string, locale: Voice): string {
  const { short, limits } = wordingOf(spec);
  const say = sayIn(locale, currency);
  return [short(spec, say), ...limits(spec, say)].join(', ');
}

/** The same to the merchant, who also reads what shoppers don't: the tag, the variant, what it costs. */
export function rewardInFull(spec: RewardSpec, currency: string, locale: Voice): string {
  const { behind } = wordingOf(spec);
  return [rewardDetail(spec, currency, locale), ...(behind?.(spec, sayIn(locale, currency)) ?? [])].join(', ');
}

/** In a sentence that says what it applies to, English says "€10 off": "€10 off your first order". */
export function amountOff(spec: RewardSpec, currency: string, locale: Voice): string {
  const { off, short } = wordingOf(spec);
  return (off ?? short)(spec, sayIn(locale, currency));
}

/** A reward with the first order it is for, where it is for one: "€10 off your first order", "a €10 gift card". */
export function onFirstOrder(
  spec: RewardSpec,
  currency: string,
  locale: Voice,
  whose: 'yours' | 'anyone’s' = 'yours',
): string {
  const { onOrder, short } = wordingOf(spec);
  const say = sayIn(locale, currency);
  return onOrder ? onOrder(spec, say, whose) : short(spec, say);
}

/** The offer in one sentence, said to the person who invites: "Offrez 10 € à un ami, recevez 10 €". */
export function promiseSentence(terms: OfferTerms, locale: Voice): string {
  const t = translatorFor(locale);
  const words = (spec: RewardSpec) => rewardWords(spec, terms.currency, locale);
  const friendSpecs = [terms.welcome, terms.firstPurchase.friend].filter((spec) => spec !== null);
  const [first, second] = friendSpecs.map(words);
  const friend = first && second ? t('common:offer.and', { first, second }) : first;
  const advocate = terms.firstPurchase.advocate && words(terms.firstPurchase.advocate);
  if (friend && advocate) return t('common:offer.promise.both', { friend, advocate });
  if (friend) return t('common:offer.promise.friendOnly', { friend });
  if (advocate) return t('common:offer.promise.advocateOnly', { advocate });
  return t('common:offer.promise.none');
}

/** What it takes, in one readable line, said to the person who invites: order, window, wait, limit. */
export function conditionsLine(terms: OfferTerms, locale: Voice): string {
  const t = translatorFor(locale);
  const { minimumSubtotalMinor, windowDays } = terms.conditions;
  const days = counted(windowDays, locale);
  const sentences = [
    minimumSubtotalMinor > 0
      ? t('common:offer.conditions.orderFrom', {
          ...days,
          minimum: money(minimumSubtotalMinor, terms.currency, locale),
        })
      : t('common:offer.conditions.order', days),
  ];
  if (terms.waitingDays > 0 && laterRewards(terms).length > 0) {
    const from = terms.signUp ? 'waitingSignUp' : 'waiting';
    sentences.push(t(`common:offer.conditions.${from}`, counted(terms.waitingDays, locale)));
  }
  if (terms.firstPurchase.advocate) sentences.push(...limitSentences(terms, locale));
  return sentences.join(' ');
}

function limitSentences(terms: OfferTerms, locale: Voice): string[] {
  const t = translatorFor(locale);
  const { friendsPerMonth, friendsInTotal } = terms.limits;
  const limit = (key: string, most: number | null) =>
    most === null ? [] : [t(`common:offer.conditions.${key}`, counted(most, locale))];
  const sentences = [...limit('limit', friendsPerMonth), ...limit('limitInTotal', friendsInTotal)];
  return sentences.length > 0 && paysBeyondFirst(terms)
    ? [...sentences, t('common:offer.conditions.limitFirstOnly')]
    : sentences;
}

/** All but the welcome, which neither waits nor is taken back. */
const laterRewards = (terms: OfferTerms): RewardSpec[] => promisedSpecs({ ...terms, welcome: null });

/** The offer in one sentence, said to the friend: "Léa vous offre 10 € sur votre première commande". */
export function friendSentence(terms: OfferTerms, firstName: string | null, locale: Voice): string {
  const t = translatorFor(locale);
  const name = shortName(firstName) ?? t('common:offer.friend.someone');
  const later = terms.firstPurchase.friend && amountOff(terms.firstPurchase.friend, terms.currency, locale);
  if (!terms.welcome)
    return later ? t('common:offer.friend.later', { name, reward: later }) : t('common:offer.friend.none', { name });
  const reward = onFirstOrder(terms.welcome, terms.currency, locale);
  const verb = WELCOMING[formOf(terms.welcome)];
  return later
    ? t(`common:offer.friend.${verb}Then`, { name, reward, later })
    : t(`common:offer.friend.${verb}`, { name, reward });
}

/** How a welcome is handed over: with the first order, before it, or to somebody else in the friend's name. */
const WELCOMING: Record<RewardForm, 'gives' | 'welcomes' | 'donates'> = {
  code: 'gives',
  'gift-card': 'welcomes',
  credit: 'welcomes',
  points: 'welcomes',
  access: 'gives',
  commission: 'gives',
  donation: 'donates',
  gift: 'gives',
};

/**
 * That it is a special offer, and its last day: "Special offer until March 15."
 * @param until the first moment it isn't in force any more
 */
export function untilSentence(to: 'anybody' | 'friend', until: Date, locale: Voice, timeZone: string): string {
  const day = formatCalendarDay(dayInZone(lastMoment(until), timeZone), locale, 'no-year');
  return translatorFor(locale)(`common:offer.until.${to}`, { day });
}

/** What it takes, in one readable line, said to the friend. */
export function friendConditionsLine(terms: OfferTerms, locale: Voice): string {
  const t = translatorFor(locale);
  const { welcome, conditions, currency } = terms;
  if (!welcome || !('validDays' in welcome)) {
    if (!terms.firstPurchase.friend) return t('common:offer.friendConditions.newOnly');
    const days = counted(conditions.windowDays, locale);
    return conditions.minimumSubtotalMinor > 0
      ? t('common:offer.conditions.orderFrom', {
          ...days,
          minimum: money(conditions.minimumSubtotalMinor, currency, locale),
        })
      : t('common:offer.conditions.order', days);
  }
  const minimum = money(welcome.minimumSubtotalMinor, currency, locale);
  const from = welcome.minimumSubtotalMinor > 0 ? 'From' : '';
  return welcome.validDays === null
    ? t(`common:offer.friendConditions.code${from}`, { minimum })
    : t(`common:offer.friendConditions.code${from}Days`, { ...counted(welcome.validDays, locale), minimum });
}

/** Every condition, one a line, the same for both sides: nothing is hidden from either. */
export function termsLines(terms: OfferTerms, locale: Voice): string[] {
  const t = translatorFor(locale);
  const detail = (spec: RewardSpec) => rewardDetail(spec, terms.currency, locale);
  const lines: string[] = [];
  if (terms.welcome) lines.push(t('common:offer.terms.welcome', { reward: detail(terms.welcome) }));
  if (terms.firstPurchase.friend)
    lines.push(t('common:offer.terms.friendLater', { reward: detail(terms.firstPurchase.friend) }));
  if (terms.firstPurchase.advocate)
    lines.push(t('common:offer.terms.advocate', { reward: detail(terms.firstPurchase.advocate) }));
  lines.push(...levelLines(terms, locale));
  lines.push(
    conditionsLine(terms, locale),
    ...conditionLines(terms, locale),
    t('common:offer.friendConditions.newOnly'),
    t('common:offer.terms.oneself'),
    ...pointsLines(terms, locale),
    t('common:offer.terms.reversal'),
  );
  const later = laterRewards(terms);
  if (later.some((spec) => wordingOf(spec).granted)) lines.push(t('common:offer.terms.partly'));
  if (later.length > 0) lines.push(t(`common:offer.terms.spent.${terms.spentRewards}`));
  if (terms.ethical) lines.push(t('common:offer.terms.ethical'));
  return lines;
}

/** What joining and later purchases bring, a line for each side (P2). */
function levelLines({ signUp, nthPurchases, currency }: OfferTerms, locale: Voice): string[] {
  const t = translatorFor(locale);
  const line = (key: string, spec: RewardSpec | null, values: { n?: number } = {}): string[] =>
    spec ? [t(`common:offer.terms.${key}`, { ...values, reward: rewardDetail(spec, currency, locale) })] : [];
  return [
    ...line('signUpFriend', signUp?.friend ?? null),
    ...line('signUpAdvocate', signUp?.advocate ?? null),
    ...nthPurchases.flatMap(({ n, friend, advocate }) => [
      ...line('purchaseFriend', friend, { n }),
      ...line('purchaseAdvocate', advocate, { n }),
    ]),
    ...(nthPurchases.length > 0 ? [t('common:offer.terms.purchasesCount')] : []),
  ];
}

/** In which order points are spent, and how many may be held: said where points can be earned. */
function pointsLines(terms: OfferTerms, locale: Voice): string[] {
  const t = translatorFor(locale);
  const { wallet } = terms;
  const earned = promisedSpecs(terms).filter((spec) => formOf(spec) === 'points');
  if (earned.length === 0) return [];
  const canExpire = earned.some((spec) => 'validMonths' in spec && spec.validMonths !== null);
  return [
    ...(canExpire ? [t('common:offer.terms.pointsOrder')] : []),
    ...(wallet.maximumBalance === null
      ? []
      : [t('common:offer.terms.pointsMost', counted(wallet.maximumBalance, locale))]),
  ];
}

/** A first name is typed by people: no control or direction characters, no placeholders, never long enough to be a message. */
function shortName(firstName: string | null): string | null {
  const name = firstName?.replace(/[\p{Cc}\p{Cf}{}]/gu, '').trim() ?? '';
  return name === '' ? null : [...name].slice(0, 40).join('');
}

function money(amountMinor: number, currency: string, locale: Voice): string {
  return formatMoney({ amountMinor, currency }, locale);
}

/** `count` chooses the plural, `number` is what is read. */
function counted(count: number, locale: Voice): { count: number; number: string } {
  return { count, number: numberFormat(locale).format(count) };
}
