import { z } from 'zod';
import { nearestLocale } from '../i18n/translator.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { NAME_STATUS, nameWords } from '../ui/storefront/name-page.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

const optional = line.default('');
const sent = z.object({ advocate: line, email: optional, firstName: optional, order: optional });

export const loader = apiRoute({
  /** A friend names who invited them, before buying or after; the answer is the same whoever was named. */
  async POST({ container, request, shop, locale, customerId, ip, userAgent }) {
    const outcome = await container.nameAdvocate(shop, {
      ...(await readBody(request, sent)),
      ...{ locale: nearestLocale(locale), ip, userAgent, customerId },
    });
    // a code alone leads to its own invitation
    if (outcome.state === 'landing') return jsonAnswer(outcome);
    return jsonAnswer({ ...outcome, words: nameWords(outcome, locale) }, NAME_STATUS[outcome.state]);
  },
});
export const action = loader;
