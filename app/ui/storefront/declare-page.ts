import type { OfferTerms } from '../../domain/program/offer.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { type DeclareFormState, declareForm } from './declare-form.ts';
import { counted } from './format.ts';
import { html, type Markup } from './liquid-html.ts';
import { type MessageWords, messagePage, page, tooManyWords } from './page.ts';
import { paths } from './paths.ts';

/** What became of the form, as `container.declareFriends` answers. */
export type DeclareOutcome =
  | { state: 'done'; count: number }
  | { state: 'invalid'; problem: string; line: string | null }
  | { state: 'closed' }
  | { state: 'too-many' };

export const DECLARE_STATUS: Record<DeclareOutcome['state'], number> = {
  done: 200,
  invalid: 422,
  closed: 200,
  'too-many': 429,
};

/** What the advocate agrees to: the shop's words where it has some, else ours. */
export const consentWords = (terms: OfferTerms, locale: Voice): string =>
  terms.declarations.consent[nearestLocale(locale)] || translatorFor(locale)('storefront:declare.consent');

/** The answer never tells what is known of an address: only that those who may be written to will be. */
export function declareWords(outcome: DeclareOutcome, locale: Voice): MessageWords {
  const t = translatorFor(locale);
  switch (outcome.state) {
    case 'done':
      return {
        title: t('storefront:declare.done.title', counted(outcome.count, locale)),
        text: t('storefront:declare.done.text'),
      };
    case 'invalid':
      return {
        title: t('storefront:landing.again'),
        text: t(`storefront:declare.problems.${outcome.problem}`, { line: outcome.line ?? '' }),
      };
    case 'too-many':
      return tooManyWords(locale);
    case 'closed':
      return { title: t('storefront:redeem.closed.title'), text: t('storefront:declare.closed') };
    default:
      return outcome satisfies never;
  }
}

const PAGE_NAME = { done: 'declared', closed: 'declare-closed', 'too-many': 'too-many' } as const;

export function declarePage(
  outcome: DeclareOutcome,
  locale: Voice,
  typed: Omit<DeclareFormState, 'problem' | 'consent'> & { consent: string | null },
): Markup {
  const t = translatorFor(locale);
  const words = declareWords(outcome, locale);
  if (outcome.state !== 'invalid') {
    const back = html`<p><a class="ricochet-button" href="${paths.ownSpace(locale)}">${t('storefront:declare.back')}</a></p>`;
    return messagePage(locale, PAGE_NAME[outcome.state], words, back);
  }
  const consent = typed.consent ?? t('storefront:declare.consent');
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="declare-again" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
${declareForm(locale, { ...typed, consent, problem: words.text })}
</section>`,
  );
}
