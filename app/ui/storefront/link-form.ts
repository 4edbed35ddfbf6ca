import type { PromotionPlace } from '../../domain/attribution/promotion-place.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { paths } from './paths.ts';
import { trap } from './trap.ts';

/** One's own page without an account (S10): the address the shop knows, and the link comes by e-mail. */
export function linkForm(
  locale: Voice,
  { email, problem, from }: { email: string; problem: string | null; from: PromotionPlace | null },
): Markup {
  const t = translatorFor(locale);
  return html`<form class="ricochet-form" method="post" action="${paths.link}" novalidate data-ricochet="link-form">
<input type="hidden" name="locale" value="${nearestLocale(locale)}">${from !== null && html`<input type="hidden" name="from" value="${from}">`}
${trap(locale, 'ricochet-link-website')}
<div class="ricochet-field"><label for="ricochet-link-email">${t('storefront:guest.email')}</label>
<input id="ricochet-link-email" name="email" value="${email}" type="email" inputmode="email" autocomplete="email" maxlength="254" required${problem !== null && html` aria-invalid="true" autofocus`} aria-describedby="ricochet-link-how${problem !== null && html` ricochet-link-problem`}">
<p class="ricochet-quiet" id="ricochet-link-how">${t('storefront:guest.how')}</p>
${problem !== null && html`<p class="ricochet-problem" id="ricochet-link-problem" role="alert">${problem}</p>`}</div>
<button class="ricochet-button ricochet-button--quiet" type="submit" data-ricochet="send-link">${t('storefront:guest.submit')}</button>
</form>`;
}
