import { formatMoney } from '../../domain/shared/money.ts';
import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import {
  conditionsLine,
  grantedWords,
  pointsWords,
  promiseSentence,
  rewardWords,
  termsLines,
  untilSentence,
} from '../../i18n/offer-words.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import type { EarlierThan } from '../../queries/views.ts';
import { consentWords } from './declare-page.ts';
import { counted, longDate, shortDate } from './format.ts';
import { paths } from './paths.ts';
import { type RewardModel, rewardModel } from './reward-model.ts';
import { type ShareLinks, shareLinks } from './share-links.ts';
import type { FriendState, SpaceInput } from './space-input.ts';
import { type WalletModel, walletModel } from './wallet-model.ts';

type Ask = { path: string; label: string };

/** The advocate space in words, ready for the page and, as JSON, for the theme block. */
export type SpaceModel = {
  state: 'ready';
  promise: string;
  conditions: string;
  /** the last day of what is promised; null = no end is set */
  until: string | null;
  terms: string[];
  /** where they stand in full */
  termsPath: string;
  code: string;
  link: string;
  share: ShareLinks;
  visits: string;
  /** newest first */
  friends: {
    label: string;
    state: FriendState;
    status: string;
    /** why not; of a rewarded friend how far the next level is */
    reason: string | null;
    when: string;
    /** where the advocate says whether it is true */
    answerPath?: string;
    /** where a human is asked to look at it; null = there is nothing to ask */
    ask: Ask | null;
    /** that they have asked */
    asked: string | null;
  }[];
  /** the invitation the customer came by themselves, where there is something to ask */
  own: { reason: string; ask: Ask | null; asked: string | null } | null;
  /** only on the page: the form was made for this customer; null = they may not invite just now */
  declare: { token: string; consent: string } | null;
  /** likewise: where they choose another code */
  ownCode: { token: string } | null;
  /** who came by a mail's link rather than logged in: what that means, and the link's token */
  guest: { words: string; token: string } | null;
  /** the pages of long lists; null = there is none */
  more: { friends: string | null; rewards: string | null; newest: string | null };
  friendsEmpty: string;
  rewards: RewardModel[];
  rewardsEmpty: string;
  points: string | null;
  pointsPending: string | null;
  wallet: WalletModel | null;
  /** why the link gives nothing just now; null = it works */
  closedFor: string | null;
  /** what comes next, most certain first */
  next: string[];
  /** rewarded friends of the month's limit */
  progress: { value: number; max: number; words: string } | null;
};

/** @param page where it stands, a path */
export function spaceModel(
  space: SpaceInput,
  locale: Voice,
  own: RuleTexts = {},
  page: string = paths.space,
): SpaceModel {
  const t = translatorFor(locale);
  const { timeZone } = space.shop;
  const why = (reason: string) => shopperReason(reason, {}, locale, timeZone, own);
  return {
    state: 'ready',
    promise: promiseSentence(space.terms, locale),
    conditions: conditionsLine(space.terms, locale),
    until: space.until ? untilSentence('anybody', new Date(space.until), locale, timeZone) : null,
    terms: [...termsLines(space.terms, locale), ...leadLine(space, locale)],
    termsPath: paths.terms(locale, space.isOwn ? space.versionNumber : undefined),
    code: space.code,
    link: space.link,
    share: shareLinks(space, locale),
    visits: t('storefront:space.friends.visits', counted(space.visits, locale)),
    friends: space.friends.map(({ label, state, reason, at, answerToken, next, appeal }) => ({
      label: label || t('storefront:space.friends.unnamed'),
      state,
      status: t(`storefront:space.friendStates.${state}`),
      reason:
        state === 'not-eligible' && reason ? why(reason) : next ? levelAhead(next, space.terms.currency, locale) : null,
      when: shortDate(at, locale, timeZone),
      ...(answerToken && { answerPath: `${paths.answer(answerToken)}?locale=${nearestLocale(locale)}` }),
      ...askWords(appeal ?? null, locale),
    })),
    own: space.own && {
      reason: why(space.own.reason),
      ...askWords(space.own, locale),
    },
    declare: space.closedFor ? null : { token: space.redeemToken, consent: consentWords(space.terms, locale) },
    ownCode: { token: space.redeemToken },
    guest: null,
    more: otherPages(space, page, locale),
    friendsEmpty: t('storefront:space.friends.empty'),
    rewards: space.rewards.map((reward) => rewardModel(reward, space.terms.currency, locale, timeZone)),
    rewardsEmpty: t('storefront:space.rewards.empty'),
    points:
      space.points && t('storefront:space.rewards.points', { points: pointsWords(space.points.available, locale) }),
    pointsPending:
      space.points && space.points.pending > 0
        ? t('storefront:space.rewards.pointsPending', { points: pointsWords(space.points.pending, locale) })
        : null,
    wallet: walletModel(space, locale),
    closedFor: space.closedFor ? t('storefront:space.closedFor', { reason: why(space.closedFor) }) : null,
    next: nextSentences(space, locale),
    progress: monthProgress(space, locale),
  };
}

/** Each list goes on by itself; the way back leads to the newest of both. */
function otherPages({ before, earlier }: SpaceInput, page: string, locale: Voice): SpaceModel['more'] {
  const at = (than: EarlierThan) => `${page}?${new URLSearchParams({ locale: nearestLocale(locale), ...than })}`;
  return {
    friends: earlier.friends && at({ ...before, friends: earlier.friends }),
    rewards: earlier.rewards && at({ ...before, rewards: earlier.rewards }),
    newest: before.friends || before.rewards ? at({}) : null,
  };
}

/** What a partner earns before anything is bought; the rest stands in the terms. */
function leadLine({ lead, terms: { currency } }: SpaceInput, locale: Voice): string[] {
  if (!lead) return [];
  const t = translatorFor(locale);
  const amount = formatMoney({ amountMinor: lead.amountMinor, currency }, locale);
  const limit = lead.perMonth === null ? [] : [t('storefront:partner.leadLimit', counted(lead.perMonth, locale))];
  return [t('storefront:partner.lead', { amount }), ...limit];
}

/** The same by a mail's link: everything to read and share, nothing to change, ask or spend. */
export function guestModel(space: SpaceInput, token: string, locale: Voice, own: RuleTexts = {}): SpaceModel {
  const model = spaceModel(space, locale, own, paths.guestSpace(token));
  return {
    ...model,
    friends: model.friends.map(({ answerPath: _loggedIn, ...friend }) => ({ ...friend, ask: null })),
    ...{ own: null, declare: null, ownCode: null, wallet: null },
    guest: { words: translatorFor(locale)('storefront:guest.notice'), token },
  };
}

function askWords(
  appeal: SpaceInput['friends'][number]['appeal'],
  locale: Voice,
): { ask: Ask | null; asked: string | null } {
  const t = translatorFor(locale);
  return {
    ask:
      appeal?.state === 'open'
        ? { path: paths.askAbout(appeal.referralId, locale), label: t('storefront:ask.action') }
        : null,
    asked: appeal?.state === 'asked' ? t('storefront:ask.already') : null,
  };
}

/** "2 of 3 purchases: then 200 points for you". */
const levelAhead = (
  { purchases, n, spec }: NonNullable<SpaceInput['friends'][number]['next']>,
  currency: string,
  locale: Voice,
): string =>
  translatorFor(locale)('storefront:space.friends.ahead', {
    ...counted(purchases, locale),
    n,
    reward: rewardWords(spec, currency, locale),
  });

function nextSentences(space: SpaceInput, locale: Voice): string[] {
  const t = translatorFor(locale);
  const { currency, firstPurchase } = space.terms;
  const sentences: string[] = [];
  const { joined, soonest } = space;
  if (soonest)
    sentences.push(
      t('storefront:space.next.pending', {
        reward: grantedWords(soonest.spec, soonest.amount, currency, locale),
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

function monthProgress({ leftThisMonth, terms }: SpaceInput, locale: Voice): SpaceModel['progress'] {
  const max = terms.limits.friendsPerMonth;
  if (max === null || leftThisMonth === null) return null;
  const value = Math.max(0, max - leftThisMonth);
  const words = translatorFor(locale)('storefront:space.next.used', {
    used: counted(value, locale).number,
    limit: counted(max, locale).number,
  });
  return { value, max, words };
}
