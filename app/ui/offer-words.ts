import type { OfferTerms, SpentRewardsPolicy } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { conditionsWords } from '../i18n/condition-words.ts';
import { counted, moneyWords } from '../i18n/format.ts';
import { amountOff, rewardDetail, rewardInFull } from '../i18n/offer-words.ts';
import { paysBeyondFirst, promisedSpecs } from '../i18n/promised-specs.ts';
import type { Words } from '../i18n/react.tsx';

/** "10% off", "500 points", "nothing". */
export const rewardShort = (spec: RewardSpec | null, currency: string, { t, locale }: Words): string =>
  spec ? amountOff(spec, currency, locale) : t('promise.nothing');

/** With its limits, as versions compare it: "10% off, single-use code, on orders from €40, valid for 30 days". */
export const rewardWithLimits = (spec: RewardSpec | null, currency: string, { t, locale }: Words): string =>
  spec ? rewardInFull(spec, currency, locale) : t('promise.nothing');

/** What a programme promises, told to the merchant: a plain sentence each for friend, advocate, conditions, waiting and limits. */
export function promiseLines(terms: OfferTerms, words: Words): string[] {
  const { t, locale } = words;
  const { currency, welcome, firstPurchase } = terms;
  const reward = (spec: RewardSpec) => ({ reward: rewardDetail(spec, currency, locale) });
  return [
    welcome ? t('promise.friend', reward(welcome)) : t('promise.friendNothing'),
    ...(firstPurchase.friend ? [t('promise.friendFirst', reward(firstPurchase.friend))] : []),
    firstPurchase.advocate ? t('promise.advocate', reward(firstPurchase.advocate)) : t('promise.advocateNothing'),
    ...levelLines(terms, words),
    ...conditionLines(terms, words),
    ...waitingLines(terms, words),
    ...limitLines(terms, words),
    ...(terms.catalogue.length === 0 ? [] : [catalogueSummary(terms, words)]),
    ...(terms.words === 'donation' ? [t('promise.donation')] : []),
    ...(terms.ethical ? [t('promise.ethical')] : []),
    ...(promisedSpecs(terms).length > 0 ? [t(`promise.spent.${terms.spentRewards}`)] : []),
  ];
}

/** A sentence for each side of each level beyond the first purchase. */
function levelLines({ signUp, nthPurchases, currency }: OfferTerms, { t, locale }: Words): string[] {
  const detail = (spec: RewardSpec) => rewardDetail(spec, currency, locale);
  return [
    ...(signUp?.advocate ? [t('promise.signUpAdvocate', { reward: detail(signUp.advocate) })] : []),
    ...(signUp?.friend ? [t('promise.signUpFriend', { reward: detail(signUp.friend) })] : []),
    ...(signUp ? [t(signUp.existingCustomersMayJoin ? 'promise.signUpAnybody' : 'promise.signUpNew')] : []),
    ...nthPurchases.flatMap(({ n, advocate, friend }) => [
      ...(advocate ? [t('promise.purchaseAdvocate', { n, reward: detail(advocate) })] : []),
      ...(friend ? [t('promise.purchaseFriend', { n, reward: detail(friend) })] : []),
    ]),
  ];
}

/** What has to be bought, by when, and who may take part. */
function conditionLines({ conditions, eligibility, currency }: OfferTerms, words: Words): string[] {
  const { t } = words;
  const days = counted(words, 'common.days', conditions.windowDays);
  const minimum = { amountMinor: conditions.minimumSubtotalMinor, currency };
  const further = (key: string, group: Parameters<typeof conditionsSummary>[0]) =>
    group ? [t(`promise.${key}`, { conditions: conditionsSummary(group, currency, words) })] : [];
  return [
    minimum.amountMinor > 0
      ? t('promise.minimum', { minimum: moneyWords(minimum, words), days })
      : t('promise.noMinimum', { days }),
    ...further('purchase', conditions.purchase),
    ...further('mayBeInvited', eligibility.friend),
    ...further('mayInvite', eligibility.advocate),
  ];
}

function waitingLines({ waitingDays, signUp, welcome }: OfferTerms, words: Words): string[] {
  const { t } = words;
  if (waitingDays === 0) return [t('promise.noWaiting')];
  const days = counted(words, 'common.days', waitingDays);
  return [
    t('promise.waiting', { days }),
    ...(signUp ? [t('promise.waitingSignUp', { days })] : []),
    ...(welcome ? [t('promise.welcomeAtOnce')] : []),
  ];
}

function limitLines(terms: OfferTerms, words: Words): string[] {
  const { t } = words;
  const { friendsPerMonth, friendsInTotal, budget } = terms.limits;
  const limit = (key: string, most: number | null) =>
    most === null ? [] : [t(`promise.${key}`, { friends: counted(words, 'common.friends', most) })];
  const friends = [...limit('limit', friendsPerMonth), ...limit('limitInTotal', friendsInTotal)];
  return [
    ...(friends.length > 0 ? friends : [t('promise.noLimit')]),
    ...(friends.length > 0 && paysBeyondFirst(terms) ? [t('promise.limitFirstOnly')] : []),
    ...(budget
      ? [
          t('promise.budget', {
            amount: moneyWords({ amountMinor: budget.amountMinor, currency: terms.currency }, words),
          }),
        ]
      : []),
  ];
}

/** "Sign-up: 100 points · Purchase 3: 200 points", or that there are none. */
export function levelsSummary({ signUp, nthPurchases, currency }: OfferTerms, words: Words): string {
  const { t } = words;
  const sides = ({ advocate, friend }: { advocate: RewardSpec | null; friend: RewardSpec | null }) => ({
    advocate: rewardWithLimits(advocate, currency, words),
    friend: rewardWithLimits(friend, currency, words),
  });
  const parts = [
    ...(signUp
      ? [t(`program.levels.summary.${signUp.existingCustomersMayJoin ? 'anybody' : 'newOnly'}`, sides(signUp))]
      : []),
    ...nthPurchases.map((level) => t('program.levels.summary.purchase', { n: level.n, ...sides(level) })),
  ];
  return parts.length === 0 ? t('program.levels.summary.none') : parts.join(' · ');
}

/** "Up to 50 friends each · Budget €1,000", or that there is no further limit. */
export function budgetSummary({ limits, currency }: OfferTerms, words: Words): string {
  const { t } = words;
  const parts = [
    ...(limits.friendsInTotal === null
      ? []
      : [t('program.budgetSummary.friends', { friends: counted(words, 'common.friends', limits.friendsInTotal) })]),
    ...(limits.budget === null
      ? []
      : [
          t('program.budgetSummary.budget', {
            amount: moneyWords({ amountMinor: limits.budget.amountMinor, currency }, words),
          }),
        ]),
  ];
  return parts.length === 0 ? t('program.budgetSummary.none') : parts.join(' · ');
}

/** What points can be exchanged for, in a line. */
export const catalogueSummary = ({ catalogue, currency }: OfferTerms, words: Words): string =>
  catalogue.length === 0
    ? words.t('program.catalogue.none')
    : words.t('program.catalogue.summary', {
        items: catalogue
          .map(
            ({ points, reward }) =>
              `${counted(words, 'common.points', points)} → ${rewardShort(reward, currency, words)}`,
          )
          .join(' · '),
      });

export const policyWords = (policy: SpentRewardsPolicy, { t }: Words): string => t(`program.spent.${policy}.label`);

/** Who confirms what was declared, and until when a purchase can be, in a line. */
export const declarationSummary = ({ declarations }: OfferTerms, words: Words): string => {
  const { advocateConfirms, friendConfirms, forgetDays, lateDays, perDay } = declarations;
  const who = advocateConfirms ? (friendConfirms ? 'both' : 'advocate') : friendConfirms ? 'friend' : 'nobody';
  return [
    words.t(`program.declarationSummary.${who}`),
    words.t('program.declarationSummary.late', { days: counted(words, 'common.days', lateDays) }),
    words.t('program.declarationSummary.perDay', { friends: counted(words, 'common.friends', perDay) }),
    words.t('program.declarationSummary.forget', { days: counted(words, 'common.days', forgetDays) }),
  ].join(' · ');
};

/** Both sides in one short line. */
export const promiseCompact = ({ currency, welcome, firstPurchase }: OfferTerms, words: Words): string =>
  words.t('promise.compact', {
    friend: rewardShort(welcome ?? firstPurchase.friend, currency, words),
    advocate: rewardShort(firstPurchase.advocate, currency, words),
  });

/** Further conditions in one line, for the merchant; "no further condition" where there is none. */
export const conditionsSummary = (
  conditions: OfferTerms['conditions']['purchase'] | OfferTerms['eligibility']['friend'],
  currency: string,
  { t, locale }: Words,
): string =>
  conditions ? conditionsWords(conditions, { locale, currency, isMerchant: true }) : t('program.conditionGroups.none');
