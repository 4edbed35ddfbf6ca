import type { LoaderFunctionArgs } from '@remix-run/node';
import { joinPage, wayInPage } from '../ui/storefront/join-page.ts';
import { paths } from '../ui/storefront/paths.ts';
import { placeOfUrl } from '../ui/storefront/promotion-places.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage, seeOther } from '../ui/storefront/respond.ts';

/** What is promised, for anybody, and how to take part: /apps/ricochet/join. Where they read of it is counted (S10). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const { shop, customerId, ip, locale: known } = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, known);
  const from = placeOfUrl(request);
  const found = shop && (await container.publicTerms(shop, null));
  if (shop && from && found?.isInForce)
    await container.countPromoted(shop, { from, ip, userAgent: request.headers.get('user-agent') });
  // nothing is promised to all, but it may be to a pilot's customers or a partner (P12, P14): one's own page is the only one to know
  if (shop && !found)
    return customerId
      ? seeOther(paths.ownSpace(locale, from))
      : liquidPage(wayInPage({ found, isOpen: await container.isOpen(shop), from }, locale));
  return liquidPage(joinPage({ found, from, isCustomer: customerId !== null }, locale));
}
