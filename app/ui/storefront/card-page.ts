import { friendConditionsLine, friendSentence, untilSentence } from '../../i18n/offer-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { page } from './page.ts';
import { markedLink, paths } from './paths.ts';
import { qrSvg } from './qr-svg.ts';
import type { SpaceInput } from './space-input.ts';

/** A card to print: of the whole page only the card comes out of the printer. */
export function cardPage(
  space: Pick<SpaceInput, 'firstName' | 'terms' | 'friendUntil' | 'link' | 'code' | 'shop'>,
  locale: Voice,
): Markup {
  const t = translatorFor(locale);
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="card" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${t('storefront:card.title')}</h1>
<p>${t('storefront:card.text')}</p>
<div class="ricochet-print">
<div><p class="ricochet-print__shop">${space.shop.name}</p>
<p class="ricochet-print__promise">${friendSentence(space.terms, space.firstName, locale)}</p>
${space.friendUntil && html`<p data-ricochet="until"><strong>${untilSentence('anybody', new Date(space.friendUntil), locale, space.shop.timeZone)}</strong></p>`}
<p>${friendConditionsLine(space.terms, locale)}</p>
<p>${t('storefront:space.code')} <strong class="ricochet-code">${space.code}</strong></p>
<p class="ricochet-quiet ricochet-link">${space.link}</p></div>
${qrSvg(markedLink(space.link, 'card'), t('storefront:space.qr'))}
</div>
<p class="ricochet-row"><button class="ricochet-button" type="button" hidden data-ricochet-print>${t('storefront:card.print')}</button>
<a class="ricochet-button ricochet-button--quiet" href="${paths.ownSpace(locale)}">${t('storefront:declare.back')}</a></p>
</section>`,
  );
}
