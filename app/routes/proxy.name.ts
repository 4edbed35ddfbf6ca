import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { behindLink } from '../ui/storefront/landing-page.ts';
import { NAME_STATUS, type NameOutcome, namePage } from '../ui/storefront/name-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { localeFrom, localeOfUrl, readForm, wantsJson } from '../ui/storefront/request.ts';
import { emptyAnswer, jsonAnswer, liquidPage } from '../ui/storefront/respond.ts';
import { TRAP_FIELD } from '../ui/storefront/trap.ts';

/** Who sent you? Asked before buying or after; an order's page may name the order in the address. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const order = (new URL(request.url).searchParams.get('order') ?? '').slice(0, 60);
  const typed = { advocate: '', email: '', firstName: '', order };
  return liquidPage(namePage(null, locale, { typed, isCustomer: visitor.customerId !== null }));
}

/** A friend names who invited them. Scripts get JSON; the answer is the same whoever was named. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  if (!field) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const { ip, customerId } = visitor;
  const userAgent = request.headers.get('user-agent');
  const typed = {
    advocate: field('advocate'),
    email: field('email'),
    firstName: field('firstName'),
    order: field('order'),
  };
  const answer =
    field(TRAP_FIELD) !== ''
      ? ({ state: 'received' } as const)
      : await container.nameAdvocate(visitor.shop, {
          ...typed,
          locale: nearestLocale(locale),
          ip,
          userAgent,
          customerId,
        });
  if (answer.state === 'landing') {
    if (wantsJson(request)) return jsonAnswer(answer);
    const landing = await container.visit(visitor.shop, answer.code, ip, userAgent);
    const own =
      landing.state === 'open' ? await container.landingPage(visitor.shop.shopId, nearestLocale(locale)) : null;
    return liquidPage(behindLink(landing, locale, own));
  }
  const outcome: NameOutcome = answer;
  const status = NAME_STATUS[outcome.state];
  if (wantsJson(request)) return jsonAnswer(outcome, status);
  return liquidPage(namePage(outcome, locale, { typed, isCustomer: customerId !== null }), status);
}
