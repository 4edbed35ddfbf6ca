import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import type { RuleValue } from '../../domain/verdict/verdict.ts';
import { rewardThing } from '../../i18n/offer-words.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { longDate } from './format.ts';
import { html, type Markup } from './liquid-html.ts';
import { copyable, type MessageWords, messagePage, page } from './page.ts';
import { paths } from './paths.ts';

/** What became of an exchange of points, as `container.redeem` answers. */
export type RedeemOutcome =
  | { state: 'approved'; spec: RewardSpec; code: string | null; expiresAt: string | null; currency: string }
  | { state: 'pending' }
  | { state: 'refused'; reason: string; values: Record<string, RuleValue> }
  | { state: 'closed' }
  | { state: 'too-many' };

export const REDEEM_STATUS: Record<RedeemOutcome['state'], number> = {
  approved: 200,
  pending: 202,
  refused: 200,
  closed: 200,
  'too-many': 429,
};

/** `lead` = what was exchanged for, before how it is used. */
export function redeemWords(
  outcome: RedeemOutcome,
  locale: Voice,
  timeZone: string,
  own: RuleTexts = {},
): MessageWords & { lead?: string } {
  const t = translatorFor(locale);
  switch (outcome.state) {
    case 'approved': {
      const { spec, currency, expiresAt } = outcome;
      const until =
        expiresAt && t('storefront:claim.approved.validUntil', { date: longDate(expiresAt, locale, timeZone) });
      return {
        title: t('storefront:redeem.approved.title'),
        lead: t('storefront:redeem.approved.code', { thing: rewardThing(spec, currency, locale) }),
        text: [t(`storefront:redeem.how.${formOf(spec)}`), until].filter(Boolean).join(' '),
      };
    }
    case 'refused':
      return {
        title: t('storefront:redeem.refused.title'),
        text: `${shopperReason(outcome.reason, outcome.values, locale, timeZone, own)} ${t('storefront:redeem.refused.next')}`,
      };
    case 'too-many':
      return { title: t('storefront:claim.tooMany.title'), text: t('storefront:redeem.refused.next') };
    case 'pending':
    case 'closed':
      return {
        title: t(`storefront:redeem.${outcome.state}.title`),
        text: t(`storefront:redeem.${outcome.state}.text`),
      };
    default:
      return outcome satisfies never;
  }
}

/** The answer to an exchange, with one way on; nothing is lost by sending the page again. */
export function redeemPage(outcome: RedeemOutcome, locale: Voice, timeZone: string, own: RuleTexts = {}): Markup {
  const words = redeemWords(outcome, locale, timeZone, own);
  if (outcome.state !== 'approved') return messagePage(locale, `redeem-${outcome.state}`, words, backButton(locale));
  const t = translatorFor(locale);
  const { spec, code } = outcome;
  const form = formOf(spec);
  const label = t(`storefront:redeem.approved.${form === 'gift-card' ? 'giftCardLabel' : 'codeLabel'}`);
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="redeem-approved" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
<p class="ricochet-lead">${words.lead}</p>
${code && copyable(locale, { id: 'redeemed-code', label, value: code, isCode: true })}
<p>${words.text}</p>
${code && form === 'code' && html`<p><a class="ricochet-button" href="${paths.discount(code)}">${t('storefront:redeem.approved.use')}</a></p>`}
${backButton(locale, code !== null && form === 'code')}
</section>`,
  );
}

function backButton(locale: Voice, isQuiet = false): Markup {
  const look = isQuiet ? 'ricochet-button ricochet-button--quiet' : 'ricochet-button';
  return html`<p><a class="${look}" href="${paths.ownSpace(locale)}">${translatorFor(locale)('storefront:redeem.approved.again')}</a></p>`;
}
