import { publicAnswer } from '../ui/api/answer.ts';
import { apiRoute } from './api/api-route.ts';

export const loader = apiRoute({
  /** What the programme promises now, in both languages: the same as theme blocks read from the shop. */
  GET: async ({ container, shop }) => publicAnswer((await container.storefrontOffer(shop)) ?? { status: 'none' }),
});
export const action = loader;
