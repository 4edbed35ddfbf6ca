import type { LoaderFunctionArgs } from '@remix-run/node';
import { cardPage } from '../ui/storefront/card-page.ts';
import { anonymousPage } from '../ui/storefront/join-page.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';
import { spaceClosedPage } from '../ui/storefront/space-page.ts';

/** A card to print and hand on, with the customer's code and its QR code. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(spaceClosedPage(locale));
  if (!visitor.customerId) return liquidPage(anonymousPage(locale, { isOpen: await container.isOpen(visitor.shop) }));
  const space = await container.advocateSpace(visitor.shop, visitor.customerId);
  return liquidPage(space.state === 'ready' ? cardPage(space, locale) : spaceClosedPage(locale));
}
