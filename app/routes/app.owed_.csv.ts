import type { LoaderFunctionArgs } from '@remix-run/node';
import { wordsFor } from '../i18n/react.tsx';
import { owedCsv } from '../ui/reports/report-csv.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop, locale } = await container.authenticateAdmin(request);
  return owedCsv(await container.owed(shop.shopId), wordsFor(locale));
}
