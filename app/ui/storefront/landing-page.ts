import type { OfferTerms } from '../../domain/program/offer.ts';
import { friendConditionsLine, friendSentence, termsLines, untilSentence } from '../../i18n/offer-words.ts';
import { givesCode } from '../../i18n/reward-words/index.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { claimForm } from './claim-form.ts';
import { html, type Markup } from './liquid-html.ts';
import { closedPage, messagePage, page, shopButton, termsDetails } from './page.ts';
import { cartAttributes } from './paths.ts';

export type Landing = {
  advocateFirstName: string | null;
  terms: OfferTerms;
  /** when the campaign that gives friends more is no longer in force */
  until?: string | null;
  shop: { timeZone: string };
  visitToken: string;
};

/** What stands behind a link, whatever became of it. */
export function behindLink(
  landing: ({ state: 'open' } & Landing) | { state: 'closed' } | { state: 'unavailable' },
  locale: Locale,
): Markup {
  switch (landing.state) {
    case 'open':
      return landingPage(landing, locale);
    case 'unavailable':
      return unavailablePage(locale);
    case 'closed':
      return closedPage(locale);
    default:
      return landing satisfies never;
  }
}

/** Whoever invites may not do so just now; why is theirs to read. */
function unavailablePage(locale: Locale): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'unavailable',
    { title: t('storefront:unavailable.title'), text: t('storefront:unavailable.text') },
    shopButton(locale),
  );
}

/** Behind the permanent link: who invites, what the friend gets, until when, one field, one button. */
function landingPage(landing: Landing, locale: Locale): Markup {
  const t = translatorFor(locale);
  const { terms, until, shop } = landing;
  const hasCode = terms.welcome !== null && givesCode(terms.welcome);
  return page(
    locale,
    html`<section class="ricochet-landing" data-ricochet="landing" aria-labelledby="ricochet-title">
<div class="ricochet-promise">
<h1 id="ricochet-title">${friendSentence(terms, landing.advocateFirstName, locale)}</h1>
<p data-ricochet="conditions">${friendConditionsLine(terms, locale)}</p>
${until && html`<p class="ricochet-notice" data-ricochet="until">${untilSentence('friend', new Date(until), locale, shop.timeZone)}</p>`}
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
