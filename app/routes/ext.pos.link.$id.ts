import type { ActionFunctionArgs } from '@remix-run/node';
import { answerExtension } from '../ui/extensions/answer.ts';
import { tillLinkModel } from '../ui/extensions/till-model.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

export { notToRead as loader } from '../ui/extensions/answer.ts';

/** A customer's own code and link, mailed to them (S6). */
export const action = ({ request, params, context: { container } }: ActionFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, actor, locale: voice } = await container.authenticateStaff(request);
    const id = params['id'] ?? '';
    if (!/^\d{1,20}$/.test(id)) throw emptyAnswer(400);
    return tillLinkModel(await container.mailLinkFromTill(shop, id, actor), localeOfUrl(request, voice));
  });
