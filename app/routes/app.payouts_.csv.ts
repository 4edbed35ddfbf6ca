import type { LoaderFunctionArgs } from '@remix-run/node';
import { wordsFor } from '../i18n/react.tsx';
import { payoutsCsv } from '../ui/reports/report-csv.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop, locale } = await container.authenticateAdmin(request);
  return payoutsCsv(await container.payouts(shop.shopId), wordsFor(locale));
}
