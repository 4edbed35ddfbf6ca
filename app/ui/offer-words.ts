import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { counted, moneyWords } from '../i18n/format.ts';
import { amountOff, rewardDetail } from '../i18n/offer-words.ts';
import type { Words } from '../i18n/react.tsx';

/** "10% off", "500 points", "nothing". */
export const rewardShort = (spec: RewardSpec | null, currency: string, { t, locale }: Words): string =>
  spec ? amountOff(spec, currency, locale) : t('promise.nothing');

/** With its limits, as versions compare it: "10% off, single-use code, on orders from €40, valid for 30 days". */
export const rewardWithLimits = (spec: RewardSpec | null, currency: string, { t, locale }: Words): string =>
  spec ? rewardDetail(spec, currency, locale) : t('promise.nothing');

/** What a programme promises, told to the merchant: a plain sentence each for friend, advocate, conditions, waiting and limits. */
export function promiseLines(terms: OfferTerms, words: Words): string[] {
  const { t, locale } = words;
  const { currency, welcome, firstPurchase, conditions, waitingDays, limits } = terms;
  const reward = (spec: RewardSpec) => ({ reward: rewardDetail(spec, currency, locale) });
  const days = counted(words, 'common.days', conditions.windowDays);
  return [
    welcome ? t('promise.friend', reward(welcome)) : t('promise.friendNothing'),
    ...(firstPurchase.friend ? [t('promise.friendFirst', reward(firstPurchase.friend))] : []),
    firstPurchase.advocate ? t('promise.advocate', reward(firstPurchase.advocate)) : t('promise.advocateNothing'),
    conditions.minimumSubtotalMinor > 0
      ? t('promise.minimum', {
          minimum: moneyWords({ amountMinor: conditions.minimumSubtotalMinor, currency }, words),
          days,
        })
      : t('promise.noMinimum', { days }),
    waitingDays > 0
      ? t('promise.waiting', { days: counted(words, 'common.days', waitingDays) })
      : t('promise.noWaiting'),
    limits.friendsPerMonth === null
      ? t('promise.noLimit')
      : t('promise.limit', { friends: counted(words, 'common.friends', limits.friendsPerMonth) }),
  ];
}

/** Both sides in one short line. */
export const promiseCompact = ({ currency, welcome, firstPurchase }: OfferTerms, words: Words): string =>
  words.t('promise.compact', {
    friend: rewardShort(welcome ?? firstPurchase.friend, currency, words),
    advocate: rewardShort(firstPurchase.advocate, currency, words),
  });
