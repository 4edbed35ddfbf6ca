import type { ActionFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { wayInPage } from '../ui/storefront/join-page.ts';
import { LINK_STATUS, linkPage, linkWords } from '../ui/storefront/link-page.ts';
import { placeFrom } from '../ui/storefront/promotion-places.ts';
import { localeFrom, readForm } from '../ui/storefront/request.ts';
import { emptyAnswer, liquidPage } from '../ui/storefront/respond.ts';
import { spaceClosedPage } from '../ui/storefront/space-page.ts';
import { TRAP_FIELD } from '../ui/storefront/trap.ts';

/** Someone reloads the address that the form posted to: it leads where one's own page does, the form being there. */
export { loader } from './proxy.space.ts';

/** A customer who isn't logged in has the link to their page sent to them. The answer is the same for any address. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  if (!field) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  if (!visitor.shop) return liquidPage(spaceClosedPage(locale));
  const [email, from] = [field('email'), placeFrom(field('from'))];
  const outcome =
    field(TRAP_FIELD) !== ''
      ? ({ state: 'received' } as const)
      : await container.askSpaceLink(visitor.shop, { email, locale: nearestLocale(locale), ip: visitor.ip, from });
  if (outcome.state === 'closed') return liquidPage(spaceClosedPage(locale));
  const status = LINK_STATUS[outcome.state];
  if (outcome.state !== 'invalid') return liquidPage(linkPage(outcome, locale), status);
  const typed = { email, problem: linkWords(outcome, locale).text };
  const found = await container.publicTerms(visitor.shop, null);
  return liquidPage(wayInPage({ found, isOpen: true, from, typed }, locale), status);
}
