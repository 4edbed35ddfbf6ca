import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { CODE_STATUS, codePage } from '../ui/storefront/code-page.ts';
import { anonymousPage } from '../ui/storefront/join-page.ts';
import { localeFrom, localeOfUrl, readForm } from '../ui/storefront/request.ts';
import { emptyAnswer, liquidPage } from '../ui/storefront/respond.ts';
import { spaceClosedPage } from '../ui/storefront/space-page.ts';

const NOTHING_TYPED = { token: '', code: '' };

/** Someone reloads the address that the form posted to: nothing is there to show again. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const timeZone = visitor.shop?.timeZone ?? 'UTC';
  return liquidPage(codePage({ state: 'closed' }, localeOfUrl(request, visitor.locale), timeZone, NOTHING_TYPED));
}

/** An advocate chooses another code. Who they are is what Shopify signed; the form was made for them. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  if (!field) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  if (!visitor.shop) return liquidPage(spaceClosedPage(locale));
  if (!visitor.customerId)
    return liquidPage(anonymousPage(locale, { isOpen: await container.isOpen(visitor.shop) }), 401);
  const typed = { token: field('token'), code: field('code') };
  const outcome = await container.chooseCode(visitor.shop, visitor.customerId, typed);
  return liquidPage(codePage(outcome, locale, visitor.shop.timeZone, typed), CODE_STATUS[outcome.state]);
}
