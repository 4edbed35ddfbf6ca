import { disclosureSentence } from '../../i18n/disclosure-words.ts';
import { friendConditionsLine, friendSentence, termsLines, untilSentence } from '../../i18n/offer-words.ts';
import { givesCode } from '../../i18n/reward-words/index.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import type { Landing } from '../storefront/landing-parts.ts';
import { cartAttributes } from '../storefront/paths.ts';

/** What an invitation promises the friend who follows it, in words. What isn't open looks alike, whatever the reason. */
export function invitationAnswer(
  landing: ({ state: 'open' } & Landing) | { state: 'closed' } | { state: 'unavailable' },
  locale: Voice,
) {
  const t = translatorFor(locale);
  if (landing.state !== 'open') {
    const { state } = landing;
    return { state, words: { title: t(`storefront:${state}.title`), text: t(`storefront:${state}.text`) } };
  }
  const { advocateFirstName, friendFirstName, terms, until, ownVersion, disclosure, shop, visitToken } = landing;
  return {
    state: 'open' as const,
    advocateFirstName,
    friendFirstName: friendFirstName ?? null,
    promise: friendSentence(terms, advocateFirstName, locale),
    conditions: friendConditionsLine(terms, locale),
    until: until ? untilSentence('friend', new Date(until), locale, shop.timeZone) : null,
    terms: termsLines(terms, locale),
    /** null = the terms in force */
    termsVersion: ownVersion ?? null,
    disclosure: disclosure ? disclosureSentence(disclosure, shop.name, locale) : null,
    givesCode: terms.welcome !== null && givesCode(terms.welcome),
    visitToken,
    cartAttributes: { [cartAttributes.visit]: visitToken },
  };
}
