import type { LoaderFunctionArgs } from '@remix-run/node';
import { conditionsOfUrl } from '../ui/program/conditions-url.ts';

/** Asked by the editor when it needs it: no save waits for Shopify. */
export const shouldRevalidate = () => false;

/** How many customers meet the conditions that are being edited, today (P4). */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.qualifying(shop.shopId, conditionsOfUrl(request));
}
