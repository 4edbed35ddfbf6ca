import type { LoaderFunctionArgs } from '@remix-run/node';
import { translatorFor } from '../i18n/translator.ts';
import { spaceAnswer } from '../ui/extensions/space-answer.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { walletGlance } from '../ui/storefront/wallet-glance.ts';

/** What the theme's advocate block shows. Nobody logged in is an ordinary answer, not an error. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop)
    return jsonAnswer({ state: 'closed', message: translatorFor(locale)('storefront:space.closed.text') });
  if (!visitor.customerId) return jsonAnswer({ state: 'anonymous' });
  const space = await container.advocateSpace(visitor.shop, visitor.customerId);
  const own = space.state === 'closed' ? {} : await container.ruleTexts(visitor.shop.shopId);
  const answer = spaceAnswer(space, locale, own);
  if (answer.state === 'closed') return jsonAnswer(answer);
  // points are exchanged on the page, whose buttons were made for this customer
  const {
    wallet,
    declare: _alsoThere,
    own: _thereToo,
    ownCode: _thereAgain,
    guest: _loggedIn,
    more: _onThePage,
    closedFor,
    ...model
  } = answer;
  return jsonAnswer({
    ...model,
    ...walletGlance(wallet, locale),
    next: closedFor ? [closedFor, ...model.next] : model.next,
  });
}
