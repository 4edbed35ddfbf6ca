import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import { isSameData } from '../domain/shared/canonical-json.ts';
import { counted, moneyWords } from '../i18n/format.ts';
import type { Words } from '../i18n/react.tsx';
import {
  budgetSummary,
  catalogueSummary,
  conditionsSummary,
  declarationSummary,
  levelsSummary,
  policyWords,
  rewardShort,
  rewardWithLimits,
} from './offer-words.ts';

/** What changed from one version to the next, a line each: "Advocate's reward: 10 % off → 15 % off". */
export function termsChanges(before: OfferTerms, after: OfferTerms, words: Words): string[] {
  const { t } = words;
  const then = wordedTerms(before, words);
  const changes = wordedTerms(after, words).flatMap(({ key, short, full }, index) => {
    const old = then[index]!;
    if (old.full === full) return [];
    // the limits of a reward are named only when its value says too little
    const [from, to] = old.short === short ? aroundTheChange(old.full, full) : [old.short, short];
    return [t('program.versions.change', { what: t(`program.versions.${key}`), before: from, after: to })];
  });
  return changes.length === 0 && !isSameData(before, after) ? [t('program.versions.sameName')] : changes;
}

/** Cut to so many characters a language. */
const eachOf = (texts: { fr: string; en: string }, most = Number.POSITIVE_INFINITY): string =>
  Object.values(texts)
    .filter(Boolean)
    .map((text) => (text.length > most ? `${text.slice(0, most)}…` : text))
    .join(' / ');

/** Two texts; long ones from where they begin to differ. */
function aroundTheChange(before: string, after: string): [string, string] {
  if (before.length + after.length < 400) return [before, after];
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const from = Math.max(at - 20, 0);
  const part = (text: string) => `…${text.slice(from, from + 100)}${text.length > from + 100 ? '…' : ''}`;
  return [part(before), part(after)];
}

/** Every term a merchant can change, in words, always in the same order. */
function wordedTerms(terms: OfferTerms, words: Words): { key: string; short: string; full: string }[] {
  const { t } = words;
  const { currency, conditions, firstPurchase, limits } = terms;
  const reward = (key: string, spec: RewardSpec | null) => ({
    key,
    short: rewardShort(spec, currency, words),
    full: rewardWithLimits(spec, currency, words),
  });
  const plain = (key: string, text: string) => ({ key, short: text, full: text });
  return [
    reward('welcome', terms.welcome),
    reward('advocate', firstPurchase.advocate),
    reward('friendFirst', firstPurchase.friend),
    plain('levels', levelsSummary(terms, words)),
    plain(
      'minimum',
      conditions.minimumSubtotalMinor > 0
        ? moneyWords({ amountMinor: conditions.minimumSubtotalMinor, currency }, words)
        : t('program.versions.noMinimum'),
    ),
    plain('purchase', conditionsSummary(conditions.purchase, currency, words)),
    plain('mayInvite', conditionsSummary(terms.eligibility.advocate, currency, words)),
    plain('mayBeInvited', conditionsSummary(terms.eligibility.friend, currency, words)),
    plain('window', counted(words, 'common.days', conditions.windowDays)),
    plain(
      'waiting',
      terms.waitingDays > 0 ? counted(words, 'common.days', terms.waitingDays) : t('program.versions.atOnce'),
    ),
    plain(
      'limit',
      limits.friendsPerMonth === null
        ? t('program.versions.noLimit')
        : counted(words, 'common.friends', limits.friendsPerMonth),
    ),
    plain('budget', budgetSummary(terms, words)),
    plain(
      'typicalOrder',
      limits.budget ? moneyWords({ amountMinor: limits.budget.typicalOrderMinor, currency }, words) : t('common.none'),
    ),
    plain('words', t(`program.words.${terms.words}`)),
    plain('ethical', t(`program.versions.${terms.ethical ? 'on' : 'off'}`)),
    plain('spent', policyWords(terms.spentRewards, words)),
    plain(
      'maximumBalance',
      terms.wallet.maximumBalance === null
        ? t('program.versions.noLimit')
        : counted(words, 'common.points', terms.wallet.maximumBalance),
    ),
    plain('declarations', declarationSummary(terms, words)),
    plain(
      'consent',
      Object.values(terms.declarations.consent).filter(Boolean).join(' / ') || t('program.versions.consentDefault'),
    ),
    {
      key: 'clauses',
      short: eachOf(terms.clauses, 80) || t('program.versions.noClauses'),
      full: eachOf(terms.clauses) || t('program.versions.noClauses'),
    },
    {
      key: 'shareMessage',
      short: eachOf(terms.share.messages, 80) || t('program.versions.ourMessage'),
      full: eachOf(terms.share.messages) || t('program.versions.ourMessage'),
    },
    plain('sharePicture', terms.share.picture || t('program.versions.noPicture')),
    plain('pointsPerUnit', counted(words, 'common.points', terms.wallet.pointsPerUnit)),
    {
      key: 'catalogue',
      short: catalogueSummary(terms, words),
      full: terms.catalogue
        .map(({ points, reward: spec }) => `${points} → ${rewardWithLimits(spec, currency, words)}`)
        .join(' · '),
    },
  ];
}
