import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PartnersPage } from '../ui/partners/partners-page.tsx';

export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.partners(shop.shopId);
}

export default function Partners() {
  return <PartnersPage page={useLoaderData<typeof loader>()} />;
}
