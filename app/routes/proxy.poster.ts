import type { LoaderFunctionArgs } from '@remix-run/node';
import { posterPage } from '../ui/storefront/poster-page.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';

/** A poster to print, for the counter or the parcel: nothing on it that isn't public (S10). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  return liquidPage(posterPage(visitor.shop && (await container.publicTerms(visitor.shop, null)), locale));
}
