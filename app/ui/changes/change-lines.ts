import { auditRowOf } from '../../domain/shared/audit-action.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { AuditCampaign, AuditEntry, AuditPage, AuditReference } from '../../queries/views.ts';
import { rewardWithLimits } from '../offer-words.ts';
import { agreementLines } from '../partners/partner-words.ts';
import { termsChanges } from '../terms-changes.ts';
import { isSilent, nameOfValue, wordedValue } from './value-words.ts';

type Shop = Pick<AuditPage['shop'], 'currency' | 'timeZone'>;

/** What somebody did, in words; what has none yet is named as it is recorded. */
export function actionWords(action: string, { t }: Words): string {
  const key = `changes.actions.${action.replace('.', '_')}`;
  const words = t(key);
  return words === key ? action : words;
}

/** What was acted on, then what was before and what is now, a line each. */
export function changeLines(entry: AuditEntry, shop: Shop, words: Words): string[] {
  const { terms, campaign, agreement } = entry;
  const { t } = words;
  if (terms) return terms.before ? termsChanges(terms.before, terms.after, words) : [t('changes.firstTerms')];
  if (campaign) return campaignLines(campaign.before, campaign.after, shop, words);
  if (agreement) return [...namedIn(entry.references, words), ...agreementChanges(agreement, shop, words)];
  return recordedLines(entry, shop, words);
}

/** What is said now and wasn't before, then what was said and isn't any more. */
function agreementChanges(
  { before, after }: NonNullable<AuditEntry['agreement']>,
  { currency }: Shop,
  words: Words,
): string[] {
  const [then, now] = [before, after].map((one) => (one ? agreementLines(one, currency, words) : []));
  return [
    ...now!.filter((line) => !then!.includes(line)),
    ...then!.filter((line) => !now!.includes(line)).map((what) => words.t('changes.before', { what })),
  ];
}

/** In the order in which the name of what was acted on is looked for. */
const ABOUT = 'order claim sign-up personId rewardId partnerId postId entryId advocateId id'.split(' ');
/** So much of a long id tells two of them apart: they begin with the time they were made at. */
const SHORT_ID = 8;

/** What was acted on, by the names it is known by, else by the end of its id, which the file has in full. */
function namedIn(references: readonly AuditReference[], words: Words): string[] {
  const about = ABOUT.flatMap((kind) => references.filter(({ of }) => of === kind));
  const named = about.filter(({ name }) => name !== null);
  return (named.length > 0 ? named : about.slice(0, 1)).map(({ of, id, name }) =>
    lineOf(words.t(`changes.about.${of}`), null, name ?? words.t('changes.number', { id: id.slice(-SHORT_ID) }), words),
  );
}

/** A line for each of what was done at once; what was done once has a line for each value. */
function recordedLines({ values, references }: AuditEntry, shop: Shop, words: Words): string[] {
  const rows = [...new Set([...values, ...references].flatMap(({ path }) => auditRowOf(path) ?? []))];
  const ofRow = (row: string | null) => {
    const isOfRow = ({ path }: { path: string }) => auditRowOf(path) === row;
    return [...namedIn(references.filter(isOfRow), words), ...valueLines(values.filter(isOfRow), shop, words)];
  };
  return [...ofRow(null), ...rows.map((row) => ofRow(row).join(' · '))];
}

function valueLines(values: AuditEntry['values'], shop: Shop, words: Words): string[] {
  const beside = (path: string, side: 'before' | 'after') => (name: string) =>
    values.find((one) => one.path === path.replace(/[^.]+$/, name))?.[side] ?? undefined;
  const told = (path: string, value: string | null, side: 'before' | 'after') =>
    value === null ? null : wordedValue(path, { value, shop, of: beside(path, side), words });
  return values
    .filter(({ path }) => !isSilent(path))
    .map(({ path, before, after }) =>
      lineOf(nameOfValue(path, words), told(path, before, 'before'), told(path, after, 'after'), words),
    );
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

const lineOf = (what: string, before: string | null, after: string | null, { t }: Words): string =>
  before === null
    ? t('changes.set', { what, after: after ?? t('changes.nothing') })
    : t('program.versions.change', { what, before, after: after ?? t('changes.nothing') });
