import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { paths } from './paths.ts';

/** `token` goes with a page made for this customer; `problem` = words of why the code can't be. */
export type CodeFormState = { token: string; code: string; problem: string | null };

/** A code of one's own (V1). Works without a script. */
export function codeForm(locale: Voice, { token, code, problem }: CodeFormState): Markup {
  const t = translatorFor(locale);
  return html`<form class="ricochet-form" method="post" action="${paths.code}" data-ricochet="code-form">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="locale" value="${nearestLocale(locale)}">
<div class="ricochet-field"><label for="ricochet-own-code">${t('storefront:ownCode.label')}</label>
<input id="ricochet-own-code" name="code" value="${code}" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" minlength="4" maxlength="24" required${problem !== null && html` aria-invalid="true"`} aria-describedby="ricochet-own-code-how${problem !== null && html` ricochet-own-code-problem`}">
<p class="ricochet-quiet" id="ricochet-own-code-how">${t('storefront:ownCode.how')}</p>
${problem !== null && html`<p class="ricochet-problem" id="ricochet-own-code-problem" role="alert">${problem}</p>`}</div>
<button class="ricochet-button" type="submit" data-ricochet="choose-code">${t('storefront:ownCode.submit')}</button>
</form>`;
}
