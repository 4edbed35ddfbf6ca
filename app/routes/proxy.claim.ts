import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { Disclosed } from '../i18n/disclosure-words.ts';
import { nearestLocale } from '../i18n/translator.ts';
import { CLAIM_STATUS, type ClaimOutcome, claimWords } from '../ui/storefront/claim-model.ts';
import { claimPage } from '../ui/storefront/claim-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { localeFrom, localeOfUrl, readForm, wantsJson } from '../ui/storefront/request.ts';
import { emptyAnswer, jsonAnswer, liquidPage } from '../ui/storefront/respond.ts';
import { shareChannelFrom } from '../ui/storefront/share-channels.ts';
import { TRAP_FIELD } from '../ui/storefront/trap.ts';
import { pretendedClaim } from '../usecases/pretended-claim.ts';

/** Someone reloads the address that the form posted to: nothing is there to show again. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  return liquidPage(closedPage(localeOfUrl(request, visitor.locale)));
}

/** The claim form. Scripts get JSON, a form without one gets the page. */
export async function action({ request, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  if (!field) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  const answers = { visitToken: field('visit'), email: field('email'), firstName: field('firstName') };
  const via = shareChannelFrom(field('via'));
  const givesCode = field('kind') !== 'invitation';

  const outcome: ClaimOutcome & { disclosure?: Disclosed | null } = !visitor.shop
    ? { state: 'closed' }
    : field(TRAP_FIELD) !== ''
      ? pretendedClaim(answers.email, givesCode)
      : await container.claim(visitor.shop, {
          ...answers,
          via,
          locale: nearestLocale(locale),
          ip: visitor.ip,
          userAgent: request.headers.get('user-agent'),
          customerId: visitor.customerId,
        });

  const status = CLAIM_STATUS[outcome.state];
  const timeZone = visitor.shop?.timeZone ?? 'UTC';
  const own = visitor.shop && outcome.state === 'refused' ? await container.ruleTexts(visitor.shop.shopId) : {};
  if (wantsJson(request)) return jsonAnswer({ ...outcome, words: claimWords(outcome, locale, timeZone, own) }, status);
  return liquidPage(
    claimPage(outcome, locale, timeZone, { ...answers, via, givesCode }, own, {
      disclosure: outcome.disclosure,
      shopName: visitor.shop?.name ?? '',
    }),
    status,
  );
}
