import { type Disclosed, disclosureSentence } from '../../i18n/disclosure-words.ts';
import type { Voice } from '../../i18n/translator.ts';
import { html, type Piece } from './liquid-html.ts';

export const disclosureLine = (told: Disclosed | null | undefined, shopName: string, locale: Voice): Piece =>
  told && html`<p class="ricochet-notice" data-ricochet="disclosure">${disclosureSentence(told, shopName, locale)}</p>`;
