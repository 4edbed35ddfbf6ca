import type { OfferTerms } from '../../domain/program/offer.ts';
import type { Locale } from '../../i18n/translator.ts';
import type { CampaignView } from '../../queries/views.ts';
import { type FieldProblem, fieldReader, formFromReward, type RewardForm, readReward } from '../program-form.ts';

/** Of two campaigns that meet the higher number is in force. */
export const PRIORITIES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const USUAL_PRIORITY = '5';

/** A campaign as it is being typed; days as "2026-03-01", empty = none yet. */
export type CampaignForm = {
  name: string;
  first: string;
  last: string;
  priority: string;
  welcome: RewardForm;
  advocate: RewardForm;
  friend: RewardForm;
};

export type CampaignRewards = Pick<OfferTerms, 'welcome' | 'firstPurchase'>;
export type CampaignTyped = CampaignRewards & { name: string; first: string; last: string; priority: number };

/** A new one begins with the programme's own rewards. */
export function formFromCampaign(campaign: CampaignView | null, base: OfferTerms, locale: Locale): CampaignForm {
  const { currency, welcome, firstPurchase } = campaign?.terms ?? base;
  return {
    name: campaign?.name ?? '',
    first: campaign?.first ?? '',
    last: campaign?.last ?? '',
    priority: campaign ? String(campaign.priority) : USUAL_PRIORITY,
    welcome: formFromReward(welcome, currency, locale),
    advocate: formFromReward(firstPurchase.advocate, currency, locale),
    friend: formFromReward(firstPurchase.friend, currency, locale),
  };
}

/** What is typed, with the problems of what can't be read: that counts as nothing meanwhile. The server's answer is the one that counts. */
export function readCampaignForm(
  form: CampaignForm,
  { currency, locale }: { currency: string; locale: Locale },
): { typed: CampaignTyped; problems: FieldProblem[] } {
  const reader = fieldReader({ currency, locale });
  const typed = {
    name: reader.text('name', form.name, 80),
    first: form.first,
    last: form.last,
    priority: Number(form.priority),
    welcome: readReward(form.welcome, 'welcome', reader) as OfferTerms['welcome'],
    firstPurchase: {
      advocate: readReward(form.advocate, 'firstPurchase.advocate', reader),
      friend: readReward(form.friend, 'firstPurchase.friend', reader),
    },
  };
  for (const field of ['first', 'last'] as const)
    if (form[field] === '') reader.problems.push({ field, problem: 'no-day', values: {} });
  if (form.first !== '' && form.last !== '' && form.last < form.first)
    reader.problems.push({ field: 'last', problem: 'ends-before-it-starts', values: {} });
  return { typed, problems: reader.problems };
}

/** The other campaigns that share a day with what is typed. */
export const metBy = ({ first, last }: Days, others: readonly CampaignView[]): CampaignView[] =>
  first === '' || last === ''
    ? []
    : others.filter((other) => isAhead(other) && other.first <= last && first <= other.last);

/** Which of these campaigns an invitation on that day gets; undefined = the programme. */
export const campaignOn = (day: string, others: readonly CampaignView[]): CampaignView | undefined =>
  metBy({ first: day, last: day }, others).toSorted((a, b) => b.priority - a.priority)[0];

type Days = Pick<CampaignForm, 'first' | 'last'>;

const isAhead = ({ state }: CampaignView): boolean => state === 'planned' || state === 'running';
