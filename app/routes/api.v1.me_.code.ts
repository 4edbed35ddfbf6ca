import { z } from 'zod';
import { line, readBody } from '../ui/api/read-body.ts';
import { CODE_STATUS, codeWords } from '../ui/storefront/code-page.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute, customerOf } from './api/api-route.ts';

const sent = z.object({ pageToken: line, code: line });

export const loader = apiRoute({
  /** An advocate chooses another code. */
  async POST(call) {
    const customerId = customerOf(call);
    const { pageToken, code } = await readBody(call.request, sent);
    const outcome = await call.container.chooseCode(call.shop, customerId, { token: pageToken, code });
    const words = codeWords(outcome, call.locale, call.shop.timeZone);
    return jsonAnswer({ ...outcome, words }, CODE_STATUS[outcome.state]);
  },
});
export const action = loader;
