import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import {
  friendConditionsLine,
  friendSentence,
  promiseSentence,
  rewardWords,
  untilSentence,
} from '../../i18n/offer-words.ts';
import { wordsFor } from '../../i18n/react.tsx';
import { formOf } from '../../i18n/reward-words/index.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { nearestLocale, type Voice } from '../../i18n/translator.ts';
import type { LandingView, TillCustomer, TillStanding } from '../../queries/views.ts';
import type { ClaimOutcome } from '../storefront/claim-model.ts';
import { cartAttributes } from '../storefront/paths.ts';
import { rewardModel } from '../storefront/reward-model.ts';
import { qrImage } from './qr-image.ts';
import { customerStoryModel } from './story-model.ts';

/** The customer at the till in words (S6). */
export type TillCustomerModel = {
  /** null = doesn't invite, or not just now */
  advocate: { code: string; link: string; qr: string; friends: string } | null;
  canEnrol: boolean;
  /** what they would give and get, or why they can't */
  note: string | null;
  balances: string[];
  /** discount codes they can use now */
  codes: { code: string; title: string; status: string }[];
};

export async function tillCustomerModel(
  { shop, standing, story, codes }: TillCustomer,
  voice: Voice,
  own: RuleTexts,
): Promise<TillCustomerModel> {
  const told = customerStoryModel(story, nearestLocale(voice));
  const advocate = told.state === 'known' && standing.state === 'enrolled' ? told.advocate : null;
  return {
    advocate: advocate && { ...advocate, qr: await qrImage(advocate.link) },
    canEnrol: standing.state === 'open',
    note: standingNote(standing, voice, shop.timeZone, own),
    balances: told.state === 'known' ? told.balances : [],
    codes: codes
      .filter(({ spec }) => formOf(spec) === 'code')
      .map((reward) => ({ reward, said: rewardModel(reward, shop.currency, voice, shop.timeZone) }))
      .map(({ reward, said }) => ({ code: reward.code ?? '', title: said.title, status: said.status })),
  };
}

/** What an advocate to be would give and get, or why they can't; null for who is one. */
export function standingNote(standing: TillStanding, voice: Voice, timeZone: string, own: RuleTexts): string | null {
  const { t } = wordsFor(nearestLocale(voice));
  switch (standing.state) {
    case 'enrolled':
      return null;
    case 'open':
      return standing.until
        ? `${promiseSentence(standing.terms, voice)}. ${untilSentence('anybody', new Date(standing.until), voice, timeZone)}`
        : promiseSentence(standing.terms, voice);
    case 'not-eligible':
      return shopperReason(standing.reason, {}, voice, timeZone, own);
    case 'closed':
    case 'not-open-yet':
    case 'blocked':
    case 'unasked':
      return t(`till.${standing.state}`);
    default:
      return standing satisfies never;
  }
}

/** What a friend's code opens at the till. `properties` go into the cart, and so into the order. */
export type TillInvitationModel =
  | { state: 'closed'; text: string }
  | {
      state: 'open';
      text: string;
      conditions: string;
      /** what can be had at once with an address; null = nothing */
      welcome: string | null;
      properties: Record<string, string>;
    };

export function tillInvitationModel(landing: LandingView, voice: Voice): TillInvitationModel {
  const { t } = wordsFor(nearestLocale(voice));
  // to whoever tries codes, one that gives nothing just now is as good as none
  if (landing.state !== 'open') return { state: 'closed', text: t('till.noInvitation') };
  const { terms, until, shop, visitToken, advocateFirstName } = landing;
  const promise = friendSentence(terms, advocateFirstName, voice);
  return {
    state: 'open',
    text: until ? `${promise}. ${untilSentence('anybody', new Date(until), voice, shop.timeZone)}` : promise,
    conditions: friendConditionsLine(terms, voice),
    welcome: terms.welcome && rewardWords(terms.welcome, terms.currency, voice),
    properties: { [cartAttributes.visit]: visitToken },
  };
}

/** What became of a welcome asked for at the till. `code` = a discount to put on the sale. */
export type TillClaimModel = {
  isGiven: boolean;
  text: string;
  code: string | null;
  properties: Record<string, string>;
};

export function tillClaimModel(
  outcome: ClaimOutcome | { state: 'no-address' },
  voice: Voice,
  timeZone: string,
  own: RuleTexts,
): TillClaimModel {
  const { t } = wordsFor(nearestLocale(voice));
  const refused = (text: string): TillClaimModel => ({ isGiven: false, text, code: null, properties: {} });
  switch (outcome.state) {
    case 'approved':
    case 'pending': {
      const isCode = outcome.state === 'approved' && outcome.code !== null && outcome.spec !== null;
      const form = isCode && outcome.spec ? formOf(outcome.spec) : null;
      return {
        isGiven: true,
        text: t(form === 'code' ? 'till.claim.code' : `till.claim.${outcome.state}`),
        code: form === 'code' && outcome.state === 'approved' ? outcome.code : null,
        properties: { [cartAttributes.claim]: outcome.claimToken },
      };
    }
    case 'joined':
      return { isGiven: true, text: t('till.claim.joined'), code: null, properties: {} };
    case 'refused':
      return refused(shopperReason(outcome.reason, outcome.values, voice, timeZone, own));
    case 'invalid':
      return refused(t(outcome.problem === 'own-address' ? 'till.claim.own' : 'till.claim.address'));
    case 'no-address':
      return refused(t('till.claim.noAddress'));
    case 'closed':
      return refused(t('till.noInvitation'));
    case 'too-many':
      return refused(t('till.claim.tooMany'));
    default:
      return outcome satisfies never;
  }
}

/** What became of the mail with a customer's own link. */
export function tillLinkModel(
  outcome: 'sent' | 'today' | 'noAddress' | 'none',
  voice: Voice,
): { isSent: boolean; text: string } {
  const { t } = wordsFor(nearestLocale(voice));
  return { isSent: outcome === 'sent' || outcome === 'today', text: t(`till.link.${outcome}`) };
}
