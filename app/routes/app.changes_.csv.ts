import type { LoaderFunctionArgs } from '@remix-run/node';
import { wordsFor } from '../i18n/react.tsx';
import { changesCsv } from '../ui/changes/changes-csv.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop, locale } = await container.authenticateAdmin(request);
  const group = new URL(request.url).searchParams.get('group');
  return changesCsv(await container.changesFile(shop.shopId, group), wordsFor(locale));
}
