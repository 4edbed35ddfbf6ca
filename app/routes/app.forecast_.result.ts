import type { LoaderFunctionArgs } from '@remix-run/node';

/** What a plan comes to (A4), while it is being typed: the plan and its forecast, or null for figures that can't be. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  await container.authenticateAdmin(request);
  return container.forecast(new URL(request.url).searchParams.get('plan') ?? '');
}
