import type { LoaderFunctionArgs } from '@remix-run/node';

/** The bounce page and the way out of the iframe: the library answers by throwing its own Response. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await context.container.authenticateAdmin(request);
  return null;
}
