import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';

/** Filled in by programs that fill in everything; people never see it. */
export const TRAP_FIELD = 'website';

/** @param id one of a page's own */
export const trap = (locale: Voice, id: string): Markup =>
  html`<div class="ricochet-trap" aria-hidden="true"><label for="${id}">${translatorFor(locale)('storefront:landing.trap')}</label><input id="${id}" name="${TRAP_FIELD}" type="text" tabindex="-1" autocomplete="off"></div>`;
