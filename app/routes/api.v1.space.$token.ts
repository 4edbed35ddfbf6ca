import { ApiRefusal } from '../ui/api/answer.ts';
import { apiSpace } from '../ui/api/space-answer.ts';
import { placeOfUrl } from '../ui/storefront/promotion-places.ts';
import { earlierThan } from '../ui/storefront/request.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

export const loader = apiRoute({
  /** A customer's space by the signed link of a mail: to look and share, no more (S10). */
  async GET({ container, request, shop, locale, token }) {
    const space = await container.guestSpace(shop, token, placeOfUrl(request), earlierThan(request));
    // expired, altered or made up: the same
    if (!space) throw new ApiRefusal('not-found');
    return jsonAnswer(apiSpace(space, locale, await container.ruleTexts(shop.shopId), true));
  },
});
export const action = loader;
