import type { OfferTerms, ProgramStatus } from '../domain/program/offer.ts';
import { conditionsLine, friendSentence, promiseSentence, untilSentence } from './offer-words.ts';
import { type Locale, resources } from './translator.ts';

/** `until` = the last day of a campaign in words; empty for the programme itself. */
type OfferWords = { promise: string; conditions: string; friend: string; until: string };

/** What the theme blocks render without asking the app: the app-owned metafield `ricochet.offer` (type json). */
export type ThemeOffer = Record<Locale, OfferWords> & {
  status: 'live' | 'paused';
  landingPath: string;
  decoys: readonly string[];
};

/**
 * Written to Shopify at publish, at the edges of a campaign, and whenever the programme is paused, resumed or ended.
 * @param decoys codes that stand where only programs look (docs/decisions/018)
 */
export function themeOffer(
  { terms, until, friendUntil }: { terms: OfferTerms; until: Date | null; friendUntil: Date | null },
  status: ProgramStatus,
  { decoys, timeZone }: { decoys: readonly string[]; timeZone: string },
): ThemeOffer {
  const lastDay = (end: Date | null, locale: Locale) => (end ? untilSentence('anybody', end, locale, timeZone) : '');
  const words = (locale: Locale): OfferWords => ({
    promise: promiseSentence(terms, locale),
    conditions: conditionsLine(terms, locale),
    friend: [friendSentence(terms, null, locale), lastDay(friendUntil, locale)].filter(Boolean).join('. '),
    until: lastDay(until, locale),
  });
  const byLocale = Object.fromEntries(
    (Object.keys(resources) as Locale[]).map((locale) => [locale, words(locale)]),
  ) as Record<Locale, OfferWords>;
  return { ...byLocale, status: status === 'live' ? 'live' : 'paused', landingPath: '/apps/ricochet/i', decoys };
}
