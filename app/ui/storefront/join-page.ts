import type { PromotionPlace } from '../../domain/attribution/promotion-place.ts';
import { conditionsLine, promiseSentence, termsLines, untilSentence } from '../../i18n/offer-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import type { PublicTerms } from '../../queries/views.ts';
import { linkForm } from './link-form.ts';
import { html, type Markup } from './liquid-html.ts';
import { messagePage, page, termsDetails } from './page.ts';
import { paths } from './paths.ts';
import { spaceClosedPage } from './space-page.ts';

type Joining = {
  /** what is promised now; null = nothing is */
  found: PublicTerms | null;
  /** where they read of it (S10) */
  from: PromotionPlace | null;
  /** who is logged in has one step left */
  isCustomer?: boolean;
  /** what they typed, and what is wrong with it */
  typed?: { email: string; problem: string | null };
};

const NOTHING_TYPED = { email: '', problem: null };

/** Where anybody reads what is promised and takes part: by logging in, or by a link sent to the address the shop knows. */
export function joinPage({ found, from, isCustomer = false, typed = NOTHING_TYPED }: Joining, locale: Voice): Markup {
  if (!found?.isInForce) return spaceClosedPage(locale);
  const t = translatorFor(locale);
  const { terms, until, timeZone } = found;
  const own = paths.ownSpace(locale, from);
  return page(
    locale,
    html`<section class="ricochet-landing" data-ricochet="join" aria-labelledby="ricochet-title">
<div class="ricochet-promise">
<h1 id="ricochet-title">${promiseSentence(terms, locale)}</h1>
<p data-ricochet="conditions">${conditionsLine(terms, locale)}</p>
${until && html`<p class="ricochet-notice" data-ricochet="until">${untilSentence('anybody', new Date(until), locale, timeZone)}</p>`}
${termsDetails(locale, termsLines(terms, locale))}
</div>
<div class="ricochet-card">
<h2>${t(isCustomer ? 'storefront:join.ready' : 'storefront:join.title')}</h2>
<p>${t(isCustomer ? 'storefront:join.readyText' : 'storefront:space.anonymous.text')}</p>
<p><a class="ricochet-button" href="${isCustomer ? own : paths.login(own)}" data-ricochet="join-now">${t(isCustomer ? 'storefront:join.open' : 'storefront:join.logIn')}</a></p>
<p class="ricochet-quiet" data-ricochet="join-consent">${t('storefront:join.consent')} <a href="${paths.terms(locale)}">${t('storefront:page.termsPage')}</a></p>
${!isCustomer && html`<h2>${t('storefront:guest.title')}</h2>${linkForm(locale, { ...typed, from })}`}
</div>
</section>`,
  );
}

/**
 * One's own page for who isn't logged in: what is promised to all, and while only a pilot's customers or partners are promised
 * something, the way in all the same (S8).
 */
export function wayInPage({ isOpen, ...joining }: Joining & { isOpen: boolean }, locale: Voice): Markup {
  if (!isOpen) return spaceClosedPage(locale);
  return joining.found?.isInForce ? joinPage(joining, locale) : anonymousPage(locale, { ...joining, isOpen });
}

type Anonymous = Pick<Joining, 'typed'> & {
  /** while nobody can invite, no link is sent, so none is offered */
  isOpen: boolean;
  from?: PromotionPlace | null;
  /** they came by a link that is no longer good */
  isExpired?: boolean;
};

/** Log in, or have the link sent, to go on with something. */
export function anonymousPage(
  locale: Voice,
  { isOpen, from = null, typed = NOTHING_TYPED, isExpired = false }: Anonymous,
): Markup {
  const t = translatorFor(locale);
  const action = html`<p><a class="ricochet-button" href="${paths.login(paths.ownSpace(locale, from))}">${t('storefront:space.anonymous.action')}</a></p>
${isOpen && html`<h2>${t('storefront:guest.title')}</h2>${linkForm(locale, { ...typed, from })}`}`;
  return messagePage(
    locale,
    'anonymous',
    isExpired
      ? { title: t('storefront:guest.expired.title'), text: t('storefront:guest.expired.text') }
      : { title: t('storefront:space.anonymous.title'), text: t('storefront:space.anonymous.text') },
    action,
  );
}
