import { formatDate } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { AuditCampaign, AuditEntry, AuditPage } from '../../queries/views.ts';
import { rewardWithLimits } from '../offer-words.ts';
import { termsChanges } from '../terms-changes.ts';

type Shop = Pick<AuditPage['shop'], 'currency' | 'timeZone'>;

/** What somebody did, in words; what has none yet is named as it is recorded. */
export function actionWords(action: string, { t }: Words): string {
  const key = `changes.actions.${action.replace('.', '_')}`;
  const words = t(key);
  return words === key ? action : words;
}

/** What was before and what is now, a line each. */
export function changeLines({ terms, campaign, values }: AuditEntry, shop: Shop, words: Words): string[] {
  const { t } = words;
  if (terms) return terms.before ? termsChanges(terms.before, terms.after, words) : [t('changes.firstTerms')];
  if (campaign) return campaignLines(campaign.before, campaign.after, shop, words);
  return values.map(({ path, before, after }) => lineOf(pathWords(path, words), before, after, words));
}

function campaignLines(before: AuditCampaign | null, after: AuditCampaign, shop: Shop, words: Words): string[] {
  const then = before && wordedCampaign(before, shop, words);
  return wordedCampaign(after, shop, words).flatMap(([what, now], at) => {
    const was = then?.[at]?.[1] ?? null;
    return was === now ? [] : [lineOf(what, was, now, words)];
  });
}

/** Every part of a campaign in words, always in the same order. */
function wordedCampaign(
  { name, startsAt, lastAt, priority, rewards }: AuditCampaign,
  { currency, timeZone }: Shop,
  words: Words,
): [what: string, worded: string][] {
  const { t, locale } = words;
  const [from, to] = [startsAt, lastAt].map((instant) => formatDate(instant, locale, timeZone));
  return [
    [t('changes.campaign.name'), name],
    [
      t('changes.campaign.days'),
      lastAt < startsAt ? t('changes.campaign.never') : t('changes.campaign.fromTo', { from, to }),
    ],
    [t('changes.campaign.priority'), String(priority)],
    [t('program.versions.welcome'), rewardWithLimits(rewards.welcome, currency, words)],
    [t('program.versions.advocate'), rewardWithLimits(rewards.firstPurchase.advocate, currency, words)],
    [t('program.versions.friendFirst'), rewardWithLimits(rewards.firstPurchase.friend, currency, words)],
  ];
}

/** What receipts name has its words; all else is named as it is recorded. */
function pathWords(path: string, { t }: Words): string {
  const key = `rules.values.${path}`;
  const words = path.includes('.') ? key : t(key);
  return words === key ? path : words;
}

const lineOf = (what: string, before: string | null, after: string | null, { t }: Words): string =>
  before === null
    ? t('changes.set', { what, after: after ?? t('changes.nothing') })
    : t('program.versions.change', { what, before, after: after ?? t('changes.nothing') });
