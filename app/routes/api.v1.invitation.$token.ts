import { invitationAnswer } from '../ui/api/invitation-answer.ts';
import { jsonAnswer } from '../ui/storefront/respond.ts';
import { apiRoute } from './api/api-route.ts';

export const loader = apiRoute({
  /** The invitation a mail leads to, under the offer it was made under. */
  GET: async ({ container, shop, locale, ip, token }) =>
    jsonAnswer(invitationAnswer(await container.invitation(shop, token, ip), locale)),
});
export const action = loader;
