import type { OfferTerms } from '../../domain/program/offer.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { type DeclareFormState, declareForm } from './declare-form.ts';
import { counted } from './format.ts';
import { html, type Markup } from './liquid-html.ts';
import { messagePage, page } from './page.ts';
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
export const consentWords = (terms: OfferTerms, locale: Locale): string =>
  terms.declarations.consent[locale] || translatorFor(locale)('storefront:declare.consent');

/** The answer never tells what is known of an address: only that those who may be written to will be. */
export function declarePage(
  outcome: DeclareOutcome,
  locale: Locale,
  typed: Omit<DeclareFormState, 'problem' | 'consent'> & { consent: string | null },
): Markup {
  const t = translatorFor(locale);
  const back = html`<p><a class="ricochet-button" href="${paths.space}?locale=${locale}">${t('storefront:declare.back')}</a></p>`;
  switch (outcome.state) {
    case 'done':
      return messagePage(
        locale,
        'declared',
        {
          title: t('storefront:declare.done.title', counted(outcome.count, locale)),
          text: t('storefront:declare.done.text'),
        },
        back,
      );
    case 'invalid':
      return page(
        locale,
        html`<section class="ricochet-message" data-ricochet="declare-again" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${t('storefront:landing.again')}</h1>
${declareForm(locale, {
  ...typed,
  consent: typed.consent ?? t('storefront:declare.consent'),
  problem: t(`storefront:declare.problems.${outcome.problem}`, { line: outcome.line ?? '' }),
})}
</section>`,
      );
    case 'too-many':
      return messagePage(
        locale,
        'too-many',
        { title: t('storefront:claim.tooMany.title'), text: t('storefront:declare.tooMany') },
        back,
      );
    case 'closed':
      return messagePage(
        locale,
        'declare-closed',
        { title: t('storefront:redeem.closed.title'), text: t('storefront:declare.closed') },
        back,
      );
    default:
      return outcome satisfies never;
  }
}
