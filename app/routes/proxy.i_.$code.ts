import type { LoaderFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { behindLink } from '../ui/storefront/landing-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { previewAnswer } from '../ui/storefront/preview-page.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';
import { shareChannelFrom } from '../ui/storefront/share-channels.ts';

/** The permanent link (V1): /apps/ricochet/i/CODE. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const asked = new URL(request.url).searchParams;
  const code = params['code'] ?? asked.get('code') ?? '';
  const via = shareChannelFrom(asked.get('via'));
  const landing = await container.visit(visitor.shop, code.trim(), visitor.ip, request.headers.get('user-agent'), via);
  if (landing.state === 'open' && landing.previewOf) return previewAnswer(landing, landing.previewOf, locale);
  const own = landing.state === 'open' ? await container.landingPage(visitor.shop.shopId, nearestLocale(locale)) : null;
  return liquidPage(behindLink(landing.state === 'open' ? { ...landing, via } : landing, locale, own));
}
