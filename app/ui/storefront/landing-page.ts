import type { ReadyPage } from '../../domain/landing/ready-page.ts';
import { friendSentence } from '../../i18n/offer-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { claimCard, type Landing, landingTerms, promiseDetails } from './landing-parts.ts';
import { html, type Markup } from './liquid-html.ts';
import { ownPage } from './own-page.ts';
import { closedPage, messagePage, page, shopButton } from './page.ts';
import { cartAttributes } from './paths.ts';

/**
 * What stands behind a link, whatever became of it.
 * @param own the merchant's page (S4); null = ours
 */
export function behindLink(
  landing: ({ state: 'open' } & Landing) | { state: 'closed' } | { state: 'unavailable' },
  locale: Voice,
  own: ReadyPage | null,
): Markup {
  switch (landing.state) {
    case 'open':
      return own ? ownPage(own, landing, locale) : landingPage(landing, locale);
    case 'unavailable':
      return unavailablePage(locale);
    case 'closed':
      return closedPage(locale);
    default:
      return landing satisfies never;
  }
}

/** Whoever invites may not do so just now; why is theirs to read. */
function unavailablePage(locale: Voice): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'unavailable',
    { title: t('storefront:unavailable.title'), text: t('storefront:unavailable.text') },
    shopButton(locale),
  );
}

/** Behind the permanent link: who invites, what the friend gets, until when, one field, one button. */
function landingPage(landing: Landing, locale: Voice): Markup {
  return page(
    locale,
    html`<section class="ricochet-landing" data-ricochet="landing" aria-labelledby="ricochet-title">
<div class="ricochet-promise">
<h1 id="ricochet-title">${friendSentence(landing.terms, landing.advocateFirstName, locale)}</h1>
${promiseDetails(landing, locale)}
${landingTerms(landing, locale)}
</div>
${claimCard(landing, locale)}
</section>`,
    { [cartAttributes.visit]: landing.visitToken },
    landing.terms.conditions.windowDays,
  );
}
