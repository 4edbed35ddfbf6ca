import type { LoaderFunctionArgs } from '@remix-run/node';
import { translatorFor } from '../i18n/translator.ts';
import { answerExtension } from '../ui/extensions/answer.ts';
import { accountSpace, invitationOf } from '../ui/extensions/space-answer.ts';
import { localeOfUrl } from '../ui/storefront/request.ts';

/** What the account pages and the page after a purchase show (S6, S10): a customer's own space, a guest's invitation to have one. */
export const loader = ({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> =>
  answerExtension(request, container, async () => {
    const { shop, customerId, ...buyer } = await container.authenticateBuyer(request);
    const locale = localeOfUrl(request, buyer.locale);
    if (!shop) return { state: 'closed', message: translatorFor(locale)('storefront:space.closed.text') };
    if (!customerId) return invitationOf(await container.publicTerms(shop, null), locale);
    const space = await container.advocateSpace(shop, customerId);
    return accountSpace(space, locale, space.state === 'closed' ? {} : await container.ruleTexts(shop.shopId));
  });
