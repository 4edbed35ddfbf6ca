import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { nearestLocale } from '../i18n/translator.ts';
import { ASK_STATUS, askedPage, askPage } from '../ui/storefront/ask-page.ts';
import { anonymousPage } from '../ui/storefront/join-page.ts';
import { paths } from '../ui/storefront/paths.ts';
import { localeFrom, localeOfUrl, readForm } from '../ui/storefront/request.ts';
import { emptyAnswer, liquidPage, seeOther } from '../ui/storefront/respond.ts';
import { TRAP_FIELD } from '../ui/storefront/trap.ts';

/** Asks that a human looks at what was decided automatically: the form, or that it was sent (before). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  const asked = new URL(request.url).searchParams;
  const typed = { about: asked.get('about') ?? '', claim: asked.get('claim') ?? '', note: '', email: '' };
  const who = whoAsks(typed, visitor.customerId);
  if (!visitor.shop) return liquidPage(askPage({ state: 'closed' }, locale, typed));
  if (!who) return liquidPage(anonymousPage(locale, { isOpen: await container.isOpen(visitor.shop) }));
  const { shop } = visitor;
  const [appeal, own] = await Promise.all([container.appealable(shop, who), container.ruleTexts(shop.shopId)]);
  // what was sent a moment ago is received, whether it was taken up yet or not
  const mark = asked.get('sent');
  const isWaiting = appeal.state === 'open' || (appeal.state === 'asked' && !appeal.answeredAt);
  if (isWaiting && mark && (await container.wasJustSent(shop, who, mark)))
    return liquidPage(askedPage({ state: 'received' }, locale, typed));
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
  if (!who) return liquidPage(anonymousPage(locale, { isOpen: await container.isOpen(visitor.shop) }), 401);
  const outcome =
    field(TRAP_FIELD) !== ''
      ? ({ state: 'received' } as const)
      : await container.askHuman(visitor.shop, who, {
          ...{ note: typed.note, email: typed.email, pageToken: field('token') },
          ...{ locale: nearestLocale(locale), ip: visitor.ip },
        });
  if (outcome.state === 'again') return seeOther(paths.asked(typed, locale, null));
  if (outcome.state === 'received')
    return seeOther(paths.asked(typed, locale, await container.sentMark(visitor.shop, who)));
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
