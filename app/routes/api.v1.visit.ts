import { z } from 'zod';
import { invitationAnswer } from '../ui/api/invitation-answer.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { shareChannelFrom } from '../ui/storefront/share-channels.ts';
import { apiRoute } from './api/api-route.ts';

/** `via` = how the link was shared, from its address */
const sent = z.object({ code: line, via: line.optional() });

export const loader = apiRoute({
  /** A friend follows a link, or types its code (V1): what it promises. Any code that opens nothing is answered alike. */
  async POST({ container, request, shop, locale, ip, userAgent }) {
    const { code, via } = await readBody(request, sent);
    const landing = await container.visit(shop, code, ip, userAgent, shareChannelFrom(via));
    return jsonAnswer(invitationAnswer(landing, locale));
  },
});
export const action = loader;
