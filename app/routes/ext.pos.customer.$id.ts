import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answerExtension } from '../ui/extensions/answer.ts';
import { tillCustomerModel } from '../ui/extensions/till-model.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';
import { emptyAnswer } from '../ui/storefront/respond.ts';

const A_CUSTOMER = /^\d{1,20}$/;

/** The customer in front of the staff: their code, their balance, what they can use now (S6). */
export const loader = ({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, locale: voice } = await container.authenticateStaff(request);
    const id = params['id'] ?? '';
    if (!A_CUSTOMER.test(id)) throw emptyAnswer(400);
    return tillCustomerModel(
      await container.tillCustomer(shop, id),
      localeOfUrl(request, voice),
      await container.ruleTexts(shop.shopId),
    );
  });

/** Enrols them. */
export const action = ({ request, params, context: { container } }: ActionFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, actor, locale: voice } = await container.authenticateStaff(request);
    const id = params['id'] ?? '';
    if (!A_CUSTOMER.test(id)) throw emptyAnswer(400);
    return tillCustomerModel(
      await container.enrolAtTill(shop, id, actor),
      localeOfUrl(request, voice),
      await container.ruleTexts(shop.shopId),
    );
  });
