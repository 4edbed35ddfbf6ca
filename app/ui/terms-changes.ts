import type { OfferTerms } from '../domain/program/offer.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
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
  return wordedTerms(after, words).flatMap(({ key, short, full }, index) => {
    const old = then[index]!;
    if (old.full === full) return [];
    // the limits of a reward are named only when its value says too little
    const [from, to] = old.short === short ? [old.full, full] : [old.short, short];
    return [t('program.versions.change', { what: t(`program.versions.${key}`), before: from, after: to })];
  });
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
    plain(
      'clauses',
      Object.values(terms.clauses)
        .filter(Boolean)
        .map((text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text))
        .join(' / ') || t('program.versions.noClauses'),
    ),
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
