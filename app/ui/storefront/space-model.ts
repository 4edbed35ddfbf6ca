import { conditionsLine, promiseSentence, rewardWords, termsLines } from '../../i18n/offer-words.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { counted, longDate, shortDate } from './format.ts';
import { type ShareLinks, shareLinks } from './share-links.ts';
import type { FriendState, RewardState, SpaceInput, SpaceReward } from './space-input.ts';

/** The advocate space in words, ready for the page and, as JSON, for the theme block. */
export type SpaceModel = {
  state: 'ready';
  promise: string;
  conditions: string;
  terms: string[];
  code: string;
  link: string;
  share: ShareLinks;
  visits: string;
  /** newest first */
  friends: { label: string; state: FriendState; status: string; reason: string | null; when: string }[];
  friendsEmpty: string;
  rewards: { title: string; state: RewardState; status: string; code: string | null }[];
  rewardsEmpty: string;
  points: string | null;
  pointsPending: string | null;
  /** what comes next, most certain first */
  next: string[];
  /** rewarded friends of the month's limit */
  progress: { value: number; max: number; words: string } | null;
};

export function spaceModel(space: SpaceInput, locale: Locale): SpaceModel {
  const t = translatorFor(locale);
  const { timeZone } = space.shop;
  return {
    state: 'ready',
    promise: promiseSentence(space.terms, locale),
    conditions: conditionsLine(space.terms, locale),
    terms: termsLines(space.terms, locale),
    code: space.code,
    link: space.link,
    share: shareLinks(space, locale),
    visits: t('storefront:space.friends.visits', counted(space.numbers.visits, locale)),
    friends: space.friends.map(({ label, state, reason, at }) => ({
      label: label || t('storefront:space.friends.unnamed'),
      state,
      status: t(`storefront:space.friendStates.${state}`),
      reason: state === 'not-eligible' && reason ? shopperReason(reason, {}, locale, timeZone) : null,
      when: shortDate(at, locale, timeZone),
    })),
    friendsEmpty: t('storefront:space.friends.empty'),
    rewards: space.rewards.map((reward) => ({
      title: rewardWords(reward.spec, space.terms.currency, locale),
      state: reward.state,
      status: rewardStatus(reward, locale, timeZone),
      code: reward.state === 'issued' ? reward.code : null,
    })),
    rewardsEmpty: t('storefront:space.rewards.empty'),
    points:
      space.points && t('storefront:space.rewards.points', { points: pointsWords(space.points.available, locale) }),
    pointsPending:
      space.points && space.points.pending > 0
        ? t('storefront:space.rewards.pointsPending', { points: pointsWords(space.points.pending, locale) })
        : null,
    next: nextSentences(space, locale),
    progress: monthProgress(space, locale),
  };
}

function rewardStatus(
  { spec, state, finalAt, expiresAt, withheldUntil }: SpaceReward,
  locale: Locale,
  timeZone: string,
): string {
  const t = translatorFor(locale);
  const say = (key: string, iso?: string) =>
    t(`storefront:space.rewardStates.${key}`, iso ? { date: longDate(iso, locale, timeZone) } : {});
  switch (state) {
    case 'pending':
      return say('pending', finalAt);
    case 'issued':
      if (spec.type === 'points') return say('issuedPoints');
      return expiresAt ? say('issuedUntil', expiresAt) : say('issued');
    case 'withheld':
      return withheldUntil ? say('withheldUntil', withheldUntil) : say('withheld');
    case 'issuing':
    case 'reversed':
    case 'expired':
    case 'failed':
      return say(state);
    default:
      return state satisfies never;
  }
}

function nextSentences(space: SpaceInput, locale: Locale): string[] {
  const t = translatorFor(locale);
  const { currency, firstPurchase } = space.terms;
  const sentences: string[] = [];
  const soonest = space.rewards
    .filter(({ state }) => state === 'pending')
    .toSorted((a, b) => a.finalAt.localeCompare(b.finalAt))[0];
  const joined = space.friends.filter(({ state }) => state === 'joined').length;
  if (soonest)
    sentences.push(
      t('storefront:space.next.pending', {
        reward: rewardWords(soonest.spec, currency, locale),
        date: longDate(soonest.finalAt, locale, space.shop.timeZone),
      }),
    );
  if (joined > 0 && firstPurchase.advocate) sentences.push(t('storefront:space.next.joined', counted(joined, locale)));
  if (sentences.length === 0) {
    const reward = firstPurchase.advocate && rewardWords(firstPurchase.advocate, currency, locale);
    sentences.push(reward ? t('storefront:space.next.first', { reward }) : t('storefront:space.next.firstNothing'));
  }
  const left = space.leftThisMonth;
  if (left !== null)
    sentences.push(
      left > 0 ? t('storefront:space.next.left', counted(left, locale)) : t('storefront:space.next.leftNone'),
    );
  return sentences;
}

function monthProgress({ leftThisMonth, terms }: SpaceInput, locale: Locale): SpaceModel['progress'] {
  const max = terms.limits.friendsPerMonth;
  if (max === null || leftThisMonth === null) return null;
  const value = Math.max(0, max - leftThisMonth);
  const words = translatorFor(locale)('storefront:space.next.used', {
    used: counted(value, locale).number,
    limit: counted(max, locale).number,
  });
  return { value, max, words };
}

function pointsWords(points: number, locale: Locale): string {
  return translatorFor(locale)('common:offer.reward.points', counted(points, locale));
}
