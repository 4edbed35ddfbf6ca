import { grantedWords } from '../../i18n/offer-words.ts';
import { formOf, type RewardForm } from '../../i18n/reward-words/index.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { capitalised, longDate } from './format.ts';
import { paths } from './paths.ts';
import type { RewardState, SpaceReward } from './space-input.ts';

/** A reward in words, with what can be done with it. */
export type RewardModel = {
  title: string;
  state: RewardState;
  status: string;
  /** to copy or type in */
  code: string | null;
  /** puts a discount code in the cart */
  usePath: string | null;
};

export function rewardModel(reward: SpaceReward, currency: string, locale: Voice, timeZone: string): RewardModel {
  const code = reward.state === 'issued' && reward.usedOnOrder === null ? reward.code : null;
  return {
    title: capitalised(grantedWords(reward.spec, reward.amount, currency, locale)),
    state: reward.state,
    status: rewardStatus(reward, locale, timeZone),
    code,
    usePath: code && formOf(reward.spec) === 'code' ? paths.discount(code) : null,
  };
}

/** Where what was issued is, for what has no code to show. */
const ISSUED: Partial<Record<RewardForm, string>> = {
  points: 'issuedPoints',
  credit: 'issuedCredit',
  access: 'issuedAccess',
  commission: 'issuedCommission',
  donation: 'issuedDonation',
  gift: 'issuedGift',
};

const WITHHELD: Record<string, string> = { 'total-cap': 'withheldTotal', 'owes-reward': 'withheldOwes' };

function rewardStatus(
  { spec, state, finalAt, expiresAt, withheldUntil, reason, usedOnOrder }: SpaceReward,
  locale: Voice,
  timeZone: string,
): string {
  const t = translatorFor(locale);
  const say = (key: string, iso?: string) =>
    t(`storefront:space.rewardStates.${key}`, iso ? { date: longDate(iso, locale, timeZone) } : {});
  const form = formOf(spec);
  switch (state) {
    case 'pending':
      return form === 'gift' && new Date(finalAt) <= new Date() ? say('pendingGift') : say('pending', finalAt);
    case 'issued': {
      if (usedOnOrder !== null) return say('usedOn');
      const key = ISSUED[form];
      if (key) return say(key);
      return expiresAt ? say('issuedUntil', expiresAt) : say('issued');
    }
    case 'withheld': {
      const key = reason === null ? undefined : WITHHELD[reason];
      if (key) return say(key);
      return withheldUntil ? say('withheldUntil', withheldUntil) : say('withheld');
    }
    case 'issuing':
    case 'reversed':
    case 'expired':
    case 'failed':
      return say(state);
    default:
      return state satisfies never;
  }
}
