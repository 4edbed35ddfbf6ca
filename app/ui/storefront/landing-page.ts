import type { OfferTerms } from '../../domain/program/offer.ts';
import { friendConditionsLine, friendSentence, termsLines } from '../../i18n/offer-words.ts';
import { givesCode } from '../../i18n/reward-words/index.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { claimForm } from './claim-form.ts';
import { html, type Markup } from './liquid-html.ts';
import { page, termsDetails } from './page.ts';
import { cartAttributes } from './paths.ts';

export type Landing = { advocateFirstName: string | null; terms: OfferTerms; visitToken: string };

/** Behind the permanent link: who invites, what the friend gets, until when, one field, one button. */
export function landingPage(landing: Landing, locale: Locale): Markup {
  const t = translatorFor(locale);
  const { terms } = landing;
  const hasCode = terms.welcome !== null && givesCode(terms.welcome);
  return page(
    locale,
    html`<section class="ricochet-landing" data-ricochet="landing" aria-labelledby="ricochet-title">
<div class="ricochet-promise">
<h1 id="ricochet-title">${friendSentence(terms, landing.advocateFirstName, locale)}</h1>
<p data-ricochet="conditions">${friendConditionsLine(terms, locale)}</p>
${termsDetails(locale, termsLines(terms, locale))}
</div>
<div class="ricochet-card">
<h2>${t(hasCode ? 'storefront:landing.title' : 'storefront:landing.titleNoCode')}</h2>
${claimForm(locale, { visitToken: landing.visitToken, email: '', firstName: '', givesCode: hasCode, problem: null })}
</div>
</section>`,
    { [cartAttributes.visit]: landing.visitToken },
  );
}
