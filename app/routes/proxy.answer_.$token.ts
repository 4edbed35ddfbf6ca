import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { answeredPage, answerPage } from '../ui/storefront/answer-page.ts';
import { closedPage } from '../ui/storefront/page.ts';
import { localeFrom, localeOfUrl, readForm } from '../ui/storefront/request.ts';
import { emptyAnswer, liquidPage } from '../ui/storefront/respond.ts';

/** Is it true? Shown only: mail programs follow links by themselves. */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const locale = localeOfUrl(request, visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const token = params['token'] ?? '';
  return liquidPage(answerPage(await container.declaration(visitor.shop, token), token, locale));
}

/** The other side's yes or no. */
export async function action({ request, params, context: { container } }: ActionFunctionArgs): Promise<Response> {
  const visitor = await container.authenticateProxy(request);
  const field = await readForm(request);
  const answer = field?.('answer');
  if (!field || (answer !== 'yes' && answer !== 'no')) return emptyAnswer(400);
  const locale = localeFrom(field('locale'), visitor.locale);
  if (!visitor.shop) return liquidPage(closedPage(locale));
  const token = params['token'] ?? '';
  const asked = await container.declaration(visitor.shop, token);
  const closed = () => liquidPage(answerPage({ state: 'closed' }, token, locale));
  if (asked.state !== 'open') return closed();
  const outcome = await container.answerDeclaration(visitor.shop, token, answer);
  if (outcome === 'too-many') return emptyAnswer(429);
  return outcome === 'noted' ? liquidPage(answeredPage(answer, asked.side, token, locale)) : closed();
}
