import type { LoaderFunctionArgs } from '@remix-run/node';
import { figuresAskedIn } from '../ui/review/figures-period.ts';

/** Fraud in figures (V5, V6), read beside the queue so that nobody waits for them to decide. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  return container.fraudFigures(shop.shopId, figuresAskedIn(new URL(request.url).searchParams));
}
