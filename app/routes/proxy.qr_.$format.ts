import type { LoaderFunctionArgs } from '@remix-run/node';
import { markedLink } from '../ui/storefront/paths.ts';
import { isQrFormat, qrFile } from '../ui/storefront/qr-file.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

/** The QR code of a customer's own link as a file: /apps/ricochet/qr/png or …/svg. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const { shop, customerId } = await container.authenticateProxy(request);
  const format = params['format'] ?? '';
  if (!isQrFormat(format)) return emptyAnswer(404);
  if (!shop || !customerId) return emptyAnswer(401);
  const space = await container.advocateSpace(shop, customerId);
  return space.state === 'ready' ? qrFile(markedLink(space.link, 'qr'), format, `qr-${space.code}`) : emptyAnswer(404);
}
