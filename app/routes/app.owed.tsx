import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { OwedPage } from '../ui/reports/owed-page.tsx';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.owed(shop.shopId);
}

export default function Owed() {
  const shopify = useAppBridge();
  return (
    <OwedPage
      owed={useLoaderData<typeof loader>()}
      onFailed={(message) => shopify.toast.show(message, { isError: true })}
    />
  );
}
