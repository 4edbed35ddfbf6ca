import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { paths } from './paths.ts';
import { trap } from './trap.ts';

export type DeclareFormState = {
  /** goes with a page made for this customer */
  token: string;
  /** what the advocate agrees to, in the shop's words or ours */
  consent: string;
  firstName: string;
  email: string;
  many: string;
  /** words of what can't be taken, beside the fields */
  problem: string | null;
};

/** One friend, or several pasted; the agreement is never ticked beforehand (V8). Works without a script. */
export function declareForm(locale: Voice, state: DeclareFormState): Markup {
  const t = translatorFor(locale);
  const about = state.problem === null ? '' : 'ricochet-declare-problem';
  return html`<form class="ricochet-form" method="post" action="${paths.declare}" novalidate data-ricochet="declare-form">
<input type="hidden" name="token" value="${state.token}">
<input type="hidden" name="locale" value="${nearestLocale(locale)}">
${trap(locale, 'ricochet-declare-website')}
${state.problem !== null && html`<p class="ricochet-problem" id="ricochet-declare-problem" role="alert">${state.problem}</p>`}
<div class="ricochet-field"><label for="ricochet-declare-name">${t('storefront:declare.firstName')} <span class="ricochet-optional">${t('storefront:landing.optional')}</span></label>
<input id="ricochet-declare-name" name="firstName" value="${state.firstName}" type="text" autocomplete="off" maxlength="60"></div>
<div class="ricochet-field"><label for="ricochet-declare-email">${t('storefront:declare.email')}</label>
<input id="ricochet-declare-email" name="email" value="${state.email}" type="email" inputmode="email" autocomplete="off" maxlength="254" aria-describedby="${about}"></div>
<details class="ricochet-terms"${state.many !== '' && html` open`}><summary>${t('storefront:declare.several')}</summary>
<div class="ricochet-field"><label for="ricochet-declare-many">${t('storefront:declare.many')}</label>
<textarea id="ricochet-declare-many" name="many" rows="4" maxlength="8000" aria-describedby="ricochet-declare-how">${state.many}</textarea>
<p class="ricochet-quiet" id="ricochet-declare-how">${t('storefront:declare.manyHow')}</p></div></details>
<label class="ricochet-check"><input type="checkbox" name="consent" value="yes" required> <span>${state.consent}</span></label>
<button class="ricochet-button" type="submit" data-ricochet="declare">${t('storefront:declare.submit')}</button>
<p class="ricochet-quiet">${t('storefront:declare.once')}</p>
</form>`;
}
