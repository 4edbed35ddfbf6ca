import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import { conditionsLine, promiseSentence, untilSentence } from '../../i18n/offer-words.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { accountWordsIn, translatorFor, type Voice } from '../../i18n/translator.ts';
import type { AdvocateSpaceView, PublicTerms } from '../../queries/views.ts';
import { paths } from '../storefront/paths.ts';
import { type SpaceModel, spaceModel } from '../storefront/space-model.ts';

/** The reasons that are told; any other is a break. */
const WORDS_OF: Partial<Record<string, 'blocked' | 'notOpenYet'>> = {
  blocked: 'blocked',
  'not-open-yet': 'notOpenYet',
};

type Closed = { state: 'closed'; message: string };

/** An advocate's space as the theme's block and the account pages get it: in words, or why there is none (S8). */
export function spaceAnswer(space: AdvocateSpaceView, locale: Voice, own: RuleTexts): SpaceModel | Closed {
  const t = translatorFor(locale);
  switch (space.state) {
    case 'ready':
      return spaceModel(space, locale, own);
    case 'not-eligible':
      return { state: 'closed', message: shopperReason(space.reason, {}, locale, 'UTC', own) };
    default:
      return {
        state: 'closed',
        message: t(`storefront:space.${WORDS_OF[space.reason] ?? 'closed'}.text`),
      };
  }
}

/** What the account pages show of a customer; its addresses are whole, as the shop is elsewhere. */
export type AccountSpace = Pick<
  SpaceModel,
  'promise' | 'conditions' | 'until' | 'code' | 'link' | 'share' | 'visits' | 'friendsEmpty' | 'rewardsEmpty'
> & {
  state: 'ready';
  friends: {
    label: string;
    status: string;
    tone: 'critical' | 'neutral';
    reason: string | null;
    when: string;
    /** what the advocate is asked, or may ask, and where */
    toDo: string | null;
    toDoUrl: string | null;
  }[];
  rewards: { title: string; status: string; code: string | null }[];
  points: string | null;
  next: string[];
  spaceUrl: string;
  termsUrl: string;
  /** what the pages say otherwise than their own locale files, by their keys */
  say: Readonly<Record<string, string>>;
};

const CAME_TO_NOTHING: readonly SpaceModel['friends'][number]['state'][] = ['not-eligible', 'declined', 'expired'];

export function accountSpace(space: AdvocateSpaceView, locale: Voice, own: RuleTexts): AccountSpace | Closed {
  const model = spaceAnswer(space, locale, own);
  if (model.state === 'closed') return model;
  const { promise, conditions, until, code, link, share, visits, friendsEmpty, rewardsEmpty, points, closedFor } =
    model;
  const whole = (path: string) => new URL(path, link).href;
  return {
    ...{ state: 'ready', promise, conditions, until, code, link, share, visits, friendsEmpty, rewardsEmpty, points },
    friends: model.friends.map(({ label, state, status, reason, when, ask, asked, answerPath }) => ({
      ...{ label, status, when },
      reason: asked ?? reason,
      tone: CAME_TO_NOTHING.includes(state) ? 'critical' : 'neutral',
      toDoUrl: answerPath ? whole(answerPath) : ask && whole(ask.path),
      toDo: answerPath ? translatorFor(locale)('storefront:declare.answer') : (ask?.label ?? null),
    })),
    rewards: model.rewards.map(({ title, status, code }) => ({ title, status, code })),
    next: closedFor ? [closedFor, ...model.next] : model.next,
    spaceUrl: whole(paths.ownSpace(locale)),
    termsUrl: whole(model.termsPath),
    say: accountWordsIn(locale),
  };
}

/** The same for somebody who isn't logged in: what is promised, and where they get their link. */
export type Invitation = {
  state: 'anonymous';
  promise: string;
  conditions: string;
  until: string | null;
  spaceUrl: string;
  say: AccountSpace['say'];
};

export function invitationOf(
  found: Pick<PublicTerms, 'terms' | 'until' | 'timeZone' | 'isInForce' | 'storefrontUrl'> | null,
  locale: Voice,
): Invitation | Closed {
  if (!found?.isInForce) return { state: 'closed', message: translatorFor(locale)('storefront:space.closed.text') };
  return {
    state: 'anonymous',
    promise: promiseSentence(found.terms, locale),
    conditions: conditionsLine(found.terms, locale),
    until: found.until ? untilSentence('anybody', new Date(found.until), locale, found.timeZone) : null,
    spaceUrl: new URL(paths.ownSpace(locale), found.storefrontUrl).href,
    say: accountWordsIn(locale),
  };
}
