import type { LoaderFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { answerExtension } from '../ui/extensions/answer.ts';
import { orderStoryModel } from '../ui/extensions/story-model.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

/** What the block beside an order in Shopify's admin shows (D6). */
export const loader = ({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop } = await container.authenticateStaff(request);
    const id = params['id'] ?? '';
    if (!/^\d{1,20}$/.test(id)) throw emptyAnswer(400);
    return orderStoryModel(
      await container.orderStory(shop.shopId, id),
      nearestLocale(localeOfUrl(request, shop.locale)),
    );
  });
