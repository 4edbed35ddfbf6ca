import { translatorFor, type Voice } from '../../i18n/translator.ts';
import type { Markup } from './liquid-html.ts';
import { type MessageWords, messagePage, shopButton, tooManyWords } from './page.ts';

/** What became of the form, as `container.askSpaceLink` answers. */
type LinkOutcome = { state: 'received' } | { state: 'closed' } | { state: 'invalid' } | { state: 'too-many' };

export const LINK_STATUS: Record<LinkOutcome['state'], number> = {
  received: 200,
  closed: 200,
  invalid: 422,
  'too-many': 429,
};

/** The answer never tells whether the shop knows the address. */
export function linkWords({ state }: LinkOutcome, locale: Voice): MessageWords {
  const t = translatorFor(locale);
  switch (state) {
    case 'received':
      return { title: t('storefront:guest.received.title'), text: t('storefront:guest.received.text') };
    case 'closed':
      return { title: t('storefront:space.closed.title'), text: t('storefront:space.closed.text') };
    case 'invalid':
      return { title: t('storefront:landing.again'), text: t('storefront:claim.problems.email.malformed') };
    case 'too-many':
      return tooManyWords(locale);
    default:
      return state satisfies never;
  }
}

export function linkPage(outcome: Exclude<LinkOutcome, { state: 'invalid' | 'closed' }>, locale: Voice): Markup {
  return messagePage(locale, `link-${outcome.state}`, linkWords(outcome, locale), shopButton(locale));
}
