import type { LoaderFunctionArgs } from '@remix-run/node';
import { wordsFor } from '../i18n/react.tsx';
import { statementCsv } from '../ui/people/statement-csv.ts';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop, locale } = await container.authenticateAdmin(request);
  const statement = await container.personStatement(shop.shopId, params.id ?? '');
  if (!statement) throw new Response(null, { status: 404 });
  return statementCsv(statement, wordsFor(locale));
}
