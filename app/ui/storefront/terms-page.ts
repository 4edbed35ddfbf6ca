import { promiseSentence, termsLines } from '../../i18n/offer-words.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import type { PublicTerms } from '../../queries/views.ts';
import { longDate } from './format.ts';
import { html, type Markup } from './liquid-html.ts';
import { closedPage, page, shopButton } from './page.ts';
import { paths } from './paths.ts';

/** What holds for every programme and can't be switched off (P8), and what a customer may always ask for. */
export const ALWAYS = ['oneLevel', 'free', 'realPurchase', 'human', 'data'] as const;

/** The terms of one version, written from what it promises (P9): public, and one address for each version for ever. */
export function termsPage(found: PublicTerms | null, locale: Voice): Markup {
  if (!found) return closedPage(locale);
  const t = translatorFor(locale);
  const { terms, versionNumber, period, shopName, timeZone } = found;
  const date = (instant: string) => longDate(instant, locale, timeZone);
  const stands = t(found.isInForce ? 'storefront:termsPage.inForce' : 'storefront:termsPage.earlier');
  return page(
    locale,
    html`<article class="ricochet-message ricochet-terms-page" data-ricochet="terms-page" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${t('storefront:termsPage.title', { shop: shopName })}</h1>
<p>${promiseSentence(terms, locale)}</p>
<p class="ricochet-quiet">${t('storefront:termsPage.version', { number: versionNumber, date: date(found.publishedAt) })} ${stands}</p>
${period && html`<p>${t('storefront:termsPage.period', { from: date(period.startsAt), to: date(period.lastAt) })}</p>`}
<h2>${t('storefront:termsPage.conditions')}</h2>
<ul>${termsLines(terms, locale).map((line) => html`<li>${line}</li>`)}</ul>
<h2>${t('storefront:termsPage.always')}</h2>
<ul>${ALWAYS.map((rule) => html`<li>${t(`storefront:termsPage.rules.${rule}`)}</li>`)}</ul>
${
  terms.clauses[nearestLocale(locale)] !== '' &&
  html`<h2>${t('storefront:termsPage.clauses')}</h2>${paragraphs(terms.clauses[nearestLocale(locale)])}`
}
${!found.isInForce && html`<p><a href="${paths.terms(locale)}">${t('storefront:termsPage.current')}</a></p>`}
${shopButton(locale)}
</article>`,
  );
}

const paragraphs = (text: string): Markup[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => html`<p>${one}</p>`);
