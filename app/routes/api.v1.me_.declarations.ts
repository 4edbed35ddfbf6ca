import { z } from 'zod';
import { nearestLocale } from '../i18n/translator.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { DECLARE_STATUS, declareWords } from '../ui/storefront/declare-page.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute, customerOf } from './api/api-route.ts';

/** Each in its own field: a friend is read from one line, in which an address is what has an "@". */
const friend = z.object({
  firstName: line.refine((typed) => !typed.includes('@')).default(''),
  email: line.refine((typed) => !typed.includes(' ')),
});
const sent = z.object({ pageToken: line, friends: z.array(friend).min(1), consent: z.boolean() });

export const loader = apiRoute({
  /** An advocate declares friends, all or none. */
  async POST(call) {
    const customerId = customerOf(call);
    const { container, request, shop, locale } = call;
    const { pageToken, friends, consent } = await readBody(request, sent);
    const outcome = await container.declareFriends(shop, customerId, {
      ...{ token: pageToken, firstName: '', email: '', consent, locale: nearestLocale(locale) },
      many: friends.map(({ firstName, email }) => `${firstName} ${email}`).join('\n'),
    });
    return jsonAnswer({ ...outcome, words: declareWords(outcome, locale) }, DECLARE_STATUS[outcome.state]);
  },
});
export const action = loader;
