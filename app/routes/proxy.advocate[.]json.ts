import type { LoaderFunctionArgs } from '@remix-run/node';
import { shopperReason } from '../i18n/rule-words.ts';
import { translatorFor } from '../i18n/translator.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { spaceModel } from '../ui/storefront/space-model.ts';

/** What the theme's advocate block shows. Nobody logged in is an ordinary answer, not an error. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  const t = translatorFor(locale);
  const closed = { state: 'closed', message: t('storefront:space.closed.text') };
  if (!visitor.shop) return jsonAnswer(closed);
  if (!visitor.customerId) return jsonAnswer({ state: 'anonymous' });
  const space = await container.advocateSpace(visitor.shop, visitor.customerId);
  const own = space.state === 'closed' ? {} : await container.ruleTexts(visitor.shop.shopId);
  if (space.state === 'not-eligible')
    return jsonAnswer({ ...closed, message: shopperReason(space.reason, {}, locale, 'UTC', own) });
  if (space.state === 'closed' && space.reason === 'blocked')
    return jsonAnswer({ ...closed, message: t('storefront:space.blocked.text') });
  if (space.state !== 'ready') return jsonAnswer(closed);
  // points are exchanged on the page, whose buttons were made for this customer
  const {
    wallet: _onThePage,
    declare: _alsoThere,
    own: _thereToo,
    closedFor,
    ...model
  } = spaceModel(space, locale, own);
  return jsonAnswer({ ...model, next: closedFor ? [closedFor, ...model.next] : model.next });
}
