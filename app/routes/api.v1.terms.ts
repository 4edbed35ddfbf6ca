import { ApiRefusal, publicAnswer } from '../ui/api/answer.ts';
import { termsAnswer } from '../ui/api/terms-answer.ts';
import { apiRoute } from './api/api-route.ts';

export const loader = apiRoute({
  /** The terms in force, or those of one version: /api/v1/terms?version=3 (P9). */
  async GET({ container, request, shop, locale }) {
    const asked = new URL(request.url).searchParams.get('version');
    if (asked !== null && !/^\d{1,6}$/.test(asked)) throw new ApiRefusal('not-found');
    const found = await container.publicTerms(shop, asked === null ? null : Number(asked));
    if (!found) throw new ApiRefusal('not-found');
    return publicAnswer(termsAnswer(found, locale));
  },
});
export const action = loader;
