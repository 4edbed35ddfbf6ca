import type { LoaderFunctionArgs } from '@remix-run/node';
import { isAuditGroup } from '../domain/shared/audit-action.ts';
import { wordsFor } from '../i18n/react.tsx';
import { changesCsv } from '../ui/changes/changes-csv.ts';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop, locale } = await container.authenticateAdmin(request);
  const group = new URL(request.url).searchParams.get('group');
  return changesCsv(await container.changesFile(shop.shopId, isAuditGroup(group) ? group : null), wordsFor(locale));
}
