import type { OfferTerms } from '../../domain/program/offer.ts';
import { counted, formatCalendarDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/react.tsx';
import type { CampaignView } from '../../queries/views.ts';
import { promiseCompact, rewardWithLimits } from '../offer-words.ts';
import { PromisedLines } from '../program/promised-lines.tsx';
import { type CampaignForm, campaignOn } from './campaign-form.ts';
import { cityOf, dayAfter, periodWords } from './period-words.ts';

type CampaignSummaryProps = {
  days: Pick<CampaignForm, 'first' | 'last'>;
  /** what it promises, and what the programme does without it */
  terms: OfferTerms;
  base: OfferTerms;
  others: readonly CampaignView[];
  timeZone: string;
  isStale: boolean;
};

/** In plain words, while it is being typed: who gets what, whose invitations keep it, and what comes after. */
export function CampaignSummary({ days, terms, base, others, timeZone, isStale }: CampaignSummaryProps) {
  const words = useWords();
  const { t, locale } = words;
  const isDated = days.first !== '' && days.last !== '' && days.first <= days.last;
  const reward = (spec: OfferTerms['firstPurchase']['advocate']) => rewardWithLimits(spec, base.currency, words);
  const compared = (side: 'welcome' | 'advocate' | 'friend', now: string, usual: string) =>
    t(now === usual ? `campaigns.summary.${side}Same` : `campaigns.summary.${side}`, { reward: now, usual });
  const next = isDated ? campaignOn(dayAfter(days.last), others) : undefined;
  const lines = [
    compared('welcome', reward(terms.welcome), reward(base.welcome)),
    ...(terms.firstPurchase.friend || base.firstPurchase.friend
      ? [compared('friend', reward(terms.firstPurchase.friend), reward(base.firstPurchase.friend))]
      : []),
    compared('advocate', reward(terms.firstPurchase.advocate), reward(base.firstPurchase.advocate)),
    isDated
      ? t(`campaigns.summary.${days.first === days.last ? 'keepsOneDay' : 'keeps'}`, {
          period: periodWords(days, words),
          city: cityOf(timeZone),
          days: counted(words, 'common.days', base.conditions.windowDays),
        })
      : t('campaigns.summary.noDays'),
    isDated
      ? t(`campaigns.summary.${next ? 'afterwardsOther' : 'afterwards'}`, {
          day: formatCalendarDay(dayAfter(days.last), locale),
          promise: promiseCompact(next?.terms ?? base, words),
          name: next?.name,
        })
      : t('campaigns.summary.afterwardsNoDay', { promise: promiseCompact(base, words) }),
    t('campaigns.summary.rest'),
  ];
  return <PromisedLines title={t('campaigns.summary.title')} lines={lines} isStale={isStale} />;
}
