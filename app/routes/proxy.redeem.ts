import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { anonymousPage } from '../ui/storefront/join-page.ts';
import { REDEEM_STATUS, redeemPage } from '../ui/storefront/redeem-page.ts';
import { localeFrom, localeOfUrl, readForm } from '../ui/storefront/request.ts';
import { emptyAnswer, liquidPage } from '../ui/storefront/respond.ts';
import { spaceClosedPage } from '../ui/storefront/space-page.ts';

/** Someone reloads the address that the form posted to: nothing is there to show again. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  return liquidPage(redeemPage({ state: 'closed' }, locale, visitor.shop?.timeZone ?? 'UTC'));
}

/** A customer exchanges points. Who they are is what Shopify signed; what they press was made for them. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  if (!field) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  if (!visitor.shop) return liquidPage(spaceClosedPage(locale));
  if (!visitor.customerId)
    return liquidPage(anonymousPage(locale, { isOpen: await container.isOpen(visitor.shop) }), 401);
  const outcome = await container.redeem(visitor.shop, visitor.customerId, {
    token: field('token'),
    itemId: field('item'),
  });
  const own = outcome.state === 'refused' ? await container.ruleTexts(visitor.shop.shopId) : {};
  return liquidPage(redeemPage(outcome, locale, visitor.shop.timeZone, own), REDEEM_STATUS[outcome.state]);
}
