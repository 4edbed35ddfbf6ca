import type { LoaderFunctionArgs } from '@remix-run/node';

/** The file a merchant hands over when a customer asks what is held about them (customers/data_request). */
export async function loader({ request, params, context: { container } }: LoaderFunctionArgs) {
  const { shop } = await container.authenticateAdmin(request);
  const held = await container.personExport(shop.shopId, params['problemId'] ?? '');
  if (!held) throw new Response('Nothing is held about this customer', { status: 404 });
  return new Response(JSON.stringify(held, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="ricochet.json"',
      'Cache-Control': 'private, no-store',
    },
  });
}
