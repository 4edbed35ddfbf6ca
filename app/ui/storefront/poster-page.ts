import { conditionsLine, promiseSentence, untilSentence } from '../../i18n/offer-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import type { PublicTerms } from '../../queries/views.ts';
import { html, type Markup } from './liquid-html.ts';
import { page } from './page.ts';
import { paths } from './paths.ts';
import { qrSvg } from './qr-svg.ts';
import { spaceClosedPage } from './space-page.ts';

/** What the shop promises and a QR code that leads to taking part; of the whole page only the poster comes out of the printer. */
export function posterPage(found: PublicTerms | null, locale: Voice): Markup {
  if (!found?.isInForce) return spaceClosedPage(locale);
  const t = translatorFor(locale);
  const address = `${found.storefrontUrl}${paths.join(locale, 'poster')}`;
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="poster" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${t('storefront:poster.title')}</h1>
<p>${t('storefront:poster.text')}</p>
<div class="ricochet-print ricochet-print--poster">
<div><p class="ricochet-print__shop">${found.shopName}</p>
<p class="ricochet-print__promise">${promiseSentence(found.terms, locale)}</p>
${found.until && html`<p data-ricochet="until"><strong>${untilSentence('anybody', new Date(found.until), locale, found.timeZone)}</strong></p>`}
<p>${conditionsLine(found.terms, locale)}</p>
<p><strong>${t('storefront:poster.scan')}</strong></p></div>
${qrSvg(address, t('storefront:poster.qr'))}
</div>
<p class="ricochet-row"><button class="ricochet-button" type="button" hidden data-ricochet-print>${t('storefront:card.print')}</button></p>
</section>`,
  );
}
