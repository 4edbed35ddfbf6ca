import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answerExtension } from '../ui/extensions/answer.ts';
import { customerBlockModel } from '../ui/extensions/customer-block-model.ts';
import { readBody } from '../ui/extensions/read-body.ts';
import { tillLinkModel } from '../ui/extensions/till-model.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

const A_CUSTOMER = /^\d{1,20}$/;

/** What the block beside a customer in Shopify's admin shows (D6). */
export const loader = ({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, locale: voice } = await container.authenticateStaff(request);
    const id = params['id'] ?? '';
    if (!A_CUSTOMER.test(id)) throw emptyAnswer(400);
    const ruleTexts = await container.ruleTexts(shop.shopId);
    return customerBlockModel(await container.tillCustomer(shop, id), localeOfUrl(request, voice), ruleTexts);
  });

/** Invites them to invite: gives them a code (`do` = enrol), or mails them the one they have (`do` = mail). */
export const action = ({ request, params, context: { container } }: ActionFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, actor, locale } = await container.authenticateStaff(request);
    const voice = localeOfUrl(request, locale);
    const id = params['id'] ?? '';
    const asked = (await readBody(request))?.('do');
    if (!A_CUSTOMER.test(id) || (asked !== 'enrol' && asked !== 'mail')) throw emptyAnswer(400);
    if (asked === 'mail') return tillLinkModel(await container.mailLinkFromTill(shop, id, actor), voice);
    const ruleTexts = await container.ruleTexts(shop.shopId);
    return customerBlockModel(await container.enrolAtTill(shop, id, actor), voice, ruleTexts);
  });
