import type { LoaderFunctionArgs } from '@remix-run/node';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';
import { termsPage } from '../ui/storefront/terms-page.ts';

/** The terms that are in force, or those of one version: /apps/ricochet/terms?version=3 (P9). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  const asked = new URL(request.url).searchParams.get('version');
  const number = asked !== null && /^\d{1,6}$/.test(asked) ? Number(asked) : null;
  const found = visitor.shop && (await container.publicTerms(visitor.shop, asked === null ? null : (number ?? 0)));
  return liquidPage(termsPage(found, locale), found ? 200 : 404);
}
