import { emptyAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

export const loader = apiRoute({
  /** Nobody writes to the address behind a mail's link again unasked. An unknown link is answered alike. */
  async POST({ container, shop, token }) {
    await container.stopMail(shop, token);
    return emptyAnswer(204);
  },
});
export const action = loader;
