import type { ShareChannel } from '../../domain/attribution/share-channel.ts';
import type { OfferTerms } from '../../domain/program/offer.ts';
import type { Disclosed } from '../../i18n/disclosure-words.ts';
import { friendConditionsLine, termsLines, untilSentence } from '../../i18n/offer-words.ts';
import { givesCode } from '../../i18n/reward-words/index.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { claimForm } from './claim-form.ts';
import { disclosureLine } from './disclosure.ts';
import { html, type Markup } from './liquid-html.ts';
import { termsDetails } from './page.ts';
import { paths } from './paths.ts';

export type Landing = {
  advocateFirstName: string | null;
  friendFirstName?: string | null;
  terms: OfferTerms;
  /** when the campaign that gives friends more is no longer in force */
  until?: string | null;
  /** whose terms aren't the ones that are public */
  ownVersion?: number | null;
  /** whoever invites is paid for it */
  disclosure?: Disclosed | null;
  shop: { timeZone: string; name: string };
  visitToken: string;
  via?: ShareChannel | null;
};

/** That whoever invites is paid for it, what it takes to get the offer, and until when it is a special one. */
export const promiseDetails = ({ terms, until, shop, disclosure }: Landing, locale: Voice): Markup =>
  html`${disclosureLine(disclosure, shop.name, locale)}
<p data-ricochet="conditions">${friendConditionsLine(terms, locale)}</p>
${until && html`<p class="ricochet-notice" data-ricochet="until">${untilSentence('friend', new Date(until), locale, shop.timeZone)}</p>`}`;

export const landingTerms = ({ terms, ownVersion }: Landing, locale: Voice): Markup =>
  termsDetails(locale, termsLines(terms, locale), paths.terms(locale, ownVersion));

/** @param heading the page's only first heading, where no other block has it */
export function claimCard(
  { terms, visitToken, via = null }: Landing,
  locale: Voice,
  heading: 'h1' | 'h2' = 'h2',
): Markup {
  const hasCode = terms.welcome !== null && givesCode(terms.welcome);
  const title = translatorFor(locale)(hasCode ? 'storefront:landing.title' : 'storefront:landing.titleNoCode');
  return html`<div class="ricochet-card">
${heading === 'h1' ? html`<h1 id="ricochet-title">${title}</h1>` : html`<h2>${title}</h2>`}
${claimForm(locale, { visitToken, email: '', firstName: '', givesCode: hasCode, via, problem: null })}
</div>`;
}
