import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { RuleValue } from '../../domain/verdict/verdict.ts';
import { amountOff } from '../../i18n/offer-words.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { longDate } from './format.ts';
import { paths } from './paths.ts';

/** What became of a claim, as `container.claim` and `claimStatus` answer. */
export type ClaimOutcome =
  | {
      state: 'approved';
      code: string | null;
      spec: RewardSpec | null;
      expiresAt: string | null;
      claimToken: string;
      currency: string;
      emailMasked: string;
    }
  | { state: 'pending'; claimToken: string; emailMasked: string }
  | { state: 'refused'; reason: string; values: Record<string, RuleValue> }
  | { state: 'invalid'; field: 'email' | 'firstName'; problem: string }
  | { state: 'closed' }
  | { state: 'too-many' };

/** The answer in words, the same for the page and for scripts. `text` is one or more sentences, `next` leads on. */
export type ClaimWords = {
  title: string;
  text: string;
  next: string | null;
  discountPath: string | null;
  statusPath: string | null;
};

export const CLAIM_STATUS: Record<ClaimOutcome['state'], number> = {
  approved: 200,
  pending: 202,
  refused: 200,
  invalid: 422,
  closed: 200,
  'too-many': 429,
};

export function claimWords(outcome: ClaimOutcome, locale: Locale, timeZone: string): ClaimWords {
  const t = translatorFor(locale);
  const none = { next: null, discountPath: null, statusPath: null };
  switch (outcome.state) {
    case 'approved':
      return {
        title: t(outcome.code ? 'storefront:claim.approved.title' : 'storefront:claim.approved.titleNoCode'),
        text: [worth(outcome, locale), outcome.code ? validity(outcome.expiresAt, locale, timeZone) : '']
          .filter(Boolean)
          .join(' '),
        next: outcome.code ? t('storefront:claim.approved.mailed', { email: outcome.emailMasked }) : null,
        discountPath: outcome.code ? paths.discount(outcome.code) : null,
        statusPath: paths.claimStatus(outcome.claimToken, locale),
      };
    case 'pending':
      return {
        ...none,
        title: t('storefront:claim.pending.title'),
        text: t('storefront:claim.pending.text', { email: outcome.emailMasked }),
        statusPath: paths.claimStatus(outcome.claimToken, locale),
      };
    case 'refused':
      return {
        ...none,
        title: t('storefront:claim.refused.title'),
        text: shopperReason(outcome.reason, outcome.values, locale, timeZone),
        next: t('storefront:claim.refused.next'),
      };
    case 'invalid':
      return {
        ...none,
        title: t('storefront:landing.again'),
        text: t(`storefront:claim.problems.${outcome.field}.${outcome.problem}`),
      };
    case 'closed':
      return { ...none, title: t('storefront:closed.title'), text: t('storefront:closed.text') };
    case 'too-many':
      return { ...none, title: t('storefront:claim.tooMany.title'), text: t('storefront:claim.tooMany.text') };
    default:
      return outcome satisfies never;
  }
}

function worth(approved: Extract<ClaimOutcome, { state: 'approved' }>, locale: Locale): string {
  const t = translatorFor(locale);
  if (!approved.spec) return t('storefront:claim.approved.worthNothing', { email: approved.emailMasked });
  const reward = amountOff(approved.spec, approved.currency, locale);
  return t(
    approved.spec.type === 'points' ? 'storefront:claim.approved.worthPoints' : 'storefront:claim.approved.worth',
    { reward },
  );
}

function validity(expiresAt: string | null, locale: Locale, timeZone: string): string {
  const t = translatorFor(locale);
  return expiresAt
    ? t('storefront:claim.approved.until', { date: longDate(expiresAt, locale, timeZone) })
    : t('storefront:claim.approved.once');
}
