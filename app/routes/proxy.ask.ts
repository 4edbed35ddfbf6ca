import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { ASK_STATUS, askedPage, askPage } from '../ui/storefront/ask-page.ts';
import { TRAP_FIELD } from '../ui/storefront/claim-form.ts';
import { localeFrom, localeOfUrl, readForm } from '../ui/storefront/request.ts';
import { emptyAnswer, liquidPage } from '../ui/storefront/respond.ts';
import { anonymousPage } from '../ui/storefront/space-page.ts';

/** Asks that a human looks at what was decided automatically: the form, or that it was sent before. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  const asked = new URL(request.url).searchParams;
  const typed = { about: asked.get('about') ?? '', claim: asked.get('claim') ?? '', note: '', email: '' };
  const who = whoAsks(typed, visitor.customerId);
  if (!visitor.shop) return liquidPage(askPage({ state: 'closed' }, locale, typed));
  if (!who) return liquidPage(anonymousPage(locale));
  const { shop } = visitor;
  const [appeal, own] = await Promise.all([container.appealable(shop, who), container.ruleTexts(shop.shopId)]);
  return liquidPage(askPage(appeal, locale, typed, null, own));
}

/** Who asks is what Shopify signed, or the holder of a claim's token; somebody else's affairs look like none. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  if (!field) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  const typed = { about: field('about'), claim: field('claim'), note: field('note'), email: field('email') };
  const who = whoAsks(typed, visitor.customerId);
  if (!visitor.shop) return liquidPage(askPage({ state: 'closed' }, locale, typed));
  if (!who) return liquidPage(anonymousPage(locale), 401);
  const outcome =
    field(TRAP_FIELD) !== ''
      ? ({ state: 'received' } as const)
      : await container.askHuman(visitor.shop, who, {
          ...{ note: typed.note, email: typed.email, pageToken: field('token') },
          ...{ locale, ip: visitor.ip },
        });
  const status = ASK_STATUS[outcome.state];
  if (outcome.state !== 'invalid') return liquidPage(askedPage(outcome, locale, typed), status);
  const { shop } = visitor;
  const [appeal, own] = await Promise.all([container.appealable(shop, who), container.ruleTexts(shop.shopId)]);
  return liquidPage(askPage(appeal, locale, typed, outcome, own), status);
}

function whoAsks({ about, claim }: { about: string; claim: string }, customerId: string | null) {
  if (claim) return { claimToken: claim };
  return customerId ? { customerId, referralId: about } : null;
}
