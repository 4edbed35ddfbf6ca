import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { consentWords, DECLARE_STATUS, type DeclareOutcome, declarePage } from '../ui/storefront/declare-page.ts';
import { anonymousPage } from '../ui/storefront/join-page.ts';
import { localeFrom, localeOfUrl, readForm } from '../ui/storefront/request.ts';
import { emptyAnswer, liquidPage } from '../ui/storefront/respond.ts';
import { spaceClosedPage } from '../ui/storefront/space-page.ts';
import { TRAP_FIELD } from '../ui/storefront/trap.ts';

const NOTHING_TYPED = { token: '', firstName: '', email: '', many: '', consent: null };

/** Someone reloads the address that the form posted to: nothing is there to show again. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  return liquidPage(declarePage({ state: 'closed' }, localeOfUrl(request, visitor.locale), NOTHING_TYPED));
}

/** An advocate declares friends. Who they are is what Shopify signed; the form was made for them. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  if (!field) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  if (!visitor.shop) return liquidPage(spaceClosedPage(locale));
  if (!visitor.customerId)
    return liquidPage(anonymousPage(locale, { isOpen: await container.isOpen(visitor.shop) }), 401);
  const typed = { token: field('token'), firstName: field('firstName'), email: field('email'), many: field('many') };
  // a program that fills in everything learns nothing
  const outcome: DeclareOutcome =
    field(TRAP_FIELD) !== ''
      ? { state: 'done', count: 1 }
      : await container.declareFriends(visitor.shop, visitor.customerId, {
          ...typed,
          consent: field('consent') === 'yes',
          locale: nearestLocale(locale),
        });
  const space = outcome.state === 'invalid' ? await container.advocateSpace(visitor.shop, visitor.customerId) : null;
  const consent = space?.state === 'ready' ? consentWords(space.terms, locale) : null;
  return liquidPage(declarePage(outcome, locale, { ...typed, consent }), DECLARE_STATUS[outcome.state]);
}
