import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import type { RuleValue } from '../../domain/verdict/verdict.ts';
import { rewardThing } from '../../i18n/offer-words.ts';
import { formOf } from '../../i18n/reward-words/index.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { longDate } from './format.ts';
import { html, type Markup } from './liquid-html.ts';
import { copyable, messagePage, page } from './page.ts';
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

/** The answer to an exchange, with one way on; nothing is lost by sending the page again. */
export function redeemPage(outcome: RedeemOutcome, locale: Locale, timeZone: string, own: RuleTexts = {}): Markup {
  const t = translatorFor(locale);
  const message = (words: { title: string; text: string }) =>
    messagePage(locale, `redeem-${outcome.state}`, words, backButton(locale));
  switch (outcome.state) {
    case 'approved':
      return approvedPage(outcome, locale, timeZone);
    case 'refused':
      return message({
        title: t('storefront:redeem.refused.title'),
        text: `${shopperReason(outcome.reason, outcome.values, locale, timeZone, own)} ${t('storefront:redeem.refused.next')}`,
      });
    case 'too-many':
      return message({ title: t('storefront:claim.tooMany.title'), text: t('storefront:redeem.refused.next') });
    case 'pending':
    case 'closed':
      return message({
        title: t(`storefront:redeem.${outcome.state}.title`),
        text: t(`storefront:redeem.${outcome.state}.text`),
      });
    default:
      return outcome satisfies never;
  }
}

function approvedPage(
  { spec, code, expiresAt, currency }: Extract<RedeemOutcome, { state: 'approved' }>,
  locale: Locale,
  timeZone: string,
): Markup {
  const t = translatorFor(locale);
  const form = formOf(spec);
  const label = t(`storefront:redeem.approved.${form === 'gift-card' ? 'giftCardLabel' : 'codeLabel'}`);
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="redeem-approved" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${t('storefront:redeem.approved.title')}</h1>
<p class="ricochet-lead">${t('storefront:redeem.approved.code', { thing: rewardThing(spec, currency, locale) })}</p>
${code && copyable(locale, { id: 'redeemed-code', label, value: code, isCode: true })}
<p>${t(`storefront:redeem.how.${form}`)} ${expiresAt && t('storefront:claim.approved.validUntil', { date: longDate(expiresAt, locale, timeZone) })}</p>
${code && form === 'code' && html`<p><a class="ricochet-button" href="${paths.discount(code)}">${t('storefront:redeem.approved.use')}</a></p>`}
${backButton(locale, code !== null && form === 'code')}
</section>`,
  );
}

function backButton(locale: Locale, isQuiet = false): Markup {
  const look = isQuiet ? 'ricochet-button ricochet-button--quiet' : 'ricochet-button';
  return html`<p><a class="${look}" href="${paths.space}?locale=${locale}">${translatorFor(locale)('storefront:redeem.approved.again')}</a></p>`;
}
