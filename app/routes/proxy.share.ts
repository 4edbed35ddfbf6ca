import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { readForm } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';
import { shareChannelFrom } from '../ui/storefront/share-channels.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  await container.authenticateProxy(request);
  return emptyAnswer(405);
}

/** Counts a share of a customer's, logged in or here by a mail's link. Nobody else has something to share. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const { shop, customerId: loggedIn } = await container.authenticateProxy(request);
  const field = await readForm(request);
  const token = field?.('token') ?? '';
  const customerId = loggedIn ?? (shop && token ? await container.guestOf(shop, token) : null);
  if (!shop || !customerId) return emptyAnswer(401);
  const channel = shareChannelFrom(field?.('channel'));
  if (!channel) return emptyAnswer(400);
  return emptyAnswer((await container.recordShare(shop, customerId, channel)) ? 204 : 429);
}
