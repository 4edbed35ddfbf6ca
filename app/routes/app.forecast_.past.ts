import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

const share = z.coerce.number().int().min(0).max(10_000);

/** The shop's own past year under the programme (A4); read when asked for, since it looks at every first purchase. */
export async function loader({ request, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const shareBp = share.safeParse(new URL(request.url).searchParams.get('share'));
  if (!shareBp.success) throw new Response(null, { status: 400, statusText: 'A share in basis points' });
  return container.pastYear(shop.shopId, shareBp.data);
}
