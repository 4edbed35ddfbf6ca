import type { LoaderFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { behindLink } from '../ui/storefront/landing-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';

/** The invitation a mail leads to: /apps/ricochet/invitation/TOKEN, under the offer it was made under. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const landing = await container.invitation(visitor.shop, params['token'] ?? '', visitor.ip);
  const own = landing.state === 'open' ? await container.landingPage(visitor.shop.shopId, nearestLocale(locale)) : null;
  return liquidPage(behindLink(landing, locale, own));
}
