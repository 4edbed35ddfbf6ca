import { z } from 'zod';
import { nearestLocale } from '../i18n/translator.ts';
import { ApiRefusal } from '../ui/api/answer.ts';
import { appealAnswer } from '../ui/api/outcome-words.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { ASK_STATUS, askedWords } from '../ui/storefront/ask-page.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

const optional = line.default('');
const note = z
  .string()
  .refine((typed) => !typed.includes('\0'))
  .default('');
const sent = z.object({ about: optional, claimToken: optional, pageToken: optional, note, email: optional });

export const loader = apiRoute({
  /** What a shopper may ask a human to look at: ?about=REFERRAL of a customer's, or ?claim=TOKEN (V6). */
  async GET({ container, request, shop, locale, customerId }) {
    const asked = new URL(request.url).searchParams;
    const who = whoAsks(asked.get('about') ?? '', asked.get('claim') ?? '', customerId);
    const [appeal, own] = await Promise.all([container.appealable(shop, who), container.ruleTexts(shop.shopId)]);
    return jsonAnswer(appealAnswer(appeal, locale, own));
  },

  /** Somebody else's affairs look like none. */
  async POST({ container, request, shop, locale, customerId, ip }) {
    const { about, claimToken, ...typed } = await readBody(request, sent);
    const who = whoAsks(about, claimToken, customerId);
    const outcome = await container.askHuman(shop, who, { ...typed, locale: nearestLocale(locale), ip });
    return jsonAnswer({ ...outcome, words: askedWords(outcome, locale) }, ASK_STATUS[outcome.state]);
  },
});
export const action = loader;

function whoAsks(referralId: string, claimToken: string, customerId: string | null) {
  if (claimToken) return { claimToken };
  if (!customerId) throw new ApiRefusal('customer-needed');
  return { customerId, referralId };
}
