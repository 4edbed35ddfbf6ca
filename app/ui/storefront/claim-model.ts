import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import type { RuleValue } from '../../domain/verdict/verdict.ts';
import { onFirstOrder } from '../../i18n/offer-words.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { capitalised, longDate } from './format.ts';
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
      /** empty = it isn't told here */
      emailMasked: string;
      mayAsk?: true;
    }
  | { state: 'pending'; claimToken: string; emailMasked: string; givesCode: boolean; isHeld?: boolean }
  | { state: 'joined' }
  | { state: 'refused'; reason: string; values: Record<string, RuleValue>; claimToken?: string }
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
  /** where a human is asked to look; null = there is nothing to ask */
  ask: { path: string; label: string } | null;
};

export const CLAIM_STATUS: Record<ClaimOutcome['state'], number> = {
  approved: 200,
  pending: 202,
  joined: 200,
  refused: 200,
  invalid: 422,
  closed: 200,
  'too-many': 429,
};

export function claimWords(outcome: ClaimOutcome, locale: Voice, timeZone: string, own: RuleTexts = {}): ClaimWords {
  const t = translatorFor(locale);
  const none = { next: null, discountPath: null, statusPath: null, ask: null };
  const askOf = (claimToken: string) => ({
    path: paths.askClaim(claimToken, locale),
    label: t('storefront:ask.action'),
  });
  switch (outcome.state) {
    case 'approved':
      return {
        ...none,
        title: t(outcome.code ? 'storefront:claim.approved.title' : 'storefront:claim.approved.titleNoCode'),
        text: [worth(outcome, locale), ...(outcome.code ? [validity(outcome, locale, timeZone)] : [])].join(' '),
        next: outcome.code ? t('storefront:claim.approved.mailed', { email: addressIn(outcome, locale) }) : null,
        discountPath:
          outcome.code && outcome.spec && formOf(outcome.spec) === 'code' ? paths.discount(outcome.code) : null,
        statusPath: paths.claimStatus(outcome.claimToken, locale),
        ask: outcome.mayAsk ? askOf(outcome.claimToken) : null,
      };
    case 'pending': {
      const awaited = awaitedIn(outcome);
      return {
        ...none,
        title: t(`storefront:claim.pending.${awaited}.title`),
        text: outcome.isHeld
          ? t(`storefront:claim.pending.${awaited}.held`)
          : t(`storefront:claim.pending.${awaited}.text`, { email: addressIn(outcome, locale) }),
        statusPath: paths.claimStatus(outcome.claimToken, locale),
        ask: outcome.isHeld ? askOf(outcome.claimToken) : null,
      };
    }
    case 'joined':
      return {
        ...none,
        title: t('storefront:claim.joined.title'),
        text: t('storefront:claim.joined.text'),
        next: t('storefront:claim.joined.next'),
      };
    case 'refused':
      return {
        ...none,
        title: t('storefront:claim.refused.title'),
        text: shopperReason(outcome.reason, outcome.values, locale, timeZone, own),
        next: t('storefront:claim.refused.next'),
        ask: outcome.claimToken ? askOf(outcome.claimToken) : null,
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

/** What a friend is told to wait for. */
export const awaitedIn = ({ givesCode }: Pick<Pending, 'givesCode'>): 'code' | 'noCode' =>
  givesCode ? 'code' : 'noCode';

type Pending = Extract<ClaimOutcome, { state: 'pending' }>;
type Approved = Extract<ClaimOutcome, { state: 'approved' }>;

/** As it stands in a sentence. */
const addressIn = ({ emailMasked }: { emailMasked: string }, locale: Voice): string =>
  emailMasked || translatorFor(locale)('storefront:claim.typedAddress');

function worth(approved: Approved, locale: Voice): string {
  const t = translatorFor(locale);
  const { spec, currency } = approved;
  const email = addressIn(approved, locale);
  if (!spec) return t('storefront:claim.approved.worthNothing', { email });
  const form = formOf(spec);
  const reward = capitalised(onFirstOrder(spec, currency, locale));
  if (form === 'points') return t('storefront:claim.approved.worthPoints', { reward });
  const said = t('storefront:claim.approved.worth', { reward });
  return form === 'code' ? said : `${said} ${t(`storefront:claim.approved.how.${form}`, { email })}`;
}

function validity({ expiresAt, spec }: Approved, locale: Voice, timeZone: string): string {
  const t = translatorFor(locale);
  const isCode = spec === null || formOf(spec) === 'code';
  if (!expiresAt) return isCode ? t('storefront:claim.approved.once') : '';
  const date = longDate(expiresAt, locale, timeZone);
  return t(isCode ? 'storefront:claim.approved.until' : 'storefront:claim.approved.validUntil', { date });
}
