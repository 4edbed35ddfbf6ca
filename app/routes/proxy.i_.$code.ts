import type { LoaderFunctionArgs } from '@remix-run/node';
import { behindLink } from '../ui/storefront/landing-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';

/** The permanent link (V1): /apps/ricochet/i/CODE. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const code = params['code'] ?? new URL(request.url).searchParams.get('code') ?? '';
  const landing = await container.visit(visitor.shop, code.trim(), visitor.ip, request.headers.get('user-agent'));
  return liquidPage(behindLink(landing, locale));
}
