import { z } from 'zod';
import { nearestLocale } from '../i18n/translator.ts';
import { claimAnswer } from '../ui/api/outcome-words.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { CLAIM_STATUS } from '../ui/storefront/claim-model.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { shareChannelFrom } from '../ui/storefront/share-channels.ts';
import { apiRoute } from './api/api-route.ts';

const sent = z.object({ visitToken: line, email: line, firstName: line.default(''), via: line.optional() });

export const loader = apiRoute({
  /** A friend takes an invitation up. */
  async POST({ container, request, shop, locale, customerId, ip, userAgent }) {
    const { via, ...typed } = await readBody(request, sent);
    const outcome = await container.claim(shop, {
      ...{ ...typed, via: shareChannelFrom(via) },
      ...{ locale: nearestLocale(locale), ip, userAgent, customerId },
    });
    const own = outcome.state === 'refused' ? await container.ruleTexts(shop.shopId) : {};
    return jsonAnswer(claimAnswer(outcome, locale, shop, own), CLAIM_STATUS[outcome.state]);
  },
});
export const action = loader;
