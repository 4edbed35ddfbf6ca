import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { ChangesPage } from '../ui/changes/changes-page.tsx';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const { searchParams } = new URL(request.url);
  return container.changes(shop.shopId, { group: searchParams.get('group'), before: searchParams.get('before') });
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
