import type { ShareChannel } from '../../domain/attribution/share-channel.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup, type Piece } from './liquid-html.ts';
import { paths } from './paths.ts';
import { trap } from './trap.ts';

export type ClaimFormState = {
  visitToken: string;
  email: string;
  firstName: string;
  givesCode: boolean;
  /** how the link was shared, where it said so */
  via?: ShareChannel | null;
  problem: { field: 'email' | 'firstName'; message: string } | null;
};

/** One address, an optional first name. What was typed stays; a problem stands beside its field. */
export function claimForm(locale: Voice, state: ClaimFormState): Markup {
  const t = translatorFor(locale);
  const submit = t(state.givesCode ? 'storefront:landing.submit' : 'storefront:landing.submitNoCode');
  return html`<form class="ricochet-form" method="post" action="${paths.claim}" novalidate data-ricochet-claim data-failed="${t('storefront:claim.failed')}" data-shop="${t('storefront:page.backToShop')}">
<input type="hidden" name="visit" value="${state.visitToken}">
<input type="hidden" name="locale" value="${nearestLocale(locale)}">
<input type="hidden" name="kind" value="${state.givesCode ? 'code' : 'invitation'}">
${state.via != null && html`<input type="hidden" name="via" value="${state.via}">`}
${trap(locale, 'ricochet-website')}
${field(state, 'email', html`${t('storefront:landing.email')}`, html` type="email" autocomplete="email" inputmode="email" maxlength="254" required`)}
${field(state, 'firstName', html`${t('storefront:landing.firstName')} <span class="ricochet-optional">${t('storefront:landing.optional')}</span>`, html` type="text" autocomplete="given-name" maxlength="60"`)}
<button class="ricochet-button" type="submit" data-ricochet="submit">${submit}</button>
<p class="ricochet-quiet">${t(state.givesCode ? 'storefront:landing.usage' : 'storefront:landing.usageNoCode')} ${t('storefront:landing.seen')}</p>
</form>`;
}

function field(state: ClaimFormState, name: 'email' | 'firstName', label: Markup, attributes: Markup): Piece {
  const message = state.problem?.field === name ? state.problem.message : null;
  const id = `ricochet-${name}`;
  return html`<div class="ricochet-field">
<label for="${id}">${label}</label>
<input id="${id}" name="${name}" value="${state[name]}"${attributes} aria-describedby="${id}-problem"${message !== null && html` aria-invalid="true" autofocus`}>
<p class="ricochet-problem" id="${id}-problem" data-ricochet-problem="${name}" role="alert">${message}</p>
</div>`;
}
