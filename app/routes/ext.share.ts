import type { ActionFunctionArgs } from '@remix-run/node';
import { answerExtension } from '../ui/extensions/answer.ts';
import { readBody } from '../ui/extensions/read-body.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';
import { shareChannelFrom } from '../ui/storefront/share-channels.ts';

export { notToRead as loader } from '../ui/extensions/answer.ts';

/** Counts a share from the account pages, `{"channel": "copy"}`. */
export const action = ({ request, context: { container } }: ActionFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, customerId } = await container.authenticateBuyer(request);
    if (!shop || !customerId) throw emptyAnswer(401);
    const channel = shareChannelFrom((await readBody(request))?.('channel'));
    if (!channel) throw emptyAnswer(400);
    if (!(await container.recordShare(shop, customerId, channel))) throw emptyAnswer(429);
    return {};
  });
