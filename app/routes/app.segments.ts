import type { LoaderFunctionArgs } from '@remix-run/node';

/** The shop's customer segments, for the programme's editor. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return { segments: await container.segments(shop.shopId) };
}
