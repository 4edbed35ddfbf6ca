import { z } from 'zod';
import { nearestLocale } from '../i18n/translator.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { LINK_STATUS, linkWords } from '../ui/storefront/link-page.ts';
import { placeFrom } from '../ui/storefront/promotion-places.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

/** `from` = where they read of the programme, from the address that led to your page */
const sent = z.object({ email: line, from: line.optional() });

export const loader = apiRoute({
  /** A customer who isn't logged in has the link to their space sent to them. The answer is the same for any address. */
  async POST({ container, request, shop, locale, ip }) {
    const { email, from } = await readBody(request, sent);
    const typed = { email, locale: nearestLocale(locale), ip, from: placeFrom(from) };
    const outcome = await container.askSpaceLink(shop, typed);
    return jsonAnswer({ ...outcome, words: linkWords(outcome, locale) }, LINK_STATUS[outcome.state]);
  },
});
export const action = loader;
