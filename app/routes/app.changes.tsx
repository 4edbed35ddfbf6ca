import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { isAuditGroup } from '../domain/shared/audit-action.ts';
import { ChangesPage } from '../ui/changes/changes-page.tsx';

const UUID = /^[0-9a-f-]{36}$/;

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const { searchParams } = new URL(request.url);
  const [group, before] = [searchParams.get('group'), searchParams.get('before')];
  return container.changes(shop.shopId, {
    group: isAuditGroup(group) ? group : null,
    before: before !== null && UUID.test(before) ? before : null,
  });
}

export default function Changes() {
  const page = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const shopify = useAppBridge();
  return (
    <ChangesPage
      page={page}
      isFirst={!params.has('before')}
      onGroup={(group) => setParams(group ? { group } : {})}
      onOlder={(before) => setParams({ ...(page.group && { group: page.group }), before })}
      onNewest={() => setParams(page.group ? { group: page.group } : {})}
      onFailed={(message) => shopify.toast.show(message, { isError: true })}
    />
  );
}
