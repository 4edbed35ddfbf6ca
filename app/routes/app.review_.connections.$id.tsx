import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { ConnectionsPage } from '../ui/connections/connections-page.tsx';
import { ListingDesk } from '../ui/lists/listing-desk.tsx';
import { useLookAgain } from '../ui/use-look-again.ts';

export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const alsoId = new URL(request.url).searchParams.get('with');
  const view = await container.connections(shop.shopId, { centreId: params.id ?? '', alsoId });
  if (!view) throw new Response(null, { status: 404 });
  return view;
}

export default function ConnectionsOfPerson() {
  const view = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const lookAgain = useLookAgain();
  const said = (text: string, isError = false) => {
    shopify.toast.show(text, { isError });
    lookAgain();
  };
  return (
    <ListingDesk onSaid={said}>
      <ConnectionsPage view={view} />
    </ListingDesk>
  );
}
