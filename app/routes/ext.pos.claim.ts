import type { ActionFunctionArgs } from '@remix-run/node';
import { answerExtension } from '../ui/extensions/answer.ts';
import { readBody } from '../ui/extensions/read-body.ts';
import { tillClaimModel } from '../ui/extensions/till-model.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

export { notToRead as loader } from '../ui/extensions/answer.ts';

/** The welcome for the customer in the cart, who came by a friend's invitation (S6). */
export const action = ({ request, context: { container } }: ActionFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, actor, locale: voice } = await container.authenticateStaff(request);
    const field = await readBody(request);
    const customerId = field?.('customer') ?? '';
    if (!field || !/^\d{1,20}$/.test(customerId)) throw emptyAnswer(400);
    const outcome = await container.claimAtTill(shop, { visitToken: field('visit'), customerId }, actor);
    const own = outcome.state === 'refused' ? await container.ruleTexts(shop.shopId) : {};
    return tillClaimModel(outcome, localeOfUrl(request, voice), shop.timeZone, own);
  });
