import type { LoaderFunctionArgs } from '@remix-run/node';

/** Asked by the editor when it needs it: no save waits for Shopify. */
export const shouldRevalidate = () => false;

/** What the draft names and was deleted in Shopify, for the editor: it opens without waiting for Shopify's answer. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return { problems: await container.goneInShopify(shop.shopId) };
}
