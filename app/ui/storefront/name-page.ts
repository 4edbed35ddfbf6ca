import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { type MessageWords, messagePage, page, shopButton, tooManyWords } from './page.ts';
import { paths } from './paths.ts';
import { trap } from './trap.ts';

/** What became of the form, as `container.nameAdvocate` answers; a code alone has its landing page instead. */
export type NameOutcome =
  | { state: 'received' }
  | { state: 'invalid'; field: NameField; problem: string }
  | { state: 'closed' }
  | { state: 'too-many' };

export const NAME_STATUS: Record<NameOutcome['state'], number> = {
  received: 202,
  invalid: 422,
  closed: 200,
  'too-many': 429,
};

export type NameField = 'advocate' | 'email' | 'firstName' | 'order';
export type NameTyped = Record<NameField, string>;

export function nameWords(outcome: NameOutcome, locale: Voice): MessageWords {
  const t = translatorFor(locale);
  switch (outcome.state) {
    case 'received':
      return { title: t('storefront:name.received.title'), text: t('storefront:name.received.text') };
    case 'invalid': {
      const problem = outcome.field === 'advocate' ? 'advocate' : outcome.problem;
      return { title: t('storefront:landing.again'), text: t(`storefront:name.problems.${problem}`) };
    }
    case 'too-many':
      return tooManyWords(locale);
    case 'closed':
      return { title: t('storefront:space.closed.title'), text: t('storefront:name.closed') };
    default:
      return outcome satisfies never;
  }
}

const PAGE_NAME = { received: 'named', closed: 'closed', 'too-many': 'too-many' } as const;

export function namePage(
  outcome: NameOutcome | null,
  locale: Voice,
  { typed, isCustomer }: { typed: NameTyped; isCustomer: boolean },
): Markup {
  if (outcome && outcome.state !== 'invalid')
    return messagePage(locale, PAGE_NAME[outcome.state], nameWords(outcome, locale), shopButton(locale));
  const t = translatorFor(locale);
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="name" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${t('storefront:name.title')}</h1>
<p>${t('storefront:name.text')}</p>
${nameForm(locale, typed, isCustomer, outcome)}
</section>`,
  );
}

type Invalid = Extract<NameOutcome, { state: 'invalid' }>;

/** Whoever is logged in to an account with an address is known; anybody else says under which they buy. */
function nameForm(locale: Voice, typed: NameTyped, isCustomer: boolean, invalid: Invalid | null): Markup {
  const t = translatorFor(locale);
  const isKnown = isCustomer && typed.email === '' && invalid?.field !== 'email';
  const field = (name: NameField, attributes: Markup) => {
    const message = invalid?.field === name ? nameWords(invalid, locale).text : null;
    const id = `ricochet-name-${name}`;
    return html`<div class="ricochet-field"><label for="${id}">${t(`storefront:name.${name}`)}</label>
<input id="${id}" name="${name}" value="${typed[name]}"${attributes} aria-describedby="${id}-problem"${message !== null && html` aria-invalid="true" autofocus`}>
<p class="ricochet-problem" id="${id}-problem" role="alert">${message}</p></div>`;
  };
  return html`<form class="ricochet-form" method="post" action="${paths.name}" novalidate data-ricochet="name-form">
<input type="hidden" name="locale" value="${nearestLocale(locale)}">
${trap(locale, 'ricochet-name-website')}
${field('advocate', html` type="text" autocomplete="off" maxlength="300" required`)}
${!isKnown && field('email', html` type="email" inputmode="email" autocomplete="email" maxlength="254"`)}
${!isKnown && field('firstName', html` type="text" autocomplete="given-name" maxlength="60"`)}
${field('order', html` type="text" autocomplete="off" maxlength="60"`)}
<button class="ricochet-button" type="submit">${t('storefront:name.submit')}</button>
<p class="ricochet-quiet">${t('storefront:name.usage')}</p>
</form>`;
}
