import { z } from 'zod';
import { ApiRefusal } from '../ui/api/answer.ts';
import { line, readBody } from '../ui/api/read-body.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';
import { shareChannelFrom } from '../ui/storefront/share-channels.ts';
import { apiRoute, customerOf } from './api/api-route.ts';

const sent = z.object({ channel: line });

export const loader = apiRoute({
  /** Counts a share, `{"channel": "copy"}`. */
  async POST(call) {
    const customerId = customerOf(call);
    const channel = shareChannelFrom((await readBody(call.request, sent)).channel);
    if (!channel) throw new ApiRefusal('bad-request', 'channel');
    const isCounted = await call.container.recordShare(call.shop, customerId, channel);
    if (!isCounted) throw new ApiRefusal('too-many-requests');
    return emptyAnswer(204);
  },
});
export const action = loader;
