import type { OfferTerms, ProgramStatus } from '../domain/program/offer.ts';
import { conditionsLine, friendSentence, promiseSentence, termsLines, untilSentence } from './offer-words.ts';
import { promisedSpecs } from './promised-specs.ts';
import { formOf } from './reward-words/index.ts';
import { type Locale, resources, themeWordsIn, type Voice, voiceIn } from './translator.ts';

/** `until` = the last day of a campaign in words; empty for the programme itself. `terms`, one a line (P9). */
type OfferWords = {
  promise: string;
  conditions: string;
  friend: string;
  until: string;
  terms: string[];
  /** what the blocks say otherwise than their own locale files, by their keys */
  say: Readonly<Record<string, string>>;
};

/** What the theme blocks render without asking the app: the app-owned metafield `ricochet.offer` (type json). */
export type ThemeOffer = Record<Locale, OfferWords> & {
  status: 'live' | 'paused';
  landingPath: string;
  /** whether points can be earned: without, the wallet block has nothing to head or to exchange */
  hasPoints: boolean;
  decoys: readonly string[];
};

/** What stands there while nothing is published: the blocks of a theme show nothing of what was promised before. */
export const NO_OFFER: Pick<ThemeOffer, 'status'> = { status: 'paused' };

/**
 * Written to Shopify at publish, at the edges of a campaign, and whenever the programme is paused, resumed, ended or archived.
 * @param isInformal French shoppers are addressed as "tu" (S8)
 * @param decoys codes that stand where only programs look (docs/decisions/018)
 */
export function themeOffer(
  { terms, until, friendUntil }: { terms: OfferTerms; until: Date | null; friendUntil: Date | null },
  status: ProgramStatus,
  { decoys, timeZone, isInformal }: { decoys: readonly string[]; timeZone: string; isInformal: boolean },
): ThemeOffer {
  const lastDay = (end: Date | null, voice: Voice) => (end ? untilSentence('anybody', end, voice, timeZone) : '');
  const words = (voice: Voice): OfferWords => ({
    promise: promiseSentence(terms, voice),
    conditions: conditionsLine(terms, voice),
    friend: [friendSentence(terms, null, voice), lastDay(friendUntil, voice)].filter(Boolean).join('. '),
    until: lastDay(until, voice),
    terms: termsLines(terms, voice),
    say: themeWordsIn(voice),
  });
  const byLocale = Object.fromEntries(
    (Object.keys(resources) as Locale[]).map((locale) => [
      locale,
      words(voiceIn(locale, { words: terms.words, isInformal })),
    ]),
  ) as Record<Locale, OfferWords>;
  const hasPoints = promisedSpecs(terms).some((spec) => formOf(spec) === 'points');
  return {
    ...byLocale,
    status: status === 'live' ? 'live' : 'paused',
    landingPath: '/apps/ricochet/i',
    hasPoints,
    decoys,
  };
}
