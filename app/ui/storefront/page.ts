import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup, type Piece, trusted } from './liquid-html.ts';
import style from './page.css?raw';
import script from './page-behaviour.js?raw';
import { paths } from './paths.ts';

/**
 * What stands between the theme's header and footer. `raw` keeps Liquid from reading any of it: a second wall behind
 * the escaping. The metas repeat the headers, which Shopify doesn't pass on with a Liquid page.
 * @param cart attributes that the script puts in the cart, so that the order knows the invitation without a cookie
 * @param windowDays so long a visit in the cart stands before a later one; left out: always
 */
export function page(
  locale: Voice,
  content: Markup,
  cart: Record<string, string> = {},
  windowDays: number | '' = '',
): Markup {
  return html`{% raw %}<meta name="robots" content="noindex, nofollow"><meta name="referrer" content="same-origin">
<style>${trusted(style)}</style>
<div class="ricochet-page" lang="${nearestLocale(locale)}" data-ricochet-page data-cart="${JSON.stringify(cart)}" data-window-days="${windowDays}" data-locale="${nearestLocale(locale)}">
${content}
<p class="ricochet-quiet ricochet-live" role="status" data-ricochet-live></p>
</div>
<script>${trusted(script)}</script>{% endraw %}`;
}

export type MessageWords = { title: string; text: string };

/** One message and one way on. */
export function messagePage(locale: Voice, name: string, words: MessageWords, action: Piece): Markup {
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="${name}" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
<p>${words.text}</p>
${action}
</section>`,
  );
}

export function shopButton(locale: Voice, label?: string): Markup {
  return html`<p><a class="ricochet-button" href="${paths.shop}">${label ?? translatorFor(locale)('storefront:page.backToShop')}</a></p>`;
}

/** Of most forms: nothing was done, and there is nothing to change. */
export function tooManyWords(locale: Voice): MessageWords {
  const t = translatorFor(locale);
  return { title: t('storefront:claim.tooMany.title'), text: t('storefront:declare.tooMany') };
}

/** Word for word the same whether the code is unknown, ill-formed or the programme paused (no guessing). */
export function closedPage(locale: Voice): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'closed',
    { title: t('storefront:closed.title'), text: t('storefront:closed.text') },
    shopButton(locale),
  );
}

/** All conditions behind one click, in the page itself. */
export function termsDetails(locale: Voice, lines: readonly string[], path = paths.terms(locale)): Markup {
  return html`<details class="ricochet-terms" data-ricochet="terms"><summary>${translatorFor(locale)('storefront:page.terms')}</summary>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
<p><a href="${path}">${translatorFor(locale)('storefront:page.termsPage')}</a></p></details>`;
}

/** A value with a button that copies it; the button appears only where a script can do it. */
export function copyable(
  locale: Voice,
  options: { id: string; label: string; value: string; isCode: boolean; copyLabel?: string },
): Markup {
  const t = translatorFor(locale);
  return html`<div class="ricochet-copy">
<span class="ricochet-label" id="${options.id}-label">${options.label}</span>
<div class="ricochet-copy__row"><output class="${options.isCode ? 'ricochet-code' : 'ricochet-link'}" id="${options.id}" aria-labelledby="${options.id}-label" data-ricochet="${options.id}">${options.value}</output>
<button class="ricochet-button${options.copyLabel ? '' : ' ricochet-button--quiet'}" type="button" data-ricochet-copy="${options.value}" data-copied="${t('storefront:page.copied')}" aria-describedby="${options.id}-label">${options.copyLabel ?? t('storefront:page.copy')}</button></div>
</div>`;
}
