import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { stopPage } from '../ui/storefront/answer-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { localeFrom, localeOfUrl, readForm } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';

/** Never write to me again: asks once more, since programs follow links, too. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  return liquidPage(stopPage(false, params['token'] ?? '', locale));
}

/** By the page's button, or by a mail program's one click (RFC 8058). An unknown link is answered alike. */
export async function action({ request, params, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  const locale = localeFrom(field?.('locale'), localeOfUrl(request, visitor.locale));
  const token = params['token'] ?? '';
  if (visitor.shop) await container.stopMail(visitor.shop, token);
  return liquidPage(stopPage(true, token, locale));
}
