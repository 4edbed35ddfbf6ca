import type { LoaderFunctionArgs } from '@remix-run/node';
import { CLAIM_STATUS, claimWords } from '../ui/storefront/claim-model.ts';
import { claimPage } from '../ui/storefront/claim-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { localeOfUrl, wantsJson } from '../ui/storefront/request.ts';
import { jsonAnswer, liquidPage } from '../ui/storefront/respond.ts';

/** What became of a claim, for the page that waits. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const outcome = await container.claimStatus(visitor.shop, params['token'] ?? '');
  const status = CLAIM_STATUS[outcome.state];
  const { timeZone } = visitor.shop;
  const own = outcome.state === 'refused' ? await container.ruleTexts(visitor.shop.shopId) : {};
  if (wantsJson(request)) return jsonAnswer({ ...outcome, words: claimWords(outcome, locale, timeZone, own) }, status);
  return liquidPage(
    claimPage(outcome, locale, timeZone, null, own, { disclosure: outcome.disclosure, shopName: visitor.shop.name }),
    status,
  );
}
