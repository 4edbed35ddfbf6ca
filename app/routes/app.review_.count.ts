import type { LoaderFunctionArgs } from '@remix-run/node';

/** The number beside "To check" in the menu. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return { waiting: await container.waitingReviews(shop.shopId) };
}
