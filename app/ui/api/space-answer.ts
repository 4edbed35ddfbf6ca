import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import { disclosureSentence } from '../../i18n/disclosure-words.ts';
import type { Voice } from '../../i18n/translator.ts';
import type { AdvocateSpaceView } from '../../queries/views.ts';
import { spaceAnswer } from '../extensions/space-answer.ts';
import type { SpaceModel } from '../storefront/space-model.ts';

/**
 * A customer's space for a page that isn't ours: the words of our own page, and instead of its addresses what to send back.
 * @param isGuest came by a mail's link: everything to read and share, nothing to change, ask or spend
 */
export function apiSpace(space: AdvocateSpaceView, locale: Voice, own: RuleTexts, isGuest = false) {
  const model = spaceAnswer(space, locale, own);
  if (model.state === 'closed' || space.state !== 'ready') return { state: 'closed' as const, message: wordsOf(model) };
  const { promise, conditions, until, terms, code, link, share, visits, friendsEmpty, rewardsEmpty } = model;
  const { points, pointsPending, closedFor, next, progress } = model;
  const askAbout = (appeal: { referralId: string; state: string } | null | undefined) =>
    !isGuest && appeal?.state === 'open' ? appeal.referralId : null;
  return {
    state: 'ready' as const,
    ...{ promise, conditions, until, terms, code, link, share, visits, friendsEmpty, rewardsEmpty },
    ...{ points, pointsPending, closedFor, next, progress },
    termsVersion: space.isOwn ? space.versionNumber : null,
    disclosure: space.disclosure ? disclosureSentence(space.disclosure, space.shop.name, locale) : null,
    rewards: model.rewards.map(rewardOf),
    earlier: space.earlier,
    friends: model.friends.map(({ label, state, status, reason, when, asked }, at) => ({
      ...{ label, state, status, reason, when, asked },
      askAbout: askAbout(space.friends[at]?.appeal),
      answerToken: (!isGuest && space.friends[at]?.answerToken) || null,
    })),
    own: model.own && {
      reason: model.own.reason,
      asked: model.own.asked,
      askAbout: askAbout(space.own),
    },
    wallet: isGuest ? null : model.wallet && walletOf(model.wallet),
    consent: isGuest ? null : (model.declare?.consent ?? null),
    pageToken: isGuest ? null : space.redeemToken,
  };
}

const walletOf = ({ token: _thePageToken, items, redemptions, ...wallet }: NonNullable<SpaceModel['wallet']>) => ({
  ...wallet,
  redemptions: redemptions.map(rewardOf),
  items: items.map(({ itemId, title, price, button, missing }) => ({ itemId, title, price, button, missing })),
});

const rewardOf = ({ usePath, ...reward }: SpaceModel['rewards'][number]) => ({
  ...reward,
  isDiscountCode: usePath !== null,
});

const wordsOf = (model: ReturnType<typeof spaceAnswer>): string => (model.state === 'closed' ? model.message : '');
