import { rewardThing } from '../../i18n/offer-words.ts';
import { wordsFor } from '../../i18n/react.tsx';
import { amountWords } from '../../i18n/statement-words.ts';
import type { Locale } from '../../i18n/translator.ts';
import type { CustomerStory, OrderStory, ReferralState, RewardState, StoryReferral } from '../../queries/views.ts';
import { ruleSentence } from '../receipt-words.ts';

type Tone = 'success' | 'info' | 'caution' | 'critical' | 'neutral';
/** A line with its state, and where in the app it is told in full. */
type Line = { title: string; status: string; tone: Tone; reason: string | null; path: string };

const TONES: Record<ReferralState, Tone> = {
  invited: 'neutral',
  joined: 'info',
  'order-waiting': 'caution',
  rewarded: 'success',
  'not-eligible': 'critical',
};
const OUTCOME_TONES: Record<OrderStory['outcome'], Tone> = {
  approved: 'success',
  held: 'caution',
  rejected: 'critical',
  'not-referred': 'neutral',
};
const REWARD_TONES: Partial<Record<RewardState, Tone>> = {
  issued: 'success',
  failed: 'critical',
  reversed: 'critical',
};

/** A customer's story in words, as the block in Shopify's admin shows it (D6). */
export type CustomerStoryModel =
  | { state: 'unknown'; text: string }
  | {
      state: 'known';
      advocate: { code: string; link: string; friends: string } | null;
      balances: string[];
      cameBy: Line | null;
      brought: Line[];
      path: string;
    };

export function customerStoryModel(story: CustomerStory | null, locale: Locale): CustomerStoryModel {
  const { t } = wordsFor(locale);
  if (!story) return { state: 'unknown', text: t('story.unknown') };
  const { advocate } = story;
  return {
    state: 'known',
    advocate: advocate && {
      code: advocate.code,
      link: advocate.link,
      friends: t('story.friends', {
        rewarded: advocate.rewarded,
        waiting: advocate.waiting,
        refused: advocate.refused,
      }),
    },
    balances: story.balances.map(({ unit, available, pending }) =>
      pending > 0
        ? t('story.balancePending', {
            available: amountWords(available, unit, locale),
            pending: amountWords(pending, unit, locale),
          })
        : amountWords(available, unit, locale),
    ),
    cameBy: story.cameBy && lineOf(story.cameBy, 'advocateLabel', locale),
    brought: story.brought.map((referral) => lineOf(referral, 'friendLabel', locale)),
    path: `/app/people/${story.personId}`,
  };
}

/** The same of an order. */
export type OrderStoryModel =
  | { state: 'unknown'; text: string }
  | { state: 'known'; advocate: string; line: Line; rewards: { title: string; status: string; tone: Tone }[] };

export function orderStoryModel(story: OrderStory | null, locale: Locale): OrderStoryModel {
  const words = wordsFor(locale);
  const { t } = words;
  if (!story) return { state: 'unknown', text: t('story.notReferred') };
  const { referral, outcome, reason, rewards, shop } = story;
  return {
    state: 'known',
    advocate: referral.advocateLabel || t('referrals.unnamed'),
    line: {
      ...lineOf(referral, 'friendLabel', locale),
      // of this order; the referral's own state may come from another
      status: words.t(`outcomes.${outcome}`),
      tone: OUTCOME_TONES[outcome],
      reason: reason && ruleSentence(reason, outcome === 'held' ? 'hold' : 'fail', words),
    },
    rewards: rewards.map(({ side, spec, amount, state }) => ({
      title: t(`story.reward.${side}`, { reward: rewardThing(spec, shop.currency, locale, amount) }),
      status: t(`referral.rewardState.${state}`),
      tone: REWARD_TONES[state] ?? 'neutral',
    })),
  };
}

function lineOf(referral: StoryReferral, who: 'friendLabel' | 'advocateLabel', locale: Locale): Line {
  const words = wordsFor(locale);
  return {
    title: referral[who] || words.t('referrals.unnamed'),
    status: words.t(`states.${referral.state}`),
    tone: TONES[referral.state],
    reason:
      referral.reason && ruleSentence(referral.reason, referral.state === 'not-eligible' ? 'fail' : 'hold', words),
    path: `/app/referrals/${referral.id}`,
  };
}
