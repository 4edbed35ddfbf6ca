import type { LoaderFunctionArgs } from '@remix-run/node';

/** What a programme's file may hold; the files name this address as their `$schema`. Nothing in it is any shop's. */
export function loader({ context: { container } }: LoaderFunctionArgs): Response {
  return Response.json(container.programFileSchema(), {
    headers: {
      'Content-Type': 'application/schema+json',
      'Cache-Control': 'public, max-age=3600',
      'Access-Control-Allow-Origin': '*',
    },
  });
}
