import type { LoaderFunctionArgs } from '@remix-run/node';
import { wayInPage } from '../ui/storefront/join-page.ts';
import { placeOfUrl } from '../ui/storefront/promotion-places.ts';
import { earlierThan, localeOfUrl } from '../ui/storefront/request.ts';
import { liquidPage } from '../ui/storefront/respond.ts';
import { spaceModel } from '../ui/storefront/space-model.ts';
import {
  notEligiblePage,
  notOpenYetPage,
  spaceBlockedPage,
  spaceClosedPage,
  spacePage,
} from '../ui/storefront/space-page.ts';

/** The advocate's own page, complete without a script. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(spaceClosedPage(locale));
  const from = placeOfUrl(request);
  if (!visitor.customerId) {
    const [found, isOpen] = await Promise.all([
      container.publicTerms(visitor.shop, null),
      container.isOpen(visitor.shop),
    ]);
    return liquidPage(wayInPage({ found, isOpen, from }, locale));
  }
  const space = await container.advocateSpace(visitor.shop, visitor.customerId, from, earlierThan(request));
  const own = space.state === 'closed' ? {} : await container.ruleTexts(visitor.shop.shopId);
  if (space.state === 'not-eligible') return liquidPage(notEligiblePage(space.reason, locale, own, space.holdings));
  if (space.state === 'closed' && space.reason === 'blocked') return liquidPage(spaceBlockedPage(locale));
  if (space.state === 'closed' && space.reason === 'not-open-yet') return liquidPage(notOpenYetPage(locale));
  return liquidPage(
    space.state === 'ready'
      ? spacePage(spaceModel(space, locale, own), locale)
      : spaceClosedPage(locale, space.holdings),
  );
}
