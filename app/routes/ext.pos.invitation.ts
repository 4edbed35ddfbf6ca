import type { ActionFunctionArgs } from '@remix-run/node';
import { answerExtension } from '../ui/extensions/answer.ts';
import { readBody } from '../ui/extensions/read-body.ts';
import { tillInvitationModel } from '../ui/extensions/till-model.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

export { notToRead as loader } from '../ui/extensions/answer.ts';

/** A friend's code typed or scanned at the till: what it opens, the same answer whatever it doesn't (S6). */
export const action = ({ request, context: { container } }: ActionFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, actor, locale: voice } = await container.authenticateStaff(request);
    const field = await readBody(request);
    if (!field) throw emptyAnswer(400);
    const customerId = /^\d{1,20}$/.test(field('customer')) ? field('customer') : null;
    const landing = await container.tillInvitation(shop, { code: field('code'), customerId }, actor);
    return tillInvitationModel(landing, localeOfUrl(request, voice));
  });
