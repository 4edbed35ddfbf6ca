import { promiseSentence, termsLines } from '../../i18n/offer-words.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import type { PublicTerms } from '../../queries/views.ts';
import { ALWAYS } from '../storefront/terms-page.ts';

/** The terms of one version in words, and what holds for every programme. */
export function termsAnswer({ terms, versionNumber, publishedAt, period, isInForce }: PublicTerms, locale: Voice) {
  const t = translatorFor(locale);
  return {
    version: versionNumber,
    publishedAt,
    period,
    isInForce,
    promise: promiseSentence(terms, locale),
    terms: termsLines(terms, locale),
    always: ALWAYS.map((rule) => t(`storefront:termsPage.rules.${rule}`)),
    clauses: terms.clauses[nearestLocale(locale)],
  };
}
