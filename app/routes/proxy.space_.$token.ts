import type { LoaderFunctionArgs } from '@remix-run/node';
import { anonymousPage } from '../ui/storefront/join-page.ts';
import { placeOfUrl } from '../ui/storefront/promotion-places.ts';
import { earlierThan, localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';
import { guestModel } from '../ui/storefront/space-model.ts';
import { spaceClosedPage, spacePage } from '../ui/storefront/space-page.ts';

/** A customer's page by the signed link of a mail: /apps/ricochet/space/TOKEN. To look and share, no more. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(spaceClosedPage(locale));
  const token = params['token'] ?? '';
  const from = placeOfUrl(request);
  const space = await container.guestSpace(visitor.shop, token, from, earlierThan(request));
  // expired, altered or made up: the same, with the form for a new one
  const isOpen = space !== null || (await container.isOpen(visitor.shop));
  if (!isOpen) return liquidPage(spaceClosedPage(locale));
  if (!space) return liquidPage(anonymousPage(locale, { isOpen, from, isExpired: true }));
  if (space.state !== 'ready') return liquidPage(spaceClosedPage(locale));
  const own = await container.ruleTexts(visitor.shop.shopId);
  return liquidPage(spacePage(guestModel(space, token, locale, own), locale));
}
