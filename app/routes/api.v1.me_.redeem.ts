import { z } from 'zod';
import { redeemAnswer } from '../ui/api/outcome-words.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { REDEEM_STATUS } from '../ui/storefront/redeem-page.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute, customerOf } from './api/api-route.ts';

const sent = z.object({ pageToken: line, itemId: line });

export const loader = apiRoute({
  /** A customer exchanges points; sent twice with one page token, it happens once. */
  async POST(call) {
    const customerId = customerOf(call);
    const { container, request, shop, locale } = call;
    const { pageToken, itemId } = await readBody(request, sent);
    const outcome = await container.redeem(shop, customerId, { token: pageToken, itemId });
    const own = outcome.state === 'refused' ? await container.ruleTexts(shop.shopId) : {};
    return jsonAnswer(redeemAnswer(outcome, locale, shop.timeZone, own), REDEEM_STATUS[outcome.state]);
  },
});
export const action = loader;
