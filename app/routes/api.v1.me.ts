import { apiSpace } from '../ui/api/space-answer.ts';
import { placeOfUrl } from '../ui/storefront/promotion-places.ts';
import { earlierThan } from '../ui/storefront/request.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute, customerOf } from './api/api-route.ts';

export const loader = apiRoute({
  /** A customer's space: what to share, their friends, what they earned. They become an advocate at first sight. */
  async GET(call) {
    const { container, request, shop, locale } = call;
    const space = await container.advocateSpace(shop, customerOf(call), placeOfUrl(request), earlierThan(request));
    const own = space.state === 'closed' ? {} : await container.ruleTexts(shop.shopId);
    return jsonAnswer(apiSpace(space, locale, own));
  },
});
export const action = loader;
