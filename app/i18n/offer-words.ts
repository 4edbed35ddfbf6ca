import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { formatMoney } from '../domain/shared/money.ts';
import { type Locale, translatorFor } from './translator.ts';

/** What a reward is worth, as short as it can be said: "10 % de réduction", "€10", "500 points". */
export function rewardWords(spec: RewardSpec, currency: string, locale: Locale): string {
  const t = translatorFor(locale);
  switch (spec.type) {
    case 'percentage-code':
      return t('common:offer.reward.percentage', { percent: percent(spec.basisPoints, locale) });
    case 'fixed-code':
      return t('common:offer.reward.fixed', {
        amount: formatMoney({ amountMinor: spec.amountMinor, currency }, locale),
      });
    case 'points':
      return t('common:offer.reward.points', counted(spec.points, locale));
    default:
      return spec satisfies never;
  }
}

/** A reward with its limits: "10 % de réduction, code à usage unique, dès 40 € d’achat, valable 30 jours". */
export function rewardDetail(spec: RewardSpec, currency: string, locale: Locale): string {
  const t = translatorFor(locale);
  const parts = [rewardWords(spec, currency, locale)];
  if (spec.type === 'points') {
    if (spec.validMonths !== null) parts.push(t('common:offer.detail.months', counted(spec.validMonths, locale)));
  } else {
    parts.push(t('common:offer.detail.once'));
    if (spec.minimumSubtotalMinor > 0)
      parts.push(t('common:offer.detail.from', { minimum: money(spec.minimumSubtotalMinor, currency, locale) }));
    if (spec.validDays !== null) parts.push(t('common:offer.detail.days', counted(spec.validDays, locale)));
  }
  return parts.join(', ');
}

/** The offer in one sentence, said to the person who invites: "Offrez 10 € à un ami, recevez 10 €". */
export function promiseSentence(terms: OfferTerms, locale: Locale): string {
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
export function conditionsLine(terms: OfferTerms, locale: Locale): string {
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
  if (terms.firstPurchase.advocate) {
    if (terms.waitingDays > 0) sentences.push(t('common:offer.conditions.waiting', counted(terms.waitingDays, locale)));
    if (terms.limits.friendsPerMonth !== null)
      sentences.push(t('common:offer.conditions.limit', counted(terms.limits.friendsPerMonth, locale)));
  }
  return sentences.join(' ');
}

/** The offer in one sentence, said to the friend: "Léa vous offre 10 € sur votre première commande". */
export function friendSentence(terms: OfferTerms, firstName: string | null, locale: Locale): string {
  const t = translatorFor(locale);
  const name = shortName(firstName) ?? t('common:offer.friend.someone');
  const later = terms.firstPurchase.friend && amountOff(terms.firstPurchase.friend, terms.currency, locale);
  if (!terms.welcome)
    return later ? t('common:offer.friend.later', { name, reward: later }) : t('common:offer.friend.none', { name });
  const reward = amountOff(terms.welcome, terms.currency, locale);
  const key = terms.welcome.type === 'points' ? 'withPoints' : 'withCode';
  return later
    ? t(`common:offer.friend.${key}Then`, { name, reward, later })
    : t(`common:offer.friend.${key}`, { name, reward });
}

/** What it takes, in one readable line, said to the friend. */
export function friendConditionsLine(terms: OfferTerms, locale: Locale): string {
  const t = translatorFor(locale);
  const { welcome, conditions, currency } = terms;
  if (!welcome || welcome.type === 'points') {
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
export function termsLines(terms: OfferTerms, locale: Locale): string[] {
  const t = translatorFor(locale);
  const detail = (spec: RewardSpec) => rewardDetail(spec, terms.currency, locale);
  const lines: string[] = [];
  if (terms.welcome) lines.push(t('common:offer.terms.welcome', { reward: detail(terms.welcome) }));
  if (terms.firstPurchase.friend)
    lines.push(t('common:offer.terms.friendLater', { reward: detail(terms.firstPurchase.friend) }));
  if (terms.firstPurchase.advocate)
    lines.push(t('common:offer.terms.advocate', { reward: detail(terms.firstPurchase.advocate) }));
  lines.push(
    conditionsLine(terms, locale),
    t('common:offer.friendConditions.newOnly'),
    t('common:offer.terms.oneself'),
    t('common:offer.terms.reversal'),
  );
  return lines;
}

/** In a sentence that says what it applies to, English says "€10 off": "€10 off your first order". */
export function amountOff(spec: RewardSpec, currency: string, locale: Locale): string {
  if (spec.type !== 'fixed-code') return rewardWords(spec, currency, locale);
  return translatorFor(locale)('common:offer.reward.fixedOff', { amount: money(spec.amountMinor, currency, locale) });
}

/** A first name is typed by people: no control or direction characters, no placeholders, never long enough to be a message. */
function shortName(firstName: string | null): string | null {
  const name = firstName?.replace(/[\p{Cc}\p{Cf}{}]/gu, '').trim() ?? '';
  return name === '' ? null : [...name].slice(0, 40).join('');
}

function percent(basisPoints: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
}

function money(amountMinor: number, currency: string, locale: Locale): string {
  return formatMoney({ amountMinor, currency }, locale);
}

/** `count` chooses the plural, `number` is what is read. */
function counted(count: number, locale: Locale): { count: number; number: string } {
  return { count, number: new Intl.NumberFormat(locale).format(count) };
}
