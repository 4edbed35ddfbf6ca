import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { readForm } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

const CHANNELS = ['copy', 'email', 'whatsapp', 'sms', 'native'] as const;

export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  await container.authenticateProxy(request);
  return emptyAnswer(405);
}

/** Counts a share. Only a logged-in customer has something to share. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const { shop, customerId } = await container.authenticateProxy(request);
  if (!shop || !customerId) return emptyAnswer(401);
  const field = await readForm(request);
  const channel = CHANNELS.find((known) => known === field?.('channel'));
  if (!channel) return emptyAnswer(400);
  await container.recordShare(shop, customerId, channel);
  return emptyAnswer(204);
}
